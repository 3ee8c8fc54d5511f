#include "option_encoder.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "../sys/errors.h"
#include "../sys/system_headers.h"
#include "arguments.h"
#include "option_encoding.h"

namespace syssock {
namespace {

using sys::OptionLayout;

constexpr std::int64_t kMaxUint8 = 0xff;
constexpr std::int64_t kMaxUint16 = 0xffff;
constexpr std::int64_t kMaxUint32 = 0xffffffff;
constexpr std::uint32_t kMaxInstructions = 4096;  // BPF_MAXINSNS

template <typename Int>
bool EncodeInteger(const OptionEncoding& to, Napi::Value value) {
  std::int64_t number = 0;
  return ReadInteger(to.env, value, to.row.name, to.row.min, to.row.max, &number) &&
         to.Store(static_cast<Int>(number));
}

bool EncodeBool(const OptionEncoding& to, Napi::Value value) {
  if (!value.IsBoolean()) {
    ThrowArgumentType(to.env, to.row.name, "a boolean", value);
    return false;
  }
  return to.Store(value.As<Napi::Boolean>().Value() ? 1 : 0);
}

// The table counts in int64, whose last number stands for uint64's: no limit.
bool EncodeUint64(const OptionEncoding& to, Napi::Value value) {
  if (!value.IsBigInt()) {
    ThrowArgumentType(to.env, to.row.name, "a bigint", value);
    return false;
  }
  constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();
  const auto min = static_cast<std::uint64_t>(std::max<std::int64_t>(to.row.min, 0));
  const std::uint64_t max = to.row.max == kNoLimit ? std::numeric_limits<std::uint64_t>::max()
                                                   : static_cast<std::uint64_t>(to.row.max);
  bool lossless = false;
  const std::uint64_t number = value.As<Napi::BigInt>().Uint64Value(&lossless);
  if (lossless && number >= min && number <= max) return to.Store(number);
  // A bigint that is no uint64 is not shown: it may have a billion digits.
  ThrowArgumentRange(
      to.env, to.row.name, ">= " + std::to_string(min) + "n and <= " + std::to_string(max) + "n",
      lossless ? std::to_string(number) + "n" : "a bigint that is negative or beyond 64 bits");
  return false;
}

bool EncodeNetworkUint32(const OptionEncoding& to, Napi::Value value) {
  std::int64_t number = 0;
  return ReadInteger(to.env, value, to.row.name, to.row.min, to.row.max, &number) &&
         to.Store(htonl(static_cast<std::uint32_t>(number)));
}

bool EncodeTimeval(const OptionEncoding& to, Napi::Value value) {
  std::int64_t ms = 0;
  if (!ReadInteger(to.env, value, to.row.name, to.row.min, to.row.max, &ms)) return false;
  timeval time = {};
  time.tv_sec = static_cast<decltype(time.tv_sec)>(ms / 1000);
  time.tv_usec = static_cast<decltype(time.tv_usec)>(ms % 1000 * 1000);
  return to.Store(time);
}

bool EncodeLinger(const OptionEncoding& to, Napi::Value value) {
  linger time = {};
  Napi::Object object;
  if (!to.ReadObject(value, "an object { enabled, seconds }", &object)) return false;
  const Napi::Value enabled = object.Get("enabled");
  if (enabled.IsEmpty() || !enabled.IsBoolean()) {
    ThrowArgumentType(to.env, to.Field("enabled"), "a boolean", enabled);
    return false;
  }
  std::int64_t seconds = 0;
  // Windows has 16 bits where others have an int.
  const auto max =
      std::min<std::int64_t>(to.row.max, std::numeric_limits<decltype(time.l_linger)>::max());
  if (!ReadInteger(to.env, object.Get("seconds"), to.Field("seconds").c_str(), to.row.min, max,
                   &seconds)) {
    return false;
  }
  time.l_onoff = enabled.As<Napi::Boolean>().Value() ? 1 : 0;
  time.l_linger = static_cast<decltype(time.l_linger)>(seconds);
  return to.Store(time);
}

bool CheckLength(const OptionEncoding& to, std::size_t length, std::size_t max) {
  if (length <= max) return true;
  ThrowArgumentRange(to.env, to.row.name, "at most " + std::to_string(max) + " bytes long",
                     std::to_string(length) + " bytes");
  return false;
}

// With its NUL, which tells an empty string from no value, and which the table's size counts.
bool EncodeString(const OptionEncoding& to, Napi::Value value) {
  std::string text;
  if (!ReadString(to.env, value, to.row.name, &text)) return false;
  if (text.find('\0') != std::string::npos) {
    ThrowArgumentValue(to.env, to.row.name, "without a NUL inside", "one that has one");
    return false;
  }
  if (to.row.maxBytes > 0 && !CheckLength(to, text.size(), to.row.maxBytes - 1)) return false;
  to.out->bytes.assign(text.c_str(), text.c_str() + text.size() + 1);
  return true;
}

bool EncodeBytes(const OptionEncoding& to, Napi::Value value) {
  ByteView view;
  if (!ReadBytes(to.env, value, to.row.name, &view)) return false;
  if (!CheckLength(to, view.length, to.row.maxBytes)) return false;
  if (view.length > 0) to.out->bytes.assign(view.data, view.data + view.length);
  return true;
}

bool EncodePortRange(const OptionEncoding& to, Napi::Value value) {
  Napi::Object object;
  std::int64_t low = 0;
  std::int64_t high = 0;
  if (!to.ReadObject(value, "an object { low, high }", &object)) return false;
  const std::int64_t max = std::min(to.row.max, kMaxUint16);
  if (!ReadInteger(to.env, object.Get("low"), to.Field("low").c_str(), to.row.min, max, &low) ||
      !ReadInteger(to.env, object.Get("high"), to.Field("high").c_str(), to.row.min, max, &high)) {
    return false;
  }
  // 0 leaves that end as the system has it.
  if (low > high && high != 0) {
    ThrowArgumentRange(to.env, to.Field("high"), ">= low (" + std::to_string(low) + ") or 0",
                       std::to_string(high));
    return false;
  }
  return to.Store(static_cast<std::uint32_t>(low | high << 16));
}

bool ReadInstruction(const OptionEncoding& to, Napi::Value value, const std::string& name,
                     sys::BpfInstruction* out) {
  if (value.IsEmpty() || !value.IsObject()) {
    ThrowArgumentType(to.env, name, "an object { code, jt, jf, k }", value);
    return false;
  }
  const Napi::Object object = value.As<Napi::Object>();
  std::int64_t code = 0;
  std::int64_t jt = 0;
  std::int64_t jf = 0;
  std::int64_t k = 0;
  const auto read = [&](const char* key, std::int64_t max, std::int64_t* field) {
    return ReadInteger(to.env, object.Get(key), (name + "." + key).c_str(), 0, max, field);
  };
  if (!read("code", kMaxUint16, &code) || !read("jt", kMaxUint8, &jt) ||
      !read("jf", kMaxUint8, &jf) || !read("k", kMaxUint32, &k)) {
    return false;
  }
  *out = {static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(jt),
          static_cast<std::uint8_t>(jf), static_cast<std::uint32_t>(k)};
  return true;
}

bool EncodeBpfProgram(const OptionEncoding& to, Napi::Value value) {
  if (!value.IsArray()) {
    ThrowArgumentType(to.env, to.row.name, "an array of { code, jt, jf, k }", value);
    return false;
  }
  const auto array = value.As<Napi::Array>();
  const std::uint32_t count = array.Length();
  if (count == 0 || count > kMaxInstructions) {
    ThrowArgumentRange(to.env, to.row.name,
                       "1 to " + std::to_string(kMaxInstructions) + " instructions",
                       std::to_string(count));
    return false;
  }
  for (std::uint32_t i = 0; i < count; i++) {
    sys::BpfInstruction instruction = {};
    const Napi::HandleScope scope(to.env);
    const std::string name = std::string(to.row.name) + "[" + std::to_string(i) + "]";
    if (!ReadInstruction(to, array.Get(i), name, &instruction)) return false;
    to.out->program.push_back(instruction);
  }
  return true;
}

bool Encode(const OptionEncoding& to, Napi::Value value) {
  switch (to.row.layout) {
    case OptionLayout::kBool:
      return EncodeBool(to, value);
    case OptionLayout::kInt:
      return EncodeInteger<std::int32_t>(to, value);
    case OptionLayout::kUint32:
      return EncodeInteger<std::uint32_t>(to, value);
    case OptionLayout::kUint64:
      return EncodeUint64(to, value);
    case OptionLayout::kByte:
      return EncodeInteger<std::uint8_t>(to, value);
    case OptionLayout::kNetworkUint32:
      return EncodeNetworkUint32(to, value);
    case OptionLayout::kTimeval:
      return EncodeTimeval(to, value);
    case OptionLayout::kLinger:
      return EncodeLinger(to, value);
    case OptionLayout::kString:
      return EncodeString(to, value);
    case OptionLayout::kIpv4Address:
      return EncodeIpv4Address(to, value);
    case OptionLayout::kIpv4Membership:
      return EncodeIpv4Membership(to, value);
    case OptionLayout::kIpv6Membership:
      return EncodeIpv6Membership(to, value);
    case OptionLayout::kGroup:
      return EncodeGroup(to, value);
    case OptionLayout::kGroupSource:
      return EncodeGroupSource(to, value);
    case OptionLayout::kIpv4Source:
      return EncodeIpv4Source(to, value);
    case OptionLayout::kPortRange:
      return EncodePortRange(to, value);
    case OptionLayout::kBpfProgram:
      return EncodeBpfProgram(to, value);
    case OptionLayout::kBytes:
      return EncodeBytes(to, value);
    case OptionLayout::kSocketAddress:
    case OptionLayout::kCredentials:
    case OptionLayout::kIdList:
    case OptionLayout::kUint32List:
    case OptionLayout::kTcpInfo:
    case OptionLayout::kMptcpInfo:
      break;  // what the kernel alone makes; their rows are read-only
  }
  return to.Refuse(sys::errors::kNoProtocolOption);
}

}  // namespace

bool EncodeValue(Napi::Env env, sys::SocketApi& api, const sys::OptionRow& row, Napi::Value value,
                 EncodedOption* out) {
  return Encode({env, api, row, out}, value);
}

}  // namespace syssock
