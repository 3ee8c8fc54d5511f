// macOS: no SOCK_CLOEXEC, SOCK_NONBLOCK, accept4 or dependable MSG_NOSIGNAL, so that what Linux
// does in one call takes a few here.
#include <cerrno>

#include "errors.h"
#include "option_row.h"
#include "option_table_darwin.generated.h"
#include "posix.h"
#include "system_headers.h"

namespace syssock::sys {
namespace {

// Addresses from socket/address.cc leave sa_len at 0: bind, connect and sendto put the length that
// they are given there themselves. Group options do not, and want it set, as
// socket/multicast_encoder.cc does.
class DarwinSocketApi final : public PosixSocketApi {
 public:
  Result Open(int domain, int type, int protocol) override {
    return Silence(PosixSocketApi::Open(domain, type, protocol));
  }

  Result OpenPair(int domain, int type, int protocol, NativeFd pair[2]) override;

  // The socket has the listener's O_NONBLOCK but not its close-on-exec flag (accept(2), fcntl(2));
  // PosixSocketApi::Accept sets both.
  Result Accept(NativeFd listener, RawAddress* peer) override {
    return Silence(PosixSocketApi::Accept(listener, peer));
  }

  Result QueuedBytes(NativeFd fd, Direction direction) override;

 private:
  // Takes a new descriptor or a failure; answers the descriptor once sending on it raises no
  // SIGPIPE, or closes it and answers why not.
  Result Silence(Result fd);
};

Result DarwinSocketApi::Silence(Result fd) {
  if (fd < 0) return fd;
  const int on = 1;
  const Result result = SetOption(fd, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof(on));
  // EINVAL: "the socket has been shut down" (setsockopt(2)), as one is whose peer reset it before
  // it was accepted. What it received can still be read, and Node ignores SIGPIPE anyway.
  if (result >= 0 || result == errors::kInvalid) return fd;
  Close(fd);
  return result;
}

Result DarwinSocketApi::OpenPair(int domain, int type, int protocol, NativeFd pair[2]) {
  NativeFd fds[2] = {kInvalidFd, kInvalidFd};
  const Result made = PosixSocketApi::OpenPair(domain, type, protocol, fds);
  if (made < 0) return made;
  const Result first = Silence(fds[0]);
  const Result second = Silence(fds[1]);
  if (first >= 0 && second >= 0) {
    pair[0] = fds[0];
    pair[1] = fds[1];
    return 0;
  }
  if (first >= 0) Close(fds[0]);
  if (second >= 0) Close(fds[1]);
  return first < 0 ? first : second;
}

// TIOCOUTQ is for terminals only here; SO_NWRITE is the same of a socket (getsockopt(2)).
Result DarwinSocketApi::QueuedBytes(NativeFd fd, Direction direction) {
  if (direction == Direction::kRead) return PosixSocketApi::QueuedBytes(fd, direction);
  int bytes = 0;
  std::uint32_t length = sizeof(bytes);
  const Result result = GetOption(fd, SOL_SOCKET, SO_NWRITE, &bytes, &length);
  return result < 0 ? result : bytes;
}

}  // namespace

std::unique_ptr<SocketApi> MakeSystemSocketApi() { return std::make_unique<DarwinSocketApi>(); }

const char* SystemName() { return "darwin"; }

OptionTable SystemOptionTable() { return {kOptionRows, kOptionRowCount}; }
StructFields TcpInfoFields() { return {kTcpInfoFields, kTcpInfoFieldCount}; }
StructFields MptcpInfoFields() { return {kMptcpInfoFields, kMptcpInfoFieldCount}; }

}  // namespace syssock::sys
