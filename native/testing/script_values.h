// The kernels' scripts, rules and logs between JavaScript and C++.
#ifndef SYSSOCK_NATIVE_TESTING_SCRIPT_VALUES_H_
#define SYSSOCK_NATIVE_TESTING_SCRIPT_VALUES_H_

#include <napi.h>

#include <cstdint>
#include <optional>

#include "../sys/socket_api.h"
#include "call.h"
#include "fault_socket_api.h"
#include "scripted_socket_api.h"

namespace syssock::testing {

inline constexpr std::int64_t kMaxSafeInteger = 9007199254740991;  // Number.MAX_SAFE_INTEGER

// As in socket/arguments.h: false when the value is wrong, and an exception is pending then.
bool CallFromJs(Napi::Env env, Napi::Value value, Call* out);
bool AnswerFromJs(Napi::Env env, Napi::Value value, Answer* out);
bool FaultRuleFromJs(Napi::Env env, Napi::Value value, FaultRule* out);
// Undefined is "absent".
bool OptionalIntegerFromJs(Napi::Env env, Napi::Value value, const char* name, std::int64_t min,
                           std::int64_t max, std::optional<std::int64_t>* out);

Napi::Value CallRecordToJs(Napi::Env env, const CallRecord& record);
Napi::Value FaultRecordToJs(Napi::Env env, const FaultRecord& record);

}  // namespace syssock::testing

#endif  // SYSSOCK_NATIVE_TESTING_SCRIPT_VALUES_H_
