// Options about multicast groups, their sources and interfaces.
#include <cstddef>
#include <cstring>
#include <string>

#include "../sys/errors.h"
#include "../sys/system_headers.h"
#include "arguments.h"
#include "option_encoding.h"

namespace syssock {
namespace {

constexpr std::int64_t kMaxUint32 = 0xffffffff;
constexpr std::int64_t kMaxZeroNetIndex = 0xffffff;
constexpr std::size_t kMaxShownText = 64;

bool ParseAddress(int family, const std::string& text, void* out) {
  return text.find('\0') == std::string::npos && inet_pton(family, text.c_str(), out) == 1;
}

bool ReadIp(const OptionEncoding& to, Napi::Value value, const std::string& name, int family,
            void* out) {
  std::string text;
  if (!ReadString(to.env, value, name.c_str(), &text)) return false;
  if (ParseAddress(family, text, out)) return true;
  const char* expected = family == AF_INET ? "an IPv4 address" : "an IPv6 address";
  ThrowArgumentValue(to.env, name, expected, "'" + text.substr(0, kMaxShownText) + "'");
  return false;
}

bool FindInterface(const OptionEncoding& to, const std::string& name, std::uint32_t* index) {
  if (name.find('\0') != std::string::npos) return to.Refuse(sys::errors::kNoDevice);
  const sys::Result found = to.api.InterfaceIndex(name.c_str());
  if (found < 0) return to.Refuse(found);
  *index = static_cast<std::uint32_t>(found);
  return true;
}

// By name or index; 0, the kernel's choice, when there is none.
bool ReadInterface(const OptionEncoding& to, Napi::Value value, std::uint32_t* index) {
  const std::string field = to.Field("interface");
  *index = 0;
  if (value.IsEmpty()) return false;  // a getter threw
  if (value.IsUndefined()) return true;
  if (value.IsString()) return FindInterface(to, value.As<Napi::String>().Utf8Value(), index);
  if (!value.IsNumber()) {
    ThrowArgumentType(to.env, field, "an interface's name or index", value);
    return false;
  }
  std::int64_t number = 0;
  if (!ReadInteger(to.env, value, field.c_str(), 0, kMaxUint32, &number)) return false;
  *index = static_cast<std::uint32_t>(number);
  return true;
}

// Some systems' addresses tell their own length, and setsockopt refuses those that do not.
template <typename Storage>
auto TellLength(Storage* storage, std::size_t length, int) -> decltype(storage->ss_len, void()) {
  storage->ss_len = static_cast<decltype(storage->ss_len)>(length);
}
template <typename Storage>
void TellLength(Storage*, std::size_t, long) {}

template <typename Sockaddr>
void StoreAddress(const Sockaddr& address, sockaddr_storage* storage) {
  static_assert(sizeof(address) <= sizeof(*storage));
  std::memcpy(storage, &address, sizeof(address));
  TellLength(storage, sizeof(address), 0);
}

bool ReadSocketAddress(const OptionEncoding& to, Napi::Object object, const char* key,
                       sockaddr_storage* storage) {
  std::string text;
  const std::string field = to.Field(key);
  if (!ReadString(to.env, object.Get(key), field.c_str(), &text)) return false;
  sockaddr_in ipv4 = {};
  sockaddr_in6 ipv6 = {};
  if (ParseAddress(AF_INET, text, &ipv4.sin_addr)) {
    ipv4.sin_family = AF_INET;
    StoreAddress(ipv4, storage);
  } else if (ParseAddress(AF_INET6, text, &ipv6.sin6_addr)) {
    ipv6.sin6_family = AF_INET6;
    StoreAddress(ipv6, storage);
  } else {
    ThrowArgumentValue(to.env, field, "an IPv4 or IPv6 address",
                       "'" + text.substr(0, kMaxShownText) + "'");
    return false;
  }
  return true;
}

}  // namespace

bool EncodeIpv4Address(const OptionEncoding& to, Napi::Value value) {
  in_addr address = {};
  return ReadIp(to, value, to.row.name, AF_INET, &address) && to.Store(address);
}

// Of struct ip_mreqn the kernel takes the index before the address. A system that reads the shorter
// ip_mreq has no index: it takes 0.x.y.z for interface number x.y.z (as Windows documents it).
bool EncodeIpv4Membership(const OptionEncoding& to, Napi::Value value) {
  sys::Ipv4Membership request = {};
  Napi::Object object;
  if (!to.ReadObject(value, "an object { group, interface? }", &object)) return false;
  if (!ReadIp(to, object.Get("group"), to.Field("group"), AF_INET, request.group)) return false;
  const Napi::Value device = object.Get("interface");
  if (!device.IsEmpty() && device.IsString() &&
      ParseAddress(AF_INET, device.As<Napi::String>().Utf8Value(), request.address)) {
    return to.Store(request);  // named by its address
  }
  std::uint32_t index = 0;
  if (!ReadInterface(to, device, &index)) return false;
  request.interface_index = static_cast<std::int32_t>(index);
  if (index <= kMaxZeroNetIndex) {
    const std::uint32_t address = htonl(index);
    std::memcpy(request.address, &address, sizeof(request.address));
  }
  return to.Store(request);
}

bool EncodeIpv6Membership(const OptionEncoding& to, Napi::Value value) {
  ipv6_mreq request = {};
  Napi::Object object;
  std::uint32_t index = 0;
  if (!to.ReadObject(value, "an object { group, interface? }", &object)) return false;
  if (!ReadIp(to, object.Get("group"), to.Field("group"), AF_INET6, &request.ipv6mr_multiaddr) ||
      !ReadInterface(to, object.Get("interface"), &index)) {
    return false;
  }
  request.ipv6mr_interface = index;
  return to.Store(request);
}

// This one knows interfaces by their addresses only.
bool EncodeIpv4Source(const OptionEncoding& to, Napi::Value value) {
  ip_mreq_source request = {};
  Napi::Object object;
  if (!to.ReadObject(value, "an object { group, source, interface? }", &object)) return false;
  if (!ReadIp(to, object.Get("group"), to.Field("group"), AF_INET, &request.imr_multiaddr) ||
      !ReadIp(to, object.Get("source"), to.Field("source"), AF_INET, &request.imr_sourceaddr)) {
    return false;
  }
  const Napi::Value device = object.Get("interface");
  if (device.IsEmpty()) return false;  // a getter threw
  if (!device.IsUndefined() &&
      !ReadIp(to, device, to.Field("interface"), AF_INET, &request.imr_interface)) {
    return false;
  }
  return to.Store(request);
}

bool EncodeGroup(const OptionEncoding& to, Napi::Value value) {
  group_req request = {};
  Napi::Object object;
  std::uint32_t index = 0;
  if (!to.ReadObject(value, "an object { group, interface? }", &object)) return false;
  if (!ReadSocketAddress(to, object, "group", &request.gr_group) ||
      !ReadInterface(to, object.Get("interface"), &index)) {
    return false;
  }
  request.gr_interface = index;
  return to.Store(request);
}

bool EncodeGroupSource(const OptionEncoding& to, Napi::Value value) {
  group_source_req request = {};
  Napi::Object object;
  std::uint32_t index = 0;
  if (!to.ReadObject(value, "an object { group, source, interface? }", &object)) return false;
  if (!ReadSocketAddress(to, object, "group", &request.gsr_group) ||
      !ReadSocketAddress(to, object, "source", &request.gsr_source) ||
      !ReadInterface(to, object.Get("interface"), &index)) {
    return false;
  }
  if (request.gsr_group.ss_family != request.gsr_source.ss_family) {
    ThrowArgumentValue(to.env, to.Field("source"), "an address of the group's family",
                       "one of the other");
    return false;
  }
  request.gsr_interface = index;
  return to.Store(request);
}

}  // namespace syssock
