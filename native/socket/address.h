// Addresses between JavaScript ({ family, host, port, scopeId } or { family: 'unix', path }) and
// the kernel's sockaddr.
#ifndef SYSSOCK_NATIVE_SOCKET_ADDRESS_H_
#define SYSSOCK_NATIVE_SOCKET_ADDRESS_H_

#include <napi.h>

#include "../sys/socket_api.h"

namespace syssock {

// False when `value` is no address: an exception is pending then.
bool AddressFromJs(Napi::Env env, Napi::Value value, sys::RawAddress* out);

// Undefined for an empty address, or one of a family that syssock does not know.
Napi::Value AddressToJs(Napi::Env env, const sys::RawAddress& raw);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_ADDRESS_H_
