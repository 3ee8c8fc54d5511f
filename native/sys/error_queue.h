// The queue of errors beside a socket's data (ip(7), IP_RECVERR).
#ifndef SYSSOCK_NATIVE_SYS_ERROR_QUEUE_H_
#define SYSSOCK_NATIVE_SYS_ERROR_QUEUE_H_

#include "socket_api.h"

namespace syssock::sys {

// Drops what waits there, up to a bound. Nothing to do on systems without one.
void DropErrorQueue(SocketApi& api, NativeFd fd);

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_ERROR_QUEUE_H_
