// What the encoders of option values share: option_encoder.cc for plain values, and
// multicast_encoder.cc for groups, sources and interfaces.
#ifndef SYSSOCK_NATIVE_SOCKET_OPTION_ENCODING_H_
#define SYSSOCK_NATIVE_SOCKET_OPTION_ENCODING_H_

#include <napi.h>

#include <cstdint>
#include <string>

#include "arguments.h"
#include "option_codec.h"

namespace syssock {

// Where one value is on its way to. As all of arguments.h, an encoder answers false when an
// exception is pending, or when `out->result` says why not.
struct OptionEncoding {
  OptionEncoding(Napi::Env env, sys::SocketApi& api, const sys::OptionRow& row, EncodedOption* out)
      : env(env), api(api), row(row), out(out) {}

  const Napi::Env env;
  sys::SocketApi& api;
  const sys::OptionRow& row;
  EncodedOption* const out;

  // "ipAddMembership.group"
  std::string Field(const char* field) const { return std::string(row.name) + "." + field; }

  template <typename T>
  bool Store(const T& value) const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&value);
    out->bytes.assign(bytes, bytes + sizeof(value));
    return true;
  }

  bool Refuse(sys::Result result) const {
    out->result = result;
    return false;
  }

  // `shape`: "an object { low, high }"
  bool ReadObject(Napi::Value value, const char* shape, Napi::Object* object) const {
    if (value.IsEmpty() || !value.IsObject()) {
      ThrowArgumentType(env, row.name, shape, value);
      return false;
    }
    *object = value.As<Napi::Object>();
    return true;
  }
};

bool EncodeIpv4Address(const OptionEncoding& to, Napi::Value value);
bool EncodeIpv4Membership(const OptionEncoding& to, Napi::Value value);
bool EncodeIpv6Membership(const OptionEncoding& to, Napi::Value value);
bool EncodeIpv4Source(const OptionEncoding& to, Napi::Value value);
bool EncodeGroup(const OptionEncoding& to, Napi::Value value);
bool EncodeGroupSource(const OptionEncoding& to, Napi::Value value);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_OPTION_ENCODING_H_
