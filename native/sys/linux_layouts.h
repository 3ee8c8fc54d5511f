// Holds option_layouts.h against Linux's own headers: a layout that differs does not compile.
#ifndef SYSSOCK_NATIVE_SYS_LINUX_LAYOUTS_H_
#define SYSSOCK_NATIVE_SYS_LINUX_LAYOUTS_H_

#include <linux/filter.h>

#include <cstddef>

#include "option_layouts.h"
#include "system_headers.h"

namespace syssock::sys {

static_assert(sizeof(Credentials) == sizeof(ucred));
static_assert(offsetof(Credentials, pid) == offsetof(ucred, pid));
static_assert(offsetof(Credentials, uid) == offsetof(ucred, uid));
static_assert(offsetof(Credentials, gid) == offsetof(ucred, gid));

static_assert(sizeof(Ipv4Membership) == sizeof(ip_mreqn));
static_assert(offsetof(Ipv4Membership, group) == offsetof(ip_mreqn, imr_multiaddr));
static_assert(offsetof(Ipv4Membership, address) == offsetof(ip_mreqn, imr_address));
static_assert(offsetof(Ipv4Membership, interface_index) == offsetof(ip_mreqn, imr_ifindex));

static_assert(sizeof(BpfInstruction) == sizeof(sock_filter));
static_assert(offsetof(BpfInstruction, code) == offsetof(sock_filter, code));
static_assert(offsetof(BpfInstruction, jt) == offsetof(sock_filter, jt));
static_assert(offsetof(BpfInstruction, jf) == offsetof(sock_filter, jf));
static_assert(offsetof(BpfInstruction, k) == offsetof(sock_filter, k));

static_assert(sizeof(BpfProgram) == sizeof(sock_fprog));
static_assert(offsetof(BpfProgram, length) == offsetof(sock_fprog, len));
static_assert(offsetof(BpfProgram, instructions) == offsetof(sock_fprog, filter));

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_LINUX_LAYOUTS_H_
