// One option's value from JavaScript to the bytes that setsockopt reads.
#ifndef SYSSOCK_NATIVE_SOCKET_OPTION_ENCODER_H_
#define SYSSOCK_NATIVE_SOCKET_OPTION_ENCODER_H_

#include <napi.h>

#include "option_codec.h"

namespace syssock {

// False: an exception is pending, or `out->result` is a negative errno.
bool EncodeValue(Napi::Env env, sys::SocketApi& api, const sys::OptionRow& row, Napi::Value value,
                 EncodedOption* out);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_OPTION_ENCODER_H_
