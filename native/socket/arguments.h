// Checks of what JavaScript passes in, made before any system call. Each throws Node's own kind of
// error (TypeError ERR_INVALID_ARG_TYPE, RangeError ERR_OUT_OF_RANGE) and answers false, so that
// the caller returns at once; the exception is then pending (the addon is built without C++
// exceptions).
#ifndef SYSSOCK_NATIVE_SOCKET_ARGUMENTS_H_
#define SYSSOCK_NATIVE_SOCKET_ARGUMENTS_H_

#include <napi.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace syssock {

void ThrowArgumentType(Napi::Env env, const std::string& name, const std::string& expected,
                       Napi::Value actual);
void ThrowArgumentRange(Napi::Env env, const std::string& name, const std::string& expected,
                        const std::string& actual);
void ThrowArgumentValue(Napi::Env env, const std::string& name, const std::string& expected,
                        const std::string& actual);

// A whole number in [min, max].
bool ReadInteger(Napi::Env env, Napi::Value value, const char* name, std::int64_t min,
                 std::int64_t max, std::int64_t* out);
bool ReadBoolean(Napi::Env env, Napi::Value value, const char* name, bool* out);
bool ReadString(Napi::Env env, Napi::Value value, const char* name, std::string* out);

// Where a Uint8Array's bytes lie now: good for the running call only, since JavaScript can detach,
// resize or transfer the buffer as soon as it runs again.
struct ByteView {
  std::uint8_t* data = nullptr;
  std::size_t length = 0;
};
bool ReadBytes(Napi::Env env, Napi::Value value, const char* name, ByteView* out);
// The part of `value` from `offset` on, `length` bytes long.
bool ReadByteRange(Napi::Env env, Napi::Value value, Napi::Value offset, Napi::Value length,
                   ByteView* out);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_ARGUMENTS_H_
