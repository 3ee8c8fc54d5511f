#include "posix.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <memory>

#include "errors.h"
#include "system_headers.h"

namespace syssock::sys {
namespace {

// macOS has no MSG_NOSIGNAL: darwin.cc sets SO_NOSIGPIPE on every descriptor instead.
#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
#else
constexpr int kNoSignal = 0;
#endif

Result Answer(std::int64_t result) { return result < 0 ? -static_cast<Result>(errno) : result; }

// For calls that a signal may interrupt before anything happened (signal(7)); never for close.
template <typename Call>
Result RetryOnInterrupt(Call call) {
  std::int64_t result;
  do {
    result = call();
  } while (result < 0 && errno == EINTR);
  return Answer(result);
}

// No such interface is ENXIO on some systems and ENODEV on others; one is enough. Looking it up
// takes a socket, so that EMFILE and its kin are possible too.
Result InterfaceError() {
  return errno == ENXIO || errno == ENODEV ? errors::kNoDevice : -static_cast<Result>(errno);
}

int AsInt(NativeFd fd) { return static_cast<int>(fd); }

sockaddr* AsSockaddr(RawAddress* address) { return reinterpret_cast<sockaddr*>(address->storage); }

const sockaddr* AsSockaddr(const RawAddress& address) {
  return reinterpret_cast<const sockaddr*>(address.storage);
}

// The kernel tells the length that the address has, which may be more than it wrote.
void SetLength(RawAddress* address, socklen_t length) {
  address->length = std::min<std::uint32_t>(length, RawAddress::kCapacity);
}

template <typename Query>
Result ReadAddress(RawAddress* address, Query query) {
  socklen_t length = RawAddress::kCapacity;
  const Result result = RetryOnInterrupt([&] { return query(AsSockaddr(address), &length); });
  SetLength(address, result < 0 ? 0 : length);
  return result;
}

}  // namespace

Result PosixSocketApi::Prepare(int fd) {
  Result result = SetCloseOnExec(fd, true);
  if (result >= 0) result = SetNonBlocking(fd, true);
  if (result >= 0) return fd;
  Close(fd);
  return result;
}

Result PosixSocketApi::Open(int domain, int type, int protocol) {
  const Result fd = Answer(::socket(domain, type, protocol));
  return fd < 0 ? fd : Prepare(static_cast<int>(fd));
}

Result PosixSocketApi::OpenPair(int domain, int type, int protocol, NativeFd pair[2]) {
  int fds[2];
  const Result made = Answer(::socketpair(domain, type, protocol, fds));
  if (made < 0) return made;
  const Result first = Prepare(fds[0]);
  const Result second = Prepare(fds[1]);
  if (first >= 0 && second >= 0) {
    pair[0] = fds[0];
    pair[1] = fds[1];
    return 0;
  }
  if (first >= 0) Close(fds[0]);
  if (second >= 0) Close(fds[1]);
  return first < 0 ? first : second;
}

Result PosixSocketApi::Accept(NativeFd listener, RawAddress* peer) {
  RawAddress unused;
  const Result fd =
      ReadAddress(peer != nullptr ? peer : &unused, [&](sockaddr* address, socklen_t* length) {
        return ::accept(AsInt(listener), address, length);
      });
  return fd < 0 ? fd : Prepare(static_cast<int>(fd));
}

Result PosixSocketApi::Duplicate(NativeFd fd) {
  return Answer(::fcntl(AsInt(fd), F_DUPFD_CLOEXEC, 0));
}

Result PosixSocketApi::Close(NativeFd fd) { return Answer(::close(AsInt(fd))); }

Result PosixSocketApi::SetCloseOnExec(NativeFd fd, bool on) {
  const int flags = ::fcntl(AsInt(fd), F_GETFD);
  if (flags < 0) return Answer(flags);
  return Answer(::fcntl(AsInt(fd), F_SETFD, on ? flags | FD_CLOEXEC : flags & ~FD_CLOEXEC));
}

Result PosixSocketApi::SetNonBlocking(NativeFd fd, bool on) {
  // One call, where F_GETFL and F_SETFL would be two, and no race over the other flags.
  int value = on ? 1 : 0;
  return Answer(::ioctl(AsInt(fd), FIONBIO, &value));
}

Result PosixSocketApi::GetNonBlocking(NativeFd fd) {
  const int flags = ::fcntl(AsInt(fd), F_GETFL);
  if (flags < 0) return Answer(flags);
  return (flags & O_NONBLOCK) != 0 ? 1 : 0;
}

Result PosixSocketApi::Bind(NativeFd fd, const RawAddress& address) {
  return Answer(::bind(AsInt(fd), AsSockaddr(address), address.length));
}

Result PosixSocketApi::Listen(NativeFd fd, int backlog) {
  return Answer(::listen(AsInt(fd), backlog));
}

Result PosixSocketApi::Connect(NativeFd fd, const RawAddress& address) {
  const Result result = Answer(::connect(AsInt(fd), AsSockaddr(address), address.length));
  return result == -EINTR ? errors::kInProgress : result;
}

Result PosixSocketApi::Shutdown(NativeFd fd, Direction direction) {
  static_assert(SHUT_RD == 0 && SHUT_WR == 1 && SHUT_RDWR == 2);
  return Answer(::shutdown(AsInt(fd), static_cast<int>(direction)));
}

Result PosixSocketApi::GetLocalAddress(NativeFd fd, RawAddress* address) {
  return ReadAddress(address, [&](sockaddr* storage, socklen_t* length) {
    return ::getsockname(AsInt(fd), storage, length);
  });
}

Result PosixSocketApi::GetRemoteAddress(NativeFd fd, RawAddress* address) {
  return ReadAddress(address, [&](sockaddr* storage, socklen_t* length) {
    return ::getpeername(AsInt(fd), storage, length);
  });
}

Result PosixSocketApi::Send(NativeFd fd, const void* data, std::size_t length, int flags) {
  return RetryOnInterrupt([&] { return ::send(AsInt(fd), data, length, flags | kNoSignal); });
}

Result PosixSocketApi::SendTo(NativeFd fd, const void* data, std::size_t length, int flags,
                              const RawAddress& to) {
  return RetryOnInterrupt([&] {
    return ::sendto(AsInt(fd), data, length, flags | kNoSignal, AsSockaddr(to), to.length);
  });
}

Result PosixSocketApi::SendVector(NativeFd fd, const IoSlice* slices, std::size_t count,
                                  int flags) {
  // Fewer than the kernel's limit (IOV_MAX, 1024 on Linux); what is beyond is a short send.
  constexpr std::size_t kMaxSlices = 64;
  iovec vector[kMaxSlices];
  const std::size_t used = std::min(count, kMaxSlices);
  for (std::size_t i = 0; i < used; i++) {
    vector[i] = {const_cast<void*>(slices[i].data), slices[i].length};
  }
  msghdr message = {};
  message.msg_iov = vector;
  message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(used);
  return RetryOnInterrupt([&] { return ::sendmsg(AsInt(fd), &message, flags | kNoSignal); });
}

Result PosixSocketApi::Receive(NativeFd fd, void* data, std::size_t capacity, int flags) {
  return RetryOnInterrupt([&] { return ::recv(AsInt(fd), data, capacity, flags); });
}

Result PosixSocketApi::ReceiveFrom(NativeFd fd, void* data, std::size_t capacity, int flags,
                                   RawAddress* from, int* message_flags) {
  iovec slice = {data, capacity};
  msghdr message = {};
  message.msg_name = from->storage;
  message.msg_namelen = RawAddress::kCapacity;
  message.msg_iov = &slice;
  message.msg_iovlen = 1;
  const Result result = RetryOnInterrupt([&] { return ::recvmsg(AsInt(fd), &message, flags); });
  SetLength(from, result < 0 ? 0 : message.msg_namelen);
  *message_flags = result < 0 ? 0 : message.msg_flags;
  return result;
}

Result PosixSocketApi::GetOption(NativeFd fd, int level, int name, void* value,
                                 std::uint32_t* length) {
  socklen_t size = *length;
  const Result result = Answer(::getsockopt(AsInt(fd), level, name, value, &size));
  if (result >= 0) *length = std::min<std::uint32_t>(size, *length);
  return result;
}

Result PosixSocketApi::SetOption(NativeFd fd, int level, int name, const void* value,
                                 std::uint32_t length) {
  return Answer(::setsockopt(AsInt(fd), level, name, value, length));
}

Result PosixSocketApi::QueuedBytes(NativeFd fd, Direction direction) {
  int bytes = 0;
#ifdef TIOCOUTQ  // SIOCOUTQ by its portable name: bytes not yet acknowledged (tcp(7))
  const unsigned long request = direction == Direction::kRead ? FIONREAD : TIOCOUTQ;
#else
  if (direction != Direction::kRead) return errors::kNotSupported;
  const unsigned long request = FIONREAD;
#endif
  const Result result = Answer(::ioctl(AsInt(fd), request, &bytes));
  return result < 0 ? result : bytes;
}

Result PosixSocketApi::InterfaceIndex(const char* name) {
  const unsigned index = ::if_nametoindex(name);
  return index == 0 ? InterfaceError() : static_cast<Result>(index);
}

Result PosixSocketApi::InterfaceName(std::uint32_t index, std::string* name) {
  char buffer[IF_NAMESIZE] = {};
  if (::if_indextoname(index, buffer) == nullptr) return InterfaceError();
  *name = buffer;
  return 0;
}

Result PosixSocketApi::ListInterfaces(std::vector<Interface>* interfaces) {
  struct Free {
    void operator()(struct if_nameindex* list) const { ::if_freenameindex(list); }
  };
  const std::unique_ptr<struct if_nameindex, Free> list(::if_nameindex());
  if (list == nullptr) return -static_cast<Result>(errno);
  for (const struct if_nameindex* entry = list.get(); entry->if_index != 0; entry++) {
    interfaces->push_back({entry->if_name, entry->if_index});
  }
  return 0;
}

}  // namespace syssock::sys
