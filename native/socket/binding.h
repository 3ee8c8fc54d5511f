// The free functions and constants of the addon that are about sockets (lib/native/binding.ts).
#ifndef SYSSOCK_NATIVE_SOCKET_BINDING_H_
#define SYSSOCK_NATIVE_SOCKET_BINDING_H_

#include <napi.h>

namespace syssock {

void ExportSockets(Napi::Env env, Napi::Object exports);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_BINDING_H_
