// Options by level, number and bytes, for what the option table does not know.
#ifndef SYSSOCK_NATIVE_SOCKET_RAW_OPTION_H_
#define SYSSOCK_NATIVE_SOCKET_RAW_OPTION_H_

#include <napi.h>

#include "../sys/socket_api.h"

namespace syssock {

// (level, name, length) from argument `first` on; a Uint8Array or a negative errno.
Napi::Value GetRawOption(const Napi::CallbackInfo& info, std::size_t first, sys::SocketApi& api,
                         sys::NativeFd fd);
// (level, name, bytes) from argument `first` on; 0 or a negative errno.
Napi::Value SetRawOption(const Napi::CallbackInfo& info, std::size_t first, sys::SocketApi& api,
                         sys::NativeFd fd);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_RAW_OPTION_H_
