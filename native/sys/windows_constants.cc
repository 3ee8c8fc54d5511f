// The numbers that JavaScript needs by name, as far as Windows has them.
#include "errors.h"
#include "socket_api.h"
#include "system_headers.h"

namespace syssock::sys {
namespace {

#define SYSSOCK_CONSTANT(name) \
  {                            \
#name, name                \
  }

constexpr Constant kConstants[] = {
    SYSSOCK_CONSTANT(AF_UNSPEC),
    SYSSOCK_CONSTANT(AF_INET),
    SYSSOCK_CONSTANT(AF_INET6),
    // Windows 10 1803 and newer, SOCK_STREAM only.
    SYSSOCK_CONSTANT(AF_UNIX),
    SYSSOCK_CONSTANT(SOCK_STREAM),
    SYSSOCK_CONSTANT(SOCK_DGRAM),
    SYSSOCK_CONSTANT(SOCK_RAW),
    SYSSOCK_CONSTANT(SOCK_SEQPACKET),
    SYSSOCK_CONSTANT(IPPROTO_IP),
    SYSSOCK_CONSTANT(IPPROTO_IPV6),
    SYSSOCK_CONSTANT(IPPROTO_ICMP),
    SYSSOCK_CONSTANT(IPPROTO_ICMPV6),
    SYSSOCK_CONSTANT(IPPROTO_TCP),
    SYSSOCK_CONSTANT(IPPROTO_UDP),
    SYSSOCK_CONSTANT(SOL_SOCKET),
    SYSSOCK_CONSTANT(MSG_OOB),
    SYSSOCK_CONSTANT(MSG_PEEK),
    SYSSOCK_CONSTANT(MSG_DONTROUTE),
    SYSSOCK_CONSTANT(MSG_CTRUNC),
    SYSSOCK_CONSTANT(MSG_TRUNC),
    SYSSOCK_CONSTANT(MSG_WAITALL),
    SYSSOCK_CONSTANT(MSG_PARTIAL),
#ifdef MSG_PUSH_IMMEDIATE
    SYSSOCK_CONSTANT(MSG_PUSH_IMMEDIATE),
#endif
#ifdef MSG_BCAST
    SYSSOCK_CONSTANT(MSG_BCAST),
#endif
#ifdef MSG_MCAST
    SYSSOCK_CONSTANT(MSG_MCAST),
#endif
    SYSSOCK_CONSTANT(SOMAXCONN),
    // What Connect answers for a connect that goes on: EAGAIN's number here (errors.h).
    {"EINPROGRESS", -errors::kInProgress},
    {nullptr, 0},
};

#undef SYSSOCK_CONSTANT

}  // namespace

const Constant* SystemConstants() { return kConstants; }

}  // namespace syssock::sys
