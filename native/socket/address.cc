#include "address.h"

#include <cstddef>
#include <cstring>
#include <string>

#include "../sys/system_headers.h"
#include "arguments.h"

namespace syssock {
namespace {

constexpr std::int64_t kMaxPort = 65535;
constexpr std::int64_t kMaxUint32 = 0xffffffff;
constexpr std::size_t kPathOffset = offsetof(sockaddr_un, sun_path);
constexpr std::size_t kPathCapacity = sizeof(sockaddr_un::sun_path);

static_assert(sizeof(sockaddr_storage) <= sys::RawAddress::kCapacity);

// A sockaddr type's fields are read and written on a copy of its own, since `storage` holds bytes.
template <typename Sockaddr>
void Store(const Sockaddr& address, std::size_t length, sys::RawAddress* out) {
  std::memset(out->storage, 0, sizeof(out->storage));
  std::memcpy(out->storage, &address, sizeof(address));
  out->length = static_cast<std::uint32_t>(length);
}

template <typename Sockaddr>
Sockaddr Load(const sys::RawAddress& address) {
  Sockaddr out = {};
  std::memcpy(&out, address.storage, sizeof(out));
  return out;
}

bool ReadPort(Napi::Env env, Napi::Object object, std::uint16_t* out) {
  std::int64_t port = 0;
  if (!ReadInteger(env, object.Get("port"), "port", 0, kMaxPort, &port)) return false;
  *out = htons(static_cast<std::uint16_t>(port));
  return true;
}

bool ReadHost(Napi::Env env, Napi::Object object, int family, const char* expected, void* out) {
  std::string host;
  if (!ReadString(env, object.Get("host"), "host", &host)) return false;
  if (host.find('\0') == std::string::npos && inet_pton(family, host.c_str(), out) == 1) {
    return true;
  }
  ThrowArgumentValue(env, "host", expected, "'" + host + "'");
  return false;
}

bool ReadOptionalUint32(Napi::Env env, Napi::Object object, const char* name, std::uint32_t* out) {
  const Napi::Value value = object.Get(name);
  std::int64_t number = 0;
  if (value.IsEmpty()) return false;  // a getter threw
  if (!value.IsUndefined() && !ReadInteger(env, value, name, 0, kMaxUint32, &number)) return false;
  *out = static_cast<std::uint32_t>(number);
  return true;
}

bool Ipv4FromJs(Napi::Env env, Napi::Object object, sys::RawAddress* out) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  if (!ReadPort(env, object, &address.sin_port)) return false;
  if (!ReadHost(env, object, AF_INET, "an IPv4 address", &address.sin_addr)) return false;
  Store(address, sizeof(address), out);
  return true;
}

bool Ipv6FromJs(Napi::Env env, Napi::Object object, sys::RawAddress* out) {
  sockaddr_in6 address = {};
  address.sin6_family = AF_INET6;
  std::uint32_t flow_info = 0;
  std::uint32_t scope_id = 0;
  if (!ReadPort(env, object, &address.sin6_port)) return false;
  if (!ReadHost(env, object, AF_INET6, "an IPv6 address", &address.sin6_addr)) return false;
  if (!ReadOptionalUint32(env, object, "flowInfo", &flow_info)) return false;
  if (!ReadOptionalUint32(env, object, "scopeId", &scope_id)) return false;
  address.sin6_flowinfo = htonl(flow_info);
  address.sin6_scope_id = scope_id;
  Store(address, sizeof(address), out);
  return true;
}

bool UnixFromJs(Napi::Env env, Napi::Object object, sys::RawAddress* out) {
  std::string path;
  if (!ReadString(env, object.Get("path"), "path", &path)) return false;
  // An abstract name (a leading NUL, unix(7)) is counted by its length; a file's path ends in a
  // NUL.
  const bool abstract = !path.empty() && path[0] == '\0';
  const std::size_t length = path.size() + (abstract || path.empty() ? 0 : 1);
  if (length > kPathCapacity) {
    ThrowArgumentRange(env, "path", "at most " + std::to_string(kPathCapacity - 1) + " bytes",
                       std::to_string(path.size()));
    return false;
  }
  if (!abstract && path.find('\0') != std::string::npos) {
    ThrowArgumentValue(env, "path", "without a NUL inside", "one that has one");
    return false;
  }
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  if (!path.empty()) std::memcpy(address.sun_path, path.data(), path.size());
  Store(address, kPathOffset + length, out);
  return true;
}

Napi::Object NewAddress(Napi::Env env, const char* family) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("family", Napi::String::New(env, family));
  return object;
}

Napi::Value Ipv4ToJs(Napi::Env env, const sys::RawAddress& raw) {
  const auto address = Load<sockaddr_in>(raw);
  char text[INET_ADDRSTRLEN] = {};
  inet_ntop(AF_INET, &address.sin_addr, text, sizeof(text));
  Napi::Object object = NewAddress(env, "ipv4");
  object.Set("host", Napi::String::New(env, text));
  object.Set("port", Napi::Number::New(env, ntohs(address.sin_port)));
  return object;
}

Napi::Value Ipv6ToJs(Napi::Env env, const sys::RawAddress& raw) {
  const auto address = Load<sockaddr_in6>(raw);
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(AF_INET6, &address.sin6_addr, text, sizeof(text));
  Napi::Object object = NewAddress(env, "ipv6");
  object.Set("host", Napi::String::New(env, text));
  object.Set("port", Napi::Number::New(env, ntohs(address.sin6_port)));
  object.Set("scopeId", Napi::Number::New(env, address.sin6_scope_id));
  object.Set("flowInfo", Napi::Number::New(env, ntohl(address.sin6_flowinfo)));
  return object;
}

Napi::Value UnixToJs(Napi::Env env, const sys::RawAddress& raw) {
  const auto address = Load<sockaddr_un>(raw);
  std::size_t length = raw.length > kPathOffset ? raw.length - kPathOffset : 0;
  if (length > kPathCapacity) length = kPathCapacity;
  // A file's path ends at its NUL, if the kernel counted one; an abstract name has none to end at.
  if (length > 0 && address.sun_path[0] != '\0') length = strnlen(address.sun_path, length);
  Napi::Object object = NewAddress(env, "unix");
  object.Set("path", Napi::String::New(env, address.sun_path, length));
  return object;
}

}  // namespace

bool AddressFromJs(Napi::Env env, Napi::Value value, sys::RawAddress* out) {
  if (value.IsEmpty() || !value.IsObject()) {
    ThrowArgumentType(env, "address", "an address object", value);
    return false;
  }
  const Napi::Object object = value.As<Napi::Object>();
  std::string family;
  if (!ReadString(env, object.Get("family"), "address.family", &family)) return false;
  if (family == "ipv4") return Ipv4FromJs(env, object, out);
  if (family == "ipv6") return Ipv6FromJs(env, object, out);
  if (family == "unix") return UnixFromJs(env, object, out);
  ThrowArgumentValue(env, "address.family", "'ipv4', 'ipv6' or 'unix'", "'" + family + "'");
  return false;
}

Napi::Value AddressToJs(Napi::Env env, const sys::RawAddress& raw) {
  if (raw.length < sizeof(sockaddr::sa_family)) return env.Undefined();
  switch (Load<sockaddr>(raw).sa_family) {
    case AF_INET:
      return Ipv4ToJs(env, raw);
    case AF_INET6:
      return Ipv6ToJs(env, raw);
    case AF_UNIX:
      return UnixToJs(env, raw);
    default:
      return env.Undefined();
  }
}

}  // namespace syssock
