// Windows' own error numbers, WSAE* and ERROR_*, in libuv's numbering.
#ifndef SYSSOCK_NATIVE_SYS_WINDOWS_ERRORS_H_
#define SYSSOCK_NATIVE_SYS_WINDOWS_ERRORS_H_

#include <cstdint>

#include "socket_api.h"

namespace syssock::sys {

// The negative errno for a number of WSAGetLastError() or GetLastError(). One that has no
// counterpart is UV_UNKNOWN, never 0: only Windows' own number says more then.
Result TranslateWindowsError(std::uint32_t system_error);

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_WINDOWS_ERRORS_H_
