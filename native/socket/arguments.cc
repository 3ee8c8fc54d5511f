#include "arguments.h"

namespace syssock {
namespace {

void Throw(Napi::Env env, const Napi::Error& error, const char* code) {
  error.Value().Set("code", Napi::String::New(env, code));
  error.ThrowAsJavaScriptException();
}

const char* TypeName(napi_valuetype type) {
  switch (type) {
    case napi_undefined:
      return "undefined";
    case napi_null:
      return "null";
    case napi_boolean:
      return "a boolean";
    case napi_number:
      return "a number";
    case napi_string:
      return "a string";
    case napi_symbol:
      return "a symbol";
    case napi_object:
      return "an object";
    case napi_function:
      return "a function";
    case napi_external:
      return "an external value";
    case napi_bigint:
      return "a bigint";
  }
  return "something else";
}

}  // namespace

// What is read from an object may be a getter that threw: its exception then stays the one thrown.

void ThrowArgumentType(Napi::Env env, const std::string& name, const std::string& expected,
                       Napi::Value actual) {
  if (env.IsExceptionPending()) return;
  const char* received = actual.IsEmpty() ? "undefined" : TypeName(actual.Type());
  Throw(env,
        Napi::TypeError::New(
            env, "The \"" + name + "\" argument must be " + expected + ". Received " + received),
        "ERR_INVALID_ARG_TYPE");
}

void ThrowArgumentRange(Napi::Env env, const std::string& name, const std::string& expected,
                        const std::string& actual) {
  if (env.IsExceptionPending()) return;
  Throw(env,
        Napi::RangeError::New(env, "The value of \"" + name + "\" is out of range. It must be " +
                                       expected + ". Received " + actual),
        "ERR_OUT_OF_RANGE");
}

void ThrowArgumentValue(Napi::Env env, const std::string& name, const std::string& expected,
                        const std::string& actual) {
  if (env.IsExceptionPending()) return;
  Throw(env,
        Napi::TypeError::New(
            env, "The argument \"" + name + "\" must be " + expected + ". Received " + actual),
        "ERR_INVALID_ARG_VALUE");
}

bool ReadInteger(Napi::Env env, Napi::Value value, const char* name, std::int64_t min,
                 std::int64_t max, std::int64_t* out) {
  // Straight from Node-API, since every call reads some: it fails for what is no number.
  double number = 0;
  if (value.IsEmpty() || napi_get_value_double(env, value, &number) != napi_ok) {
    ThrowArgumentType(env, name, "a whole number", value);
    return false;
  }
  const bool in_range =
      number >= static_cast<double>(min) && number <= static_cast<double>(max);  // not NaN, either
  if (!in_range || static_cast<double>(static_cast<std::int64_t>(number)) != number) {
    ThrowArgumentRange(
        env, name, "a whole number >= " + std::to_string(min) + " and <= " + std::to_string(max),
        value.ToString().Utf8Value());
    return false;
  }
  *out = static_cast<std::int64_t>(number);
  return true;
}

bool ReadBoolean(Napi::Env env, Napi::Value value, const char* name, bool* out) {
  if (value.IsEmpty() || !value.IsBoolean()) {
    ThrowArgumentType(env, name, "a boolean", value);
    return false;
  }
  *out = value.As<Napi::Boolean>().Value();
  return true;
}

bool ReadString(Napi::Env env, Napi::Value value, const char* name, std::string* out) {
  if (value.IsEmpty() || !value.IsString()) {
    ThrowArgumentType(env, name, "a string", value);
    return false;
  }
  *out = value.As<Napi::String>().Utf8Value();
  return true;
}

bool ReadBytes(Napi::Env env, Napi::Value value, const char* name, ByteView* out) {
  napi_typedarray_type type = napi_int8_array;
  void* data = nullptr;
  std::size_t length = 0;
  // One call tells all, and fails for what is no typed array.
  const bool is_array =
      !value.IsEmpty() &&
      napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr) == napi_ok;
  if (!is_array || type != napi_uint8_array) {
    ThrowArgumentType(env, name, "a Uint8Array", value);
    return false;
  }
  // A detached buffer has no memory, whatever length the view had.
  *out = {static_cast<std::uint8_t*>(data), data == nullptr ? 0 : length};
  return true;
}

bool ReadByteRange(Napi::Env env, Napi::Value value, Napi::Value offset, Napi::Value length,
                   ByteView* out) {
  ByteView whole;
  if (!ReadBytes(env, value, "data", &whole)) return false;
  const auto size = static_cast<std::int64_t>(whole.length);
  std::int64_t start = 0;
  std::int64_t count = 0;
  if (!ReadInteger(env, offset, "offset", 0, size, &start)) return false;
  if (!ReadInteger(env, length, "length", 0, size - start, &count)) return false;
  // Pointer arithmetic on null, even by zero, is undefined behaviour before C++20's wording.
  out->data = whole.data == nullptr ? nullptr : whole.data + start;
  out->length = static_cast<std::size_t>(count);
  return true;
}

}  // namespace syssock
