#include "error_queue.h"

#include "system_headers.h"

namespace syssock::sys {

void DropErrorQueue(SocketApi& api, NativeFd fd) {
#if defined(MSG_ERRQUEUE) && !defined(_WIN32)
  constexpr int kMostAtOnce = 64;  // the queue is refilled by the network, this loop must end
  unsigned char payload[1];
  for (int i = 0; i < kMostAtOnce; i++) {
    RawAddress from;
    int flags = 0;
    if (api.ReceiveFrom(fd, payload, sizeof(payload), MSG_ERRQUEUE | MSG_DONTWAIT, &from, &flags) <
        0) {
      return;
    }
  }
#else
  static_cast<void>(api);
  static_cast<void>(fd);
#endif
}

}  // namespace syssock::sys
