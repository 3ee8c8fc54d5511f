// Linux: descriptors that are close-on-exec and non-blocking from their first moment.
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "linux_layouts.h"
#include "option_row.h"
#include "option_table_linux.generated.h"
#include "posix.h"
#include "system_headers.h"

namespace syssock::sys {
namespace {

class LinuxSocketApi final : public PosixSocketApi {
 public:
  Result Open(int domain, int type, int protocol) override {
    const int fd = ::socket(domain, type | kAtOnce, protocol);
    return fd < 0 ? -errno : fd;
  }

  Result OpenPair(int domain, int type, int protocol, NativeFd pair[2]) override {
    int fds[2];
    if (::socketpair(domain, type | kAtOnce, protocol, fds) < 0) return -errno;
    pair[0] = fds[0];
    pair[1] = fds[1];
    return 0;
  }

  Result Accept(NativeFd listener, RawAddress* peer) override {
    socklen_t length = RawAddress::kCapacity;
    int fd;
    do {
      fd = ::accept4(static_cast<int>(listener),
                     peer != nullptr ? reinterpret_cast<sockaddr*>(peer->storage) : nullptr,
                     peer != nullptr ? &length : nullptr, kAtOnce);
    } while (fd < 0 && errno == EINTR);
    if (peer != nullptr) peer->length = fd < 0 ? 0 : length;
    return fd < 0 ? -errno : fd;
  }

  Result RingSetup(std::uint32_t entries, void* parameters) override {
    return Answer(::syscall(SYS_io_uring_setup, entries, parameters));
  }

  Result RingEnter(NativeFd ring, std::uint32_t submit, std::uint32_t flags) override {
    return Answer(
        ::syscall(SYS_io_uring_enter, static_cast<int>(ring), submit, 0, flags, nullptr, 0));
  }

  Result RingRegister(NativeFd ring, std::uint32_t operation, void* argument,
                      std::uint32_t count) override {
    return Answer(
        ::syscall(SYS_io_uring_register, static_cast<int>(ring), operation, argument, count));
  }

  Result BatchSetup(std::uint32_t count, std::uintptr_t* context) override {
    return Answer(::syscall(SYS_io_setup, count, context));
  }

  Result BatchSubmit(std::uintptr_t context, std::size_t count, void* requests) override {
    return Answer(::syscall(SYS_io_submit, context, count, requests));
  }

  Result BatchDestroy(std::uintptr_t context) override {
    return Answer(::syscall(SYS_io_destroy, context));
  }

 private:
  // What glibc has no function for (io_uring, io_submit) answers as the others do.
  static Result Answer(long result) { return result < 0 ? -errno : result; }

  static constexpr int kAtOnce = SOCK_NONBLOCK | SOCK_CLOEXEC;
};

}  // namespace

std::unique_ptr<SocketApi> MakeSystemSocketApi() { return std::make_unique<LinuxSocketApi>(); }

const char* SystemName() { return "linux"; }

OptionTable SystemOptionTable() { return {kOptionRows, kOptionRowCount}; }
StructFields TcpInfoFields() { return {kTcpInfoFields, kTcpInfoFieldCount}; }
StructFields MptcpInfoFields() { return {kMptcpInfoFields, kMptcpInfoFieldCount}; }

}  // namespace syssock::sys
