// The function table of kernel calls (house rule 6): everything that syssock asks of the operating
// system's sockets goes through one SocketApi per environment. The system's own form is made by
// MakeSystemSocketApi(); test builds have others (native/testing).
//
// Every call answers a Result: a number >= 0, or a negative errno in libuv's numbering, so that
// util.getSystemErrorName() names it on every system. No call throws, and none decides anything:
// what to do about EMFILE is TypeScript's business.
#ifndef SYSSOCK_NATIVE_SYS_SOCKET_API_H_
#define SYSSOCK_NATIVE_SYS_SOCKET_API_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "errors.h"

namespace syssock::sys {

// A descriptor, or a Windows SOCKET, which is as wide as a pointer.
using NativeFd = std::intptr_t;
inline constexpr NativeFd kInvalidFd = -1;
#ifdef _WIN32
// JavaScript's numbers are whole up to here; handles are far smaller.
inline constexpr std::int64_t kMaxFd = (std::int64_t{1} << 53) - 1;
#else
inline constexpr std::int64_t kMaxFd = INT32_MAX;
#endif

using Result = std::int64_t;

// A sockaddr of any family, as the kernel wants it. socket/address.h reads and writes it.
struct RawAddress {
  static constexpr std::uint32_t kCapacity = 128;  // sizeof(sockaddr_storage)
  alignas(8) unsigned char storage[kCapacity] = {};
  std::uint32_t length = 0;
};

struct IoSlice {
  const void* data;
  std::size_t length;
};

struct Interface {
  std::string name;
  std::uint32_t index;
};

enum class Direction { kRead = 0, kWrite = 1, kBoth = 2 };

// What a request of an io_uring (ring.h) or of a batch (batch.h) does.
enum class RequestedCall { kAccept, kReceive, kSend };

class SocketApi {
 public:
  SocketApi() = default;
  SocketApi(const SocketApi&) = delete;
  SocketApi& operator=(const SocketApi&) = delete;
  virtual ~SocketApi() = default;

  // Descriptors that these make are close-on-exec and non-blocking from their first moment where
  // the system can do that at once, and before they are handed out everywhere.
  virtual Result Open(int domain, int type, int protocol) = 0;
  virtual Result OpenPair(int domain, int type, int protocol, NativeFd pair[2]) = 0;
  virtual Result Accept(NativeFd listener, RawAddress* peer) = 0;  // peer may be null
  virtual Result Duplicate(NativeFd fd) = 0;

  // Never retried: after EINTR the descriptor is gone on Linux (close(2)).
  virtual Result Close(NativeFd fd) = 0;

  virtual Result SetCloseOnExec(NativeFd fd, bool on) = 0;
  virtual Result SetNonBlocking(NativeFd fd, bool on) = 0;
  virtual Result GetNonBlocking(NativeFd fd) = 0;  // 0 or 1; UV_ENOTSUP where it cannot be read

  virtual Result Bind(NativeFd fd, const RawAddress& address) = 0;
  virtual Result Listen(NativeFd fd, int backlog) = 0;
  // An interrupted connect goes on in the background, so EINTR is told as EINPROGRESS.
  virtual Result Connect(NativeFd fd, const RawAddress& address) = 0;
  virtual Result Shutdown(NativeFd fd, Direction direction) = 0;
  virtual Result GetLocalAddress(NativeFd fd, RawAddress* address) = 0;
  virtual Result GetRemoteAddress(NativeFd fd, RawAddress* address) = 0;

  // Every send carries MSG_NOSIGNAL where there is one. `flags` are the system's own MSG_* bits.
  virtual Result Send(NativeFd fd, const void* data, std::size_t length, int flags) = 0;
  virtual Result SendTo(NativeFd fd, const void* data, std::size_t length, int flags,
                        const RawAddress& to) = 0;
  virtual Result SendVector(NativeFd fd, const IoSlice* slices, std::size_t count, int flags) = 0;
  virtual Result Receive(NativeFd fd, void* data, std::size_t capacity, int flags) = 0;
  // `from` gets length 0 where the kernel gives no address; `message_flags` gets MSG_TRUNC and kin.
  virtual Result ReceiveFrom(NativeFd fd, void* data, std::size_t capacity, int flags,
                             RawAddress* from, int* message_flags) = 0;

  // `length` is the capacity on the way in and the length that the kernel wrote on the way out.
  virtual Result GetOption(NativeFd fd, int level, int name, void* value,
                           std::uint32_t* length) = 0;
  virtual Result SetOption(NativeFd fd, int level, int name, const void* value,
                           std::uint32_t length) = 0;

  // Bytes waiting in the kernel: to be read (FIONREAD), or sent but not acknowledged (SIOCOUTQ).
  virtual Result QueuedBytes(NativeFd fd, Direction direction) = 0;

  // The system's own number of the error that was answered last (Windows: 10048 for EADDRINUSE), if
  // it was told as `result`; 0 where the two are the same, and when it was another error.
  virtual std::int64_t SystemErrorOf(Result /*result*/) const { return 0; }

  virtual Result InterfaceIndex(const char* name) = 0;
  virtual Result InterfaceName(std::uint32_t index, std::string* name) = 0;
  virtual Result ListInterfaces(std::vector<Interface>* interfaces) = 0;

  // The three system calls of io_uring(7), for ring.h; ENOSYS where there is none. `parameters` is
  // an io_uring_params. The descriptor that comes is close-on-exec.
  virtual Result RingSetup(std::uint32_t, void* /*parameters*/) { return errors::kNotImplemented; }
  virtual Result RingEnter(NativeFd, std::uint32_t /*submit*/, std::uint32_t /*flags*/) {
    return errors::kNotImplemented;
  }
  virtual Result RingRegister(NativeFd, std::uint32_t /*operation*/, void* /*argument*/,
                              std::uint32_t /*count*/) {
    return errors::kNotImplemented;
  }
  // The calls of a context of io_submit(2), for batch.h; ENOSYS where there is none. `requests` are
  // pointers to iocbs. Destroying waits until none is under way.
  virtual Result BatchSetup(std::uint32_t /*count*/, std::uintptr_t* /*context*/) {
    return errors::kNotImplemented;
  }
  virtual Result BatchSubmit(std::uintptr_t /*context*/, std::size_t /*count*/,
                             void* /*requests*/) {
    return errors::kNotImplemented;
  }
  virtual Result BatchDestroy(std::uintptr_t /*context*/) { return errors::kNotImplemented; }
  // Before a request is queued: a negative errno completes it with that, and the kernel does not
  // see it. `length` is how many bytes it may move; null where that cannot be said.
  virtual Result BeforeRequest(RequestedCall, NativeFd, std::size_t* /*length*/) { return 0; }
};

// The real kernel. Windows: starts Winsock for as long as the object lives.
std::unique_ptr<SocketApi> MakeSystemSocketApi();

// The name that JavaScript sees: "linux", "darwin" or "windows".
const char* SystemName();

// The system's numbers that JavaScript needs by name (AF_*, SOCK_*, IPPROTO_*, MSG_*): what a
// system lacks is not in its list. Ends with a null name.
struct Constant {
  const char* name;
  std::int64_t value;
};
const Constant* SystemConstants();

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_SOCKET_API_H_
