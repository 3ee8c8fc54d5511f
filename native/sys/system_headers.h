// The system's socket headers, under one name: the only header outside the per-system sources
// that has to know which system this is.
#ifndef SYSSOCK_NATIVE_SYS_SYSTEM_HEADERS_H_
#define SYSSOCK_NATIVE_SYS_SYSTEM_HEADERS_H_

#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
// winsock2.h has to come before windows.h.
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <mswsock.h>
#include <mstcpip.h>
#include <iphlpapi.h>
#if __has_include(<afunix.h>)
#include <afunix.h>
#else
#define UNIX_PATH_MAX 108
struct sockaddr_un {
  ADDRESS_FAMILY sun_family;
  char sun_path[UNIX_PATH_MAX];
};
#endif
// clang-format on
#else
#ifdef __APPLE__
// Without it IPV6_PKTINFO and its kin have the numbers of the older RFC 2292 (netinet6/in6.h).
#define __APPLE_USE_RFC_3542
#endif
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>
#endif

#endif  // SYSSOCK_NATIVE_SYS_SYSTEM_HEADERS_H_
