// What every POSIX system does alike. linux.cc and darwin.cc say what they do otherwise.
#ifndef SYSSOCK_NATIVE_SYS_POSIX_H_
#define SYSSOCK_NATIVE_SYS_POSIX_H_

#include <string>
#include <vector>

#include "socket_api.h"

namespace syssock::sys {

class PosixSocketApi : public SocketApi {
 public:
  Result Open(int domain, int type, int protocol) override;
  Result OpenPair(int domain, int type, int protocol, NativeFd pair[2]) override;
  Result Accept(NativeFd listener, RawAddress* peer) override;
  Result Duplicate(NativeFd fd) override;
  Result Close(NativeFd fd) override;
  Result SetCloseOnExec(NativeFd fd, bool on) override;
  Result SetNonBlocking(NativeFd fd, bool on) override;
  Result GetNonBlocking(NativeFd fd) override;
  Result Bind(NativeFd fd, const RawAddress& address) override;
  Result Listen(NativeFd fd, int backlog) override;
  Result Connect(NativeFd fd, const RawAddress& address) override;
  Result Shutdown(NativeFd fd, Direction direction) override;
  Result GetLocalAddress(NativeFd fd, RawAddress* address) override;
  Result GetRemoteAddress(NativeFd fd, RawAddress* address) override;
  Result Send(NativeFd fd, const void* data, std::size_t length, int flags) override;
  Result SendTo(NativeFd fd, const void* data, std::size_t length, int flags,
                const RawAddress& to) override;
  Result SendVector(NativeFd fd, const IoSlice* slices, std::size_t count, int flags) override;
  Result Receive(NativeFd fd, void* data, std::size_t capacity, int flags) override;
  Result ReceiveFrom(NativeFd fd, void* data, std::size_t capacity, int flags, RawAddress* from,
                     int* message_flags) override;
  Result GetOption(NativeFd fd, int level, int name, void* value, std::uint32_t* length) override;
  Result SetOption(NativeFd fd, int level, int name, const void* value,
                   std::uint32_t length) override;
  Result QueuedBytes(NativeFd fd, Direction direction) override;
  Result InterfaceIndex(const char* name) override;
  Result InterfaceName(std::uint32_t index, std::string* name) override;
  Result ListInterfaces(std::vector<Interface>* interfaces) override;

 protected:
  // Makes a descriptor close-on-exec and non-blocking, or closes it and answers why not.
  Result Prepare(int fd);
};

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_POSIX_H_
