// The numbers that JavaScript needs by name, as far as this system's headers have them.
#include <cerrno>

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
    SYSSOCK_CONSTANT(AF_UNIX),
#ifdef AF_NETLINK
    SYSSOCK_CONSTANT(AF_NETLINK),
#endif
#ifdef AF_PACKET
    SYSSOCK_CONSTANT(AF_PACKET),
#endif
#ifdef AF_VSOCK
    SYSSOCK_CONSTANT(AF_VSOCK),
#endif
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
#ifdef IPPROTO_SCTP
    SYSSOCK_CONSTANT(IPPROTO_SCTP),
#endif
#ifdef IPPROTO_UDPLITE
    SYSSOCK_CONSTANT(IPPROTO_UDPLITE),
#endif
#ifdef IPPROTO_MPTCP
    SYSSOCK_CONSTANT(IPPROTO_MPTCP),
#endif
    SYSSOCK_CONSTANT(SOL_SOCKET),
    SYSSOCK_CONSTANT(MSG_OOB),
    SYSSOCK_CONSTANT(MSG_PEEK),
    SYSSOCK_CONSTANT(MSG_DONTROUTE),
    SYSSOCK_CONSTANT(MSG_CTRUNC),
    SYSSOCK_CONSTANT(MSG_TRUNC),
    SYSSOCK_CONSTANT(MSG_WAITALL),
    SYSSOCK_CONSTANT(MSG_DONTWAIT),
    SYSSOCK_CONSTANT(MSG_EOR),
#ifdef MSG_NOSIGNAL
    SYSSOCK_CONSTANT(MSG_NOSIGNAL),
#endif
#ifdef MSG_MORE
    SYSSOCK_CONSTANT(MSG_MORE),
#endif
#ifdef MSG_CONFIRM
    SYSSOCK_CONSTANT(MSG_CONFIRM),
#endif
#ifdef MSG_ERRQUEUE
    SYSSOCK_CONSTANT(MSG_ERRQUEUE),
#endif
#ifdef MSG_FASTOPEN
    SYSSOCK_CONSTANT(MSG_FASTOPEN),
#endif
#ifdef MSG_ZEROCOPY
    SYSSOCK_CONSTANT(MSG_ZEROCOPY),
#endif
    SYSSOCK_CONSTANT(SOMAXCONN),
    // libuv has no name for it, so util.getSystemErrorName() does not know this one.
    {"EINPROGRESS", EINPROGRESS},
    {nullptr, 0},
};

#undef SYSSOCK_CONSTANT

}  // namespace

const Constant* SystemConstants() { return kConstants; }

}  // namespace syssock::sys
