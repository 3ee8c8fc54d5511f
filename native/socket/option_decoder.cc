#include "option_decoder.h"

#include <algorithm>
#include <cstring>

#include "../sys/option_layouts.h"
#include "../sys/socket_api.h"
#include "../sys/system_headers.h"
#include "address.h"

namespace syssock {
namespace {

using sys::OptionLayout;

// What the kernel wrote.
struct Written {
  const std::uint8_t* data;
  std::size_t length;
};

template <typename T>
T Load(Written from) {
  T value = {};
  if (from.length > 0) std::memcpy(&value, from.data, std::min(sizeof(value), from.length));
  return value;
}

// Systems answer some options with a single byte even where there is room for an int.
std::uint32_t LoadUint32(Written from) {
  if (from.length == sizeof(std::uint8_t)) return Load<std::uint8_t>(from);
  if (from.length == sizeof(std::uint16_t)) return Load<std::uint16_t>(from);
  return Load<std::uint32_t>(from);
}

std::uint64_t LoadUint64(Written from) {
  if (from.length <= sizeof(std::uint32_t)) return LoadUint32(from);
  return Load<std::uint64_t>(from);
}

Napi::Value NumberToJs(Napi::Env env, double number) { return Napi::Number::New(env, number); }

Napi::Value TimevalToJs(Napi::Env env, Written from) {
  const auto time = Load<timeval>(from);
  constexpr std::int64_t kMicrosecondsPerMs = 1000;
  // Rounded up: a timeout that is short must not read as 0, which is none.
  const std::int64_t ms = static_cast<std::int64_t>(time.tv_sec) * 1000 +
                          (time.tv_usec + kMicrosecondsPerMs - 1) / kMicrosecondsPerMs;
  return NumberToJs(env, static_cast<double>(ms));
}

Napi::Value LingerToJs(Napi::Env env, Written from) {
  const auto value = Load<linger>(from);
  Napi::Object object = Napi::Object::New(env);
  object.Set("enabled", Napi::Boolean::New(env, value.l_onoff != 0));
  object.Set("seconds", NumberToJs(env, value.l_linger));
  return object;
}

Napi::Value StringToJs(Napi::Env env, Written from) {
  const auto* text = reinterpret_cast<const char*>(from.data);
  const std::size_t length = from.length == 0 ? 0 : strnlen(text, from.length);
  return Napi::String::New(env, length == 0 ? "" : text, length);
}

Napi::Value Ipv4ToJs(Napi::Env env, Written from) {
  const auto address = Load<in_addr>(from);
  char text[INET_ADDRSTRLEN] = {};
  inet_ntop(AF_INET, &address, text, sizeof(text));
  return Napi::String::New(env, text);
}

Napi::Value SocketAddressToJs(Napi::Env env, Written from) {
  sys::RawAddress address;
  address.length =
      static_cast<std::uint32_t>(std::min<std::size_t>(from.length, sys::RawAddress::kCapacity));
  if (address.length > 0) std::memcpy(address.storage, from.data, address.length);
  return AddressToJs(env, address);
}

// An id that is not known is -1, whose type is unsigned in C.
double IdToNumber(std::uint32_t id) { return id == UINT32_MAX ? -1 : static_cast<double>(id); }

Napi::Value CredentialsToJs(Napi::Env env, Written from) {
  const auto credentials = Load<sys::Credentials>(from);
  Napi::Object object = Napi::Object::New(env);
  object.Set("pid", NumberToJs(env, credentials.pid));
  object.Set("uid", NumberToJs(env, IdToNumber(credentials.uid)));
  object.Set("gid", NumberToJs(env, IdToNumber(credentials.gid)));
  return object;
}

Napi::Value ListToJs(Napi::Env env, Written from) {
  constexpr std::size_t kWidth = sizeof(std::uint32_t);
  const std::size_t count = from.length / kWidth;
  Napi::Array list = Napi::Array::New(env, count);
  for (std::size_t i = 0; i < count; i++) {
    const auto number = Load<std::uint32_t>({from.data + i * kWidth, kWidth});
    list.Set(static_cast<std::uint32_t>(i), NumberToJs(env, number));
  }
  return list;
}

Napi::Value PortRangeToJs(Napi::Env env, Written from) {
  const auto range = Load<std::uint32_t>(from);
  Napi::Object object = Napi::Object::New(env);
  object.Set("low", NumberToJs(env, range & 0xffff));
  object.Set("high", NumberToJs(env, range >> 16));
  return object;
}

Napi::Value NetworkUint32ToJs(Napi::Env env, Written from) {
  return NumberToJs(env, ntohl(Load<std::uint32_t>(from)));
}

Napi::Value BytesToJs(Napi::Env env, Written from) {
  Napi::Uint8Array bytes = Napi::Uint8Array::New(env, from.length);
  if (bytes.IsEmpty()) return bytes;  // a worker that is being terminated
  if (from.length > 0) std::memcpy(bytes.Data(), from.data, from.length);
  return bytes;
}

Napi::Value FieldToJs(Napi::Env env, const sys::StructField& field, Written from) {
  if (field.width == sizeof(std::uint64_t)) {
    return Napi::BigInt::New(env, Load<std::uint64_t>(from));
  }
  std::uint32_t value = LoadUint32(from);
  if (field.bitWidth > 0) value = (value >> field.bitOffset) & ((1U << field.bitWidth) - 1);
  return NumberToJs(env, value);
}

// A field that the kernel wrote half of, or did not know, is left out.
Napi::Value FieldsToJs(Napi::Env env, sys::StructFields fields, Written from) {
  Napi::Object object = Napi::Object::New(env);
  for (std::size_t i = 0; i < fields.count; i++) {
    const sys::StructField& field = fields.fields[i];
    if (std::size_t{field.offset} + field.width > from.length) continue;
    object.Set(field.name, FieldToJs(env, field, {from.data + field.offset, field.width}));
  }
  return object;
}

std::size_t EndOf(sys::StructFields fields) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < fields.count; i++) {
    end = std::max(end, std::size_t{fields.fields[i].offset} + fields.fields[i].width);
  }
  return end;
}

}  // namespace

std::size_t ReadCapacity(const sys::OptionRow& row) {
  switch (row.layout) {
    case OptionLayout::kBool:
    case OptionLayout::kInt:
    case OptionLayout::kUint32:
    case OptionLayout::kByte:
    case OptionLayout::kNetworkUint32:
    case OptionLayout::kIpv4Address:
    case OptionLayout::kPortRange:
      return sizeof(std::uint32_t);
    case OptionLayout::kUint64:
      return sizeof(std::uint64_t);
    case OptionLayout::kTimeval:
      return sizeof(timeval);
    case OptionLayout::kLinger:
      return sizeof(linger);
    case OptionLayout::kSocketAddress:
      return sys::RawAddress::kCapacity;
    case OptionLayout::kCredentials:
      return sizeof(sys::Credentials);
    case OptionLayout::kTcpInfo:
      return EndOf(sys::TcpInfoFields());
    case OptionLayout::kMptcpInfo:
      return EndOf(sys::MptcpInfoFields());
    case OptionLayout::kString:
    case OptionLayout::kIdList:
    case OptionLayout::kUint32List:
    case OptionLayout::kBytes:
      return row.maxBytes;
    case OptionLayout::kIpv4Membership:
    case OptionLayout::kIpv6Membership:
    case OptionLayout::kGroup:
    case OptionLayout::kGroupSource:
    case OptionLayout::kIpv4Source:
    case OptionLayout::kBpfProgram:
      break;  // can only be set
  }
  return 0;
}

Napi::Value DecodeValue(Napi::Env env, const sys::OptionRow& row, const std::uint8_t* data,
                        std::size_t length) {
  const Written from = {data, length};
  switch (row.layout) {
    case OptionLayout::kBool:
      return Napi::Boolean::New(env, LoadUint32(from) != 0);
    case OptionLayout::kInt:
      return NumberToJs(env, static_cast<std::int32_t>(LoadUint32(from)));
    case OptionLayout::kUint32:
    case OptionLayout::kByte:
      return NumberToJs(env, LoadUint32(from));
    case OptionLayout::kUint64:
      return Napi::BigInt::New(env, LoadUint64(from));
    case OptionLayout::kNetworkUint32:
      return NetworkUint32ToJs(env, from);
    case OptionLayout::kTimeval:
      return TimevalToJs(env, from);
    case OptionLayout::kLinger:
      return LingerToJs(env, from);
    case OptionLayout::kString:
      return StringToJs(env, from);
    case OptionLayout::kIpv4Address:
      return Ipv4ToJs(env, from);
    case OptionLayout::kSocketAddress:
      return SocketAddressToJs(env, from);
    case OptionLayout::kCredentials:
      return CredentialsToJs(env, from);
    case OptionLayout::kIdList:
    case OptionLayout::kUint32List:
      return ListToJs(env, from);
    case OptionLayout::kPortRange:
      return PortRangeToJs(env, from);
    case OptionLayout::kTcpInfo:
      return FieldsToJs(env, sys::TcpInfoFields(), from);
    case OptionLayout::kMptcpInfo:
      return FieldsToJs(env, sys::MptcpInfoFields(), from);
    case OptionLayout::kBytes:
      return BytesToJs(env, from);
    case OptionLayout::kIpv4Membership:
    case OptionLayout::kIpv6Membership:
    case OptionLayout::kGroup:
    case OptionLayout::kGroupSource:
    case OptionLayout::kIpv4Source:
    case OptionLayout::kBpfProgram:
      break;  // can only be set
  }
  return env.Undefined();
}

}  // namespace syssock
