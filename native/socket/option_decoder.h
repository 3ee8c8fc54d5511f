// One option's value from the bytes that getsockopt wrote to JavaScript.
#ifndef SYSSOCK_NATIVE_SOCKET_OPTION_DECODER_H_
#define SYSSOCK_NATIVE_SOCKET_OPTION_DECODER_H_

#include <napi.h>

#include <cstddef>
#include <cstdint>

#include "../sys/option_row.h"

namespace syssock {

// How many bytes getsockopt may write for this row; 0 for a layout that cannot be read.
std::size_t ReadCapacity(const sys::OptionRow& row);

// Looks at the first `length` bytes only: those that the kernel wrote. A struct that it wrote less
// of reads as zeros beyond.
Napi::Value DecodeValue(Napi::Env env, const sys::OptionRow& row, const std::uint8_t* data,
                        std::size_t length);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_OPTION_DECODER_H_
