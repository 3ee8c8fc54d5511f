// Readiness that is told once for what arrives (edge-triggered, epoll(7)), of a descriptor in a set
// of somebody else's: an event loop's tells as long as something is there, and for that asks the
// descriptor once more after each message, 0.5 us each time.
#ifndef SYSSOCK_NATIVE_SYS_EDGE_TRIGGER_H_
#define SYSSOCK_NATIVE_SYS_EDGE_TRIGGER_H_

#include "socket_api.h"

namespace syssock::sys {

// Whether a receive call that brings less than it has room for leaves nothing but an end, or what
// follows an urgent byte: plain TCP, on Linux. kTLS that is switched on later is not seen.
bool CanBeEdgeTriggered(NativeFd fd);

// Until whoever registered `fd` in `set` changes that, it is told when something arrives, when the
// peer ends (EPOLLRDHUP) and when urgent data is there (EPOLLPRI). The caller then receives all
// there is. ENOENT where it cannot be found out how it is registered (no /proc); ENOSYS where there
// is no epoll.
Result MakeEdgeTriggered(NativeFd set, NativeFd fd);

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_EDGE_TRIGGER_H_
