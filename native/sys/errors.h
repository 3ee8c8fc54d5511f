// The few errnos that native code itself answers with, in libuv's numbering: negated errno on
// POSIX, libuv's own numbers on Windows, whose C library counts otherwise.
#ifndef SYSSOCK_NATIVE_SYS_ERRORS_H_
#define SYSSOCK_NATIVE_SYS_ERRORS_H_

#include <cerrno>
#include <cstdint>

namespace syssock::sys::errors {

#ifdef _WIN32
inline constexpr std::int64_t kAgain = -4088;          // UV_EAGAIN
inline constexpr std::int64_t kAlready = -4084;        // UV_EALREADY
inline constexpr std::int64_t kBadDescriptor = -4083;  // UV_EBADF
inline constexpr std::int64_t kBusy = -4082;           // UV_EBUSY
// libuv has no EINPROGRESS there; Winsock tells a connect that goes on by WSAEWOULDBLOCK.
inline constexpr std::int64_t kInProgress = kAgain;
inline constexpr std::int64_t kInvalid = -4071;           // UV_EINVAL
inline constexpr std::int64_t kIsConnected = -4069;       // UV_EISCONN
inline constexpr std::int64_t kMessageSize = -4065;       // UV_EMSGSIZE
inline constexpr std::int64_t kNoDevice = -4059;          // UV_ENODEV
inline constexpr std::int64_t kNoBuffers = -4060;         // UV_ENOBUFS
inline constexpr std::int64_t kNoMemory = -4057;          // UV_ENOMEM
inline constexpr std::int64_t kNoProtocolOption = -4035;  // UV_ENOPROTOOPT
inline constexpr std::int64_t kNotImplemented = -4054;    // UV_ENOSYS
inline constexpr std::int64_t kNotSupported = -4049;      // UV_ENOTSUP
#else
inline constexpr std::int64_t kAgain = -EAGAIN;
inline constexpr std::int64_t kAlready = -EALREADY;
inline constexpr std::int64_t kBadDescriptor = -EBADF;
inline constexpr std::int64_t kBusy = -EBUSY;
inline constexpr std::int64_t kInProgress = -EINPROGRESS;
inline constexpr std::int64_t kInvalid = -EINVAL;
inline constexpr std::int64_t kIsConnected = -EISCONN;
inline constexpr std::int64_t kMessageSize = -EMSGSIZE;
inline constexpr std::int64_t kNoDevice = -ENODEV;
inline constexpr std::int64_t kNoBuffers = -ENOBUFS;
inline constexpr std::int64_t kNoMemory = -ENOMEM;
inline constexpr std::int64_t kNoProtocolOption = -ENOPROTOOPT;
inline constexpr std::int64_t kNotImplemented = -ENOSYS;
inline constexpr std::int64_t kNotSupported = -ENOTSUP;
#endif

}  // namespace syssock::sys::errors

#endif  // SYSSOCK_NATIVE_SYS_ERRORS_H_
