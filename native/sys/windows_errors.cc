#include "windows_errors.h"

#include "errors.h"
#include "system_headers.h"

namespace syssock::sys {
namespace {

// libuv's numbers for the errnos that Windows does not count (uv/errno.h, which is included in
// native/engine only): they never change, since they are part of libuv's ABI.
constexpr Result kUnknown = -4094;
constexpr Result kEacces = -4092;
constexpr Result kEaddrinuse = -4091;
constexpr Result kEaddrnotavail = -4090;
constexpr Result kEafnosupport = -4089;
constexpr Result kEagain = errors::kAgain;
constexpr Result kEalready = errors::kAlready;
constexpr Result kEbadf = errors::kBadDescriptor;
constexpr Result kEbusy = errors::kBusy;
constexpr Result kEcanceled = -4081;
constexpr Result kEconnaborted = -4079;
constexpr Result kEconnrefused = -4078;
constexpr Result kEconnreset = -4077;
constexpr Result kEdestaddrreq = -4076;
constexpr Result kEfault = -4074;
constexpr Result kEhostunreach = -4073;
constexpr Result kEinval = errors::kInvalid;
constexpr Result kEisconn = errors::kIsConnected;
constexpr Result kEloop = -4067;
constexpr Result kEmfile = -4066;
constexpr Result kEmsgsize = -4065;
constexpr Result kEnametoolong = -4064;
constexpr Result kEnetdown = -4063;
constexpr Result kEnetunreach = -4062;
constexpr Result kEnobufs = -4060;
constexpr Result kEnodev = errors::kNoDevice;
constexpr Result kEnoent = -4058;
constexpr Result kEnomem = -4057;
constexpr Result kEnosys = errors::kNotImplemented;
constexpr Result kEnotconn = -4053;
constexpr Result kEnotsock = -4050;
constexpr Result kEnotsup = errors::kNotSupported;
constexpr Result kEperm = -4048;
constexpr Result kEpipe = -4047;
constexpr Result kEprotonosupport = -4045;
constexpr Result kEprototype = -4044;
constexpr Result kEtimedout = -4039;
constexpr Result kEnoprotoopt = errors::kNoProtocolOption;
constexpr Result kEhostdown = -4031;
constexpr Result kEsocktnosupport = -4025;

struct Translation {
  std::uint32_t system_error;
  Result result;
};

// Searched from the top: what non-blocking sockets answer all the time comes first.
constexpr Translation kTranslations[] = {
    {WSAEWOULDBLOCK, kEagain},
    {WSAECONNRESET, kEconnreset},
    {WSAECONNABORTED, kEconnaborted},
    // send after shutdown(SD_SEND); recv's own case is in windows.cc.
    {WSAESHUTDOWN, kEpipe},

    {WSAEACCES, kEacces},
    {WSAEADDRINUSE, kEaddrinuse},
    {WSAEADDRNOTAVAIL, kEaddrnotavail},
    {WSAEAFNOSUPPORT, kEafnosupport},
    {WSAEALREADY, kEalready},
    {WSAEBADF, kEbadf},
    {WSAECANCELLED, kEcanceled},
    {WSAECONNREFUSED, kEconnrefused},
    {WSAEDESTADDRREQ, kEdestaddrreq},
    {WSAEFAULT, kEfault},
    {WSAEHOSTDOWN, kEhostdown},
    {WSAEHOSTUNREACH, kEhostunreach},
    // Not POSIX's EINPROGRESS: a blocking call of Winsock 1.1 has the thread.
    {WSAEINPROGRESS, kEbusy},
    // No signal interrupts a call here: WSACancelBlockingCall or closesocket ended it, for good.
    {WSAEINTR, kEcanceled},
    {WSAEINVAL, kEinval},
    {WSAEISCONN, kEisconn},
    {WSAELOOP, kEloop},
    {WSAEMFILE, kEmfile},
    {WSAEMSGSIZE, kEmsgsize},
    {WSAENAMETOOLONG, kEnametoolong},
    {WSAENETDOWN, kEnetdown},
    // Keep-alive found the connection dead; libuv has no ENETRESET.
    {WSAENETRESET, kEconnreset},
    {WSAENETUNREACH, kEnetunreach},
    {WSAENOBUFS, kEnobufs},
    {WSAENOPROTOOPT, kEnoprotoopt},
    {WSAENOTCONN, kEnotconn},
    {WSAENOTSOCK, kEnotsock},
    {WSAEOPNOTSUPP, kEnotsup},
    {WSAEPFNOSUPPORT, kEafnosupport},
    {WSAEPROCLIM, kEnobufs},
    {WSAEPROTONOSUPPORT, kEprotonosupport},
    {WSAEPROTOTYPE, kEprototype},
    {WSAESOCKTNOSUPPORT, kEsocktnosupport},
    {WSAETIMEDOUT, kEtimedout},
    {WSAETOOMANYREFS, kEnobufs},
    {WSANOTINITIALISED, kEnetdown},
    {WSASYSNOTREADY, kEnetdown},
    {WSAVERNOTSUPPORTED, kEnosys},
    {WSA_E_CANCELLED, kEcanceled},

    // Handle calls, the IP helper functions and, through Winsock, AF_UNIX paths answer these.
    {ERROR_ACCESS_DENIED, kEperm},
    {ERROR_CALL_NOT_IMPLEMENTED, kEnosys},
    {ERROR_CONNECTION_ABORTED, kEconnaborted},
    {ERROR_CONNECTION_REFUSED, kEconnrefused},
    {ERROR_FILE_NOT_FOUND, kEnoent},
    {ERROR_HOST_UNREACHABLE, kEhostunreach},
    {ERROR_INSUFFICIENT_BUFFER, kEinval},
    {ERROR_INVALID_HANDLE, kEbadf},
    {ERROR_INVALID_NAME, kEnodev},
    {ERROR_INVALID_PARAMETER, kEinval},
    {ERROR_NETNAME_DELETED, kEconnreset},
    {ERROR_NETWORK_UNREACHABLE, kEnetunreach},
    {ERROR_NOT_ENOUGH_MEMORY, kEnomem},
    {ERROR_NOT_FOUND, kEnodev},
    {ERROR_NOT_SUPPORTED, kEnotsup},
    {ERROR_NO_SYSTEM_RESOURCES, kEnobufs},
    {ERROR_OPERATION_ABORTED, kEcanceled},
    {ERROR_OUTOFMEMORY, kEnomem},
    {ERROR_PATH_NOT_FOUND, kEnoent},
    {ERROR_SEM_TIMEOUT, kEtimedout},
    {ERROR_TOO_MANY_OPEN_FILES, kEmfile},
    {ERROR_WORKING_SET_QUOTA, kEnobufs},
};

}  // namespace

Result TranslateWindowsError(std::uint32_t system_error) {
  for (const Translation& entry : kTranslations) {
    if (entry.system_error == system_error) return entry.result;
  }
  return kUnknown;
}

}  // namespace syssock::sys
