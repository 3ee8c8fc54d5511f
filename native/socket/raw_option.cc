#include "raw_option.h"

#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "arguments.h"

namespace syssock {
namespace {

constexpr std::int64_t kMinInt = std::numeric_limits<int>::min();
constexpr std::int64_t kMaxInt = std::numeric_limits<int>::max();
// More than any option's value: a TCP_ZEROCOPY_RECEIVE or a group filter takes a page or so.
constexpr std::int64_t kMaxOptionBytes = 65536;

struct OptionKey {
  int level = 0;
  int name = 0;
};

bool ReadKey(const Napi::CallbackInfo& info, std::size_t first, OptionKey* key) {
  std::int64_t level = 0;
  std::int64_t name = 0;
  if (!ReadInteger(info.Env(), info[first], "level", kMinInt, kMaxInt, &level)) return false;
  if (!ReadInteger(info.Env(), info[first + 1], "name", kMinInt, kMaxInt, &name)) return false;
  *key = {static_cast<int>(level), static_cast<int>(name)};
  return true;
}

}  // namespace

Napi::Value GetRawOption(const Napi::CallbackInfo& info, std::size_t first, sys::SocketApi& api,
                         sys::NativeFd fd) {
  const Napi::Env env = info.Env();
  OptionKey key;
  std::int64_t capacity = 0;
  if (!ReadKey(info, first, &key)) return env.Undefined();
  if (!ReadInteger(env, info[first + 2], "length", 0, kMaxOptionBytes, &capacity)) {
    return env.Undefined();
  }
  std::vector<std::uint8_t> value(static_cast<std::size_t>(capacity));
  auto length = static_cast<std::uint32_t>(capacity);
  const sys::Result result = api.GetOption(fd, key.level, key.name, value.data(), &length);
  if (result < 0) return Napi::Number::New(env, static_cast<double>(result));
  Napi::Uint8Array bytes = Napi::Uint8Array::New(env, length);
  if (bytes.IsEmpty()) return env.Undefined();  // a worker that is being terminated
  if (length > 0) std::memcpy(bytes.Data(), value.data(), length);
  return bytes;
}

Napi::Value SetRawOption(const Napi::CallbackInfo& info, std::size_t first, sys::SocketApi& api,
                         sys::NativeFd fd) {
  const Napi::Env env = info.Env();
  OptionKey key;
  ByteView value;
  if (!ReadKey(info, first, &key)) return env.Undefined();
  if (!ReadBytes(env, info[first + 2], "value", &value)) return env.Undefined();
  if (value.length > static_cast<std::size_t>(kMaxOptionBytes)) {
    ThrowArgumentRange(env, "value", "at most " + std::to_string(kMaxOptionBytes) + " bytes",
                       std::to_string(value.length));
    return env.Undefined();
  }
  const sys::Result result =
      api.SetOption(fd, key.level, key.name, value.data, static_cast<std::uint32_t>(value.length));
  return Napi::Number::New(env, static_cast<double>(result));
}

}  // namespace syssock
