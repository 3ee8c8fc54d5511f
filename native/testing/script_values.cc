#include "script_values.h"

#include <array>
#include <string>
#include <vector>

#include "../socket/address.h"
#include "../socket/arguments.h"

namespace syssock::testing {

namespace {

bool ObjectFromJs(Napi::Env env, Napi::Value value, const char* name, Napi::Object* out) {
  if (!value.IsObject()) {
    ThrowArgumentType(env, name, "an object", value);
    return false;
  }
  *out = value.As<Napi::Object>();
  return true;
}

// `data`, or `value`: a number is an int as the kernel writes it, a string is its bytes.
bool AnswerBytesFromJs(Napi::Env env, Napi::Object object, std::vector<std::uint8_t>* out) {
  const Napi::Value data = object.Get("data");
  if (!data.IsUndefined()) {
    ByteView view;
    if (!ReadBytes(env, data, "data", &view)) return false;
    out->assign(view.data, view.data + view.length);
    return true;
  }
  const Napi::Value value = object.Get("value");
  if (value.IsUndefined()) return true;
  if (value.IsString()) {
    const std::string text = value.As<Napi::String>();
    out->assign(text.begin(), text.end());
    return true;
  }
  std::int64_t number = 0;
  if (!ReadInteger(env, value, "value", INT32_MIN, UINT32_MAX, &number)) return false;
  const auto word = static_cast<std::uint32_t>(number);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(&word);
  out->assign(bytes, bytes + sizeof(word));
  return true;
}

bool PairFromJs(Napi::Env env, Napi::Value value,
                std::optional<std::array<sys::NativeFd, 2>>* out) {
  if (value.IsUndefined()) return true;
  if (!value.IsArray() || value.As<Napi::Array>().Length() != 2) {
    ThrowArgumentType(env, "fds", "an array of two descriptors", value);
    return false;
  }
  out->emplace();
  for (std::uint32_t i = 0; i < 2; ++i) {
    std::int64_t fd = 0;
    const Napi::Value element = value.As<Napi::Array>().Get(i);
    if (!ReadInteger(env, element, "fds", 0, kMaxSafeInteger, &fd)) return false;
    (**out)[i] = static_cast<sys::NativeFd>(fd);
  }
  return true;
}

bool InterfacesFromJs(Napi::Env env, Napi::Value value, std::vector<sys::Interface>* out) {
  if (value.IsUndefined()) return true;
  if (!value.IsArray()) {
    ThrowArgumentType(env, "interfaces", "an array of { name, index }", value);
    return false;
  }
  const auto array = value.As<Napi::Array>();
  for (std::uint32_t i = 0; i < array.Length(); ++i) {
    Napi::Object element;
    std::string name;
    std::int64_t index = 0;
    if (!ObjectFromJs(env, array.Get(i), "interfaces", &element)) return false;
    if (!ReadString(env, element.Get("name"), "name", &name)) return false;
    if (!ReadInteger(env, element.Get("index"), "index", 0, UINT32_MAX, &index)) return false;
    out->push_back({name, static_cast<std::uint32_t>(index)});
  }
  return true;
}

bool ProbabilityFromJs(Napi::Env env, Napi::Value value, double* out) {
  if (value.IsUndefined()) return true;
  if (!value.IsNumber()) {
    ThrowArgumentType(env, "probability", "a number", value);
    return false;
  }
  const double probability = value.As<Napi::Number>().DoubleValue();
  if (!(probability >= 0 && probability <= 1)) {
    ThrowArgumentRange(env, "probability", ">= 0 and <= 1", std::to_string(probability));
    return false;
  }
  *out = probability;
  return true;
}

// When the rule applies.
bool FaultConditionFromJs(Napi::Env env, Napi::Object object, FaultRule* out) {
  const Napi::Value call = object.Get("call");
  if (!call.IsUndefined() && !CallFromJs(env, call, &out->call.emplace())) return false;
  std::optional<std::int64_t> fd, after, times;
  if (!OptionalIntegerFromJs(env, object.Get("fd"), "fd", 0, kMaxSafeInteger, &fd) ||
      !OptionalIntegerFromJs(env, object.Get("after"), "after", 0, kMaxSafeInteger, &after) ||
      !OptionalIntegerFromJs(env, object.Get("times"), "times", 1, kMaxSafeInteger, &times) ||
      !ProbabilityFromJs(env, object.Get("probability"), &out->probability)) {
    return false;
  }
  if (fd) out->fd = static_cast<sys::NativeFd>(*fd);
  if (times) out->times = static_cast<std::uint64_t>(*times);
  out->after = static_cast<std::uint64_t>(after.value_or(0));
  return true;
}

// What the rule does.
bool FaultEffectFromJs(Napi::Env env, Napi::Object object, FaultRule* out) {
  std::optional<std::int64_t> error, short_count, delay_ms;
  if (!OptionalIntegerFromJs(env, object.Get("errno"), "errno", INT32_MIN, -1, &error) ||
      !OptionalIntegerFromJs(env, object.Get("shortCount"), "shortCount", 1, UINT32_MAX,
                             &short_count) ||
      !OptionalIntegerFromJs(env, object.Get("delayMs"), "delayMs", 1, FaultRule::kMaxDelayMs,
                             &delay_ms)) {
    return false;
  }
  const char* problem = nullptr;
  if (!error && !short_count && !delay_ms) problem = "errno, shortCount or delayMs in it";
  if (error && short_count) problem = "errno or shortCount in it, not both";
  if (short_count && out->call && !MovesBytes(*out->call)) {
    problem = "shortCount only for a call that sends or receives";
  }
  if (problem != nullptr) {
    ThrowArgumentValue(env, "rule", std::string("a rule with ") + problem, "this one");
    return false;
  }
  out->error = error.value_or(0);
  out->short_count = static_cast<std::size_t>(short_count.value_or(0));
  out->delay_ms = static_cast<std::uint32_t>(delay_ms.value_or(0));
  return true;
}

}  // namespace

bool OptionalIntegerFromJs(Napi::Env env, Napi::Value value, const char* name, std::int64_t min,
                           std::int64_t max, std::optional<std::int64_t>* out) {
  if (value.IsUndefined()) return true;
  return ReadInteger(env, value, name, min, max, &out->emplace());
}

bool CallFromJs(Napi::Env env, Napi::Value value, Call* out) {
  std::string name;
  if (!ReadString(env, value, "call", &name)) return false;
  const std::optional<Call> call = CallFromName(name);
  if (!call) {
    ThrowArgumentValue(env, "call", "one of " + AllCallNames(), name);
    return false;
  }
  *out = *call;
  return true;
}

bool AnswerFromJs(Napi::Env env, Napi::Value value, Answer* out) {
  Napi::Object object;
  if (!ObjectFromJs(env, value, "answer", &object)) return false;
  if (!OptionalIntegerFromJs(env, object.Get("result"), "result", -kMaxSafeInteger, kMaxSafeInteger,
                             &out->result)) {
    return false;
  }
  std::optional<std::int64_t> flags;
  if (!OptionalIntegerFromJs(env, object.Get("flags"), "flags", INT32_MIN, INT32_MAX, &flags)) {
    return false;
  }
  out->flags = static_cast<int>(flags.value_or(0));
  const Napi::Value address = object.Get("address");
  if (!address.IsUndefined() && !AddressFromJs(env, address, &out->address.emplace())) {
    return false;
  }
  return AnswerBytesFromJs(env, object, &out->data) &&
         PairFromJs(env, object.Get("fds"), &out->pair) &&
         InterfacesFromJs(env, object.Get("interfaces"), &out->interfaces);
}

bool FaultRuleFromJs(Napi::Env env, Napi::Value value, FaultRule* out) {
  Napi::Object object;
  return ObjectFromJs(env, value, "rule", &object) && FaultConditionFromJs(env, object, out) &&
         FaultEffectFromJs(env, object, out);
}

Napi::Value CallRecordToJs(Napi::Env env, const CallRecord& record) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("call", CallName(record.call));
  if (record.fd != sys::kInvalidFd) object.Set("fd", static_cast<double>(record.fd));
  for (const Argument& argument : record.arguments) {
    object.Set(argument.name, static_cast<double>(argument.value));
  }
  if (!record.bytes.empty()) {
    object.Set("bytes",
               Napi::Buffer<std::uint8_t>::Copy(env, record.bytes.data(), record.bytes.size()));
  }
  if (record.address) object.Set("address", AddressToJs(env, *record.address));
  if (!record.text.empty()) object.Set("text", record.text);
  object.Set("result", static_cast<double>(record.result));
  return object;
}

Napi::Value FaultRecordToJs(Napi::Env env, const FaultRecord& record) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("call", CallName(record.call));
  object.Set("number", static_cast<double>(record.number));
  if (record.fd != sys::kInvalidFd) object.Set("fd", static_cast<double>(record.fd));
  if (record.error < 0) object.Set("errno", static_cast<double>(record.error));
  if (record.short_count > 0) {
    object.Set("shortCount", static_cast<double>(record.short_count));
  }
  if (record.delay_ms > 0) object.Set("delayMs", record.delay_ms);
  return object;
}

}  // namespace syssock::testing
