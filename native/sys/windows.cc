// Windows: Winsock 2. Facts about it are from Microsoft's pages on the functions named.
//
// What differs from POSIX and stays visible, because hiding it would be policy: SO_REUSEADDR lets
// two sockets listen on one port (SO_EXCLUSIVEADDRUSE is what a server wants, and a bind against
// one answers EACCES), IPV6_V6ONLY is on by default, listen answers EINVAL before bind, send on a
// socket without a peer ENOTCONN, and AF_UNIX knows streams with paths only.
#include <algorithm>
#include <climits>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "errors.h"
#include "option_row.h"
#include "option_table_windows.generated.h"
#include "socket_api.h"
#include "system_headers.h"
#include "windows_errors.h"

namespace syssock::sys {
namespace {

static_assert(sizeof(SOCKET) == sizeof(NativeFd));
static_assert(INVALID_SOCKET == static_cast<SOCKET>(kInvalidFd));

constexpr DWORD kSocketFlags = WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT;

SOCKET AsSocket(NativeFd fd) { return static_cast<SOCKET>(fd); }

HANDLE AsHandle(NativeFd fd) { return reinterpret_cast<HANDLE>(fd); }

sockaddr* AsSockaddr(RawAddress* address) { return reinterpret_cast<sockaddr*>(address->storage); }

const sockaddr* AsSockaddr(const RawAddress& address) {
  return reinterpret_cast<const sockaddr*>(address.storage);
}

// Winsock's lengths are ints; the rest of a longer buffer is a short send or receive.
int ClampLength(std::size_t length) {
  return static_cast<int>(std::min<std::size_t>(length, INT_MAX));
}

// A buffer of no length may come without memory, which Winsock would answer by WSAEFAULT.
char* AsBuffer(const void* data, std::size_t length) {
  static char empty[1] = {};
  return length == 0 ? empty : static_cast<char*>(const_cast<void*>(data));
}

std::wstring ToWide(const char* text) {
  const int length = MultiByteToWideChar(CP_UTF8, 0, text, -1, nullptr, 0);
  if (length <= 0) return {};
  std::wstring wide(static_cast<std::size_t>(length), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, text, -1, wide.data(), length);
  wide.resize(static_cast<std::size_t>(length) - 1);  // the NUL was counted
  return wide;
}

std::string ToUtf8(const wchar_t* text) {
  const int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, nullptr, 0, nullptr, nullptr);
  if (length <= 0) return {};
  std::string narrow(static_cast<std::size_t>(length), '\0');
  WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow.data(), length, nullptr, nullptr);
  narrow.resize(static_cast<std::size_t>(length) - 1);
  return narrow;
}

class WindowsSocketApi final : public SocketApi {
 public:
  // Winsock counts these: an environment that ends leaves it running for the others.
  WindowsSocketApi() {
    WSADATA data;
    start_error_ = WSAStartup(MAKEWORD(2, 2), &data);
  }
  ~WindowsSocketApi() override {
    if (start_error_ == 0) WSACleanup();
  }

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
  std::int64_t SystemErrorOf(Result result) const override {
    return result == last_result_ ? last_system_error_ : 0;
  }
  Result InterfaceIndex(const char* name) override;
  Result InterfaceName(std::uint32_t index, std::string* name) override;
  Result ListInterfaces(std::vector<Interface>* interfaces) override;

 private:
  // Every failure goes through here, so that Windows' own number is kept beside libuv's.
  Result Fail(std::uint32_t system_error);
  // The same where the call, as POSIX has it, answers another errno than that number's own.
  Result FailAs(std::uint32_t system_error, Result result);
  // For calls that answer SOCKET_ERROR; any other answer is the result.
  Result Answer(int result) { return result == SOCKET_ERROR ? FailWinsock() : result; }
  Result FailWinsock() { return Fail(static_cast<std::uint32_t>(WSAGetLastError())); }
  // Makes a new socket non-inheritable and non-blocking, or closes it and answers why not.
  Result Prepare(SOCKET socket);
  // What recv and its kin answered by SOCKET_ERROR means on POSIX.
  Result FailReceive(int capacity, bool* truncated);
  template <typename Query>
  Result ReadAddress(RawAddress* address, Query query);
  // The address of a socket that has none yet, as other systems tell it: its family, and zeros.
  Result ReadUnspecified(NativeFd fd, RawAddress* address);

  int start_error_ = 0;
  // Meaningful after a failure only, as errno is.
  std::uint32_t last_system_error_ = 0;
  Result last_result_ = 0;
};

Result WindowsSocketApi::Fail(std::uint32_t system_error) {
  // Where Winsock did not start, every call fails by this; why it did not start says more.
  const bool not_started = system_error == WSANOTINITIALISED && start_error_ != 0;
  last_system_error_ = not_started ? static_cast<std::uint32_t>(start_error_) : system_error;
  last_result_ = TranslateWindowsError(last_system_error_);
  return last_result_;
}

Result WindowsSocketApi::FailAs(std::uint32_t system_error, Result result) {
  Fail(system_error);
  last_result_ = result;
  return result;
}

Result WindowsSocketApi::Prepare(SOCKET socket) {
  const auto fd = static_cast<NativeFd>(socket);
  Result result = SetCloseOnExec(fd, true);
  if (result >= 0) result = SetNonBlocking(fd, true);
  if (result >= 0) return fd;
  closesocket(socket);
  return result;
}

Result WindowsSocketApi::Open(int domain, int type, int protocol) {
  // Overlapped as socket() makes them: SO_RCVTIMEO and SO_SNDTIMEO, and libuv's polling, need it.
  const SOCKET socket = WSASocketW(domain, type, protocol, nullptr, 0, kSocketFlags);
  return socket == INVALID_SOCKET ? FailWinsock() : Prepare(socket);
}

Result WindowsSocketApi::OpenPair(int, int, int, NativeFd*) { return errors::kNotSupported; }

Result WindowsSocketApi::Accept(NativeFd listener, RawAddress* peer) {
  int length = RawAddress::kCapacity;
  const SOCKET socket = accept(AsSocket(listener), peer != nullptr ? AsSockaddr(peer) : nullptr,
                               peer != nullptr ? &length : nullptr);
  if (peer != nullptr) {
    peer->length = socket == INVALID_SOCKET ? 0 : static_cast<std::uint32_t>(length);
  }
  // accept cannot be told to make the socket non-inheritable at once.
  if (socket != INVALID_SOCKET) return Prepare(socket);
  const int error = WSAGetLastError();
  // The client reset the connection before it was accepted: ECONNABORTED on POSIX.
  if (error == WSAECONNRESET) {
    return FailAs(WSAECONNRESET, TranslateWindowsError(WSAECONNABORTED));
  }
  return Fail(static_cast<std::uint32_t>(error));
}

Result WindowsSocketApi::Duplicate(NativeFd fd) {
  WSAPROTOCOL_INFOW info;
  if (WSADuplicateSocketW(AsSocket(fd), GetCurrentProcessId(), &info) == SOCKET_ERROR) {
    return FailWinsock();
  }
  const SOCKET copy = WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info,
                                 0, kSocketFlags);
  return copy == INVALID_SOCKET ? FailWinsock() : static_cast<Result>(copy);
}

Result WindowsSocketApi::Close(NativeFd fd) {
  const SOCKET socket = AsSocket(fd);
  if (closesocket(socket) != SOCKET_ERROR) return 0;
  const int error = WSAGetLastError();
  if (error != WSAEWOULDBLOCK) return Fail(static_cast<std::uint32_t>(error));
  // A non-blocking socket with a linger time and unsent bytes: the one case in which closesocket
  // leaves the socket open. It would go on refusing, so the system lingers in the background.
  const linger in_background = {0, 0};
  setsockopt(socket, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&in_background),
             sizeof(in_background));
  return Answer(closesocket(socket));
}

Result WindowsSocketApi::SetCloseOnExec(NativeFd fd, bool on) {
  const DWORD inherit = on ? 0 : HANDLE_FLAG_INHERIT;
  if (SetHandleInformation(AsHandle(fd), HANDLE_FLAG_INHERIT, inherit)) return 0;
  return Fail(GetLastError());
}

Result WindowsSocketApi::SetNonBlocking(NativeFd fd, bool on) {
  u_long value = on ? 1 : 0;
  return Answer(ioctlsocket(AsSocket(fd), static_cast<long>(FIONBIO), &value));
}

// Winsock sets the mode, and has no call that tells it.
Result WindowsSocketApi::GetNonBlocking(NativeFd) { return errors::kNotSupported; }

Result WindowsSocketApi::Bind(NativeFd fd, const RawAddress& address) {
  return Answer(bind(AsSocket(fd), AsSockaddr(address), static_cast<int>(address.length)));
}

Result WindowsSocketApi::Listen(NativeFd fd, int backlog) {
  return Answer(listen(AsSocket(fd), backlog));
}

Result WindowsSocketApi::Connect(NativeFd fd, const RawAddress& address) {
  const int length = static_cast<int>(address.length);
  if (connect(AsSocket(fd), AsSockaddr(address), length) != SOCKET_ERROR) return 0;
  const Result result = FailWinsock();
  return last_system_error_ == WSAEWOULDBLOCK ? errors::kInProgress : result;
}

Result WindowsSocketApi::Shutdown(NativeFd fd, Direction direction) {
  static_assert(SD_RECEIVE == 0 && SD_SEND == 1 && SD_BOTH == 2);
  return Answer(shutdown(AsSocket(fd), static_cast<int>(direction)));
}

template <typename Query>
Result WindowsSocketApi::ReadAddress(RawAddress* address, Query query) {
  int length = RawAddress::kCapacity;
  const Result result = Answer(query(AsSockaddr(address), &length));
  address->length = result < 0 ? 0 : static_cast<std::uint32_t>(length);
  return result;
}

Result WindowsSocketApi::ReadUnspecified(NativeFd fd, RawAddress* address) {
  WSAPROTOCOL_INFOW info = {};
  int length = sizeof(info);
  const Result result = Answer(getsockopt(AsSocket(fd), SOL_SOCKET, SO_PROTOCOL_INFOW,
                                          reinterpret_cast<char*>(&info), &length));
  if (result < 0) return result;
  *address = RawAddress();
  AsSockaddr(address)->sa_family = static_cast<ADDRESS_FAMILY>(info.iAddressFamily);
  address->length =
      std::min<std::uint32_t>(static_cast<std::uint32_t>(info.iMaxSockAddr), RawAddress::kCapacity);
  return 0;
}

Result WindowsSocketApi::GetLocalAddress(NativeFd fd, RawAddress* address) {
  const Result result = ReadAddress(address, [&](sockaddr* storage, int* length) {
    return getsockname(AsSocket(fd), storage, length);
  });
  const bool is_unbound = result < 0 && last_system_error_ == WSAEINVAL;
  return is_unbound ? ReadUnspecified(fd, address) : result;
}

Result WindowsSocketApi::GetRemoteAddress(NativeFd fd, RawAddress* address) {
  return ReadAddress(address, [&](sockaddr* storage, int* length) {
    return getpeername(AsSocket(fd), storage, length);
  });
}

// Windows has no SIGPIPE, hence no MSG_NOSIGNAL.
Result WindowsSocketApi::Send(NativeFd fd, const void* data, std::size_t length, int flags) {
  return Answer(send(AsSocket(fd), AsBuffer(data, length), ClampLength(length), flags));
}

Result WindowsSocketApi::SendTo(NativeFd fd, const void* data, std::size_t length, int flags,
                                const RawAddress& to) {
  return Answer(sendto(AsSocket(fd), AsBuffer(data, length), ClampLength(length), flags,
                       AsSockaddr(to), static_cast<int>(to.length)));
}

Result WindowsSocketApi::SendVector(NativeFd fd, const IoSlice* slices, std::size_t count,
                                    int flags) {
  constexpr std::size_t kMaxSlices = 64;  // what is beyond is a short send
  WSABUF buffers[kMaxSlices] = {{0, AsBuffer(nullptr, 0)}};
  DWORD used = 0;
  // The count of bytes sent is a DWORD: all slices together stay within INT_MAX.
  std::size_t room = INT_MAX;
  for (std::size_t i = 0; i < count && used < kMaxSlices && room > 0; i++) {
    const std::size_t length = std::min(slices[i].length, room);
    buffers[used++] = {static_cast<ULONG>(length), AsBuffer(slices[i].data, length)};
    room -= length;
  }
  DWORD sent = 0;
  const int result = WSASend(AsSocket(fd), buffers, std::max<DWORD>(used, 1), &sent,
                             static_cast<DWORD>(flags), nullptr, nullptr);
  return result == SOCKET_ERROR ? FailWinsock() : static_cast<Result>(sent);
}

Result WindowsSocketApi::FailReceive(int capacity, bool* truncated) {
  const Result result = FailWinsock();
  // A datagram that did not fit: Winsock has filled the buffer and dropped the rest, as POSIX
  // does, but calls it an error.
  *truncated = last_system_error_ == WSAEMSGSIZE;
  if (*truncated) return capacity;
  // Receiving after shutdown(SD_RECEIVE): the end of the stream on POSIX.
  return last_system_error_ == WSAESHUTDOWN ? 0 : result;
}

Result WindowsSocketApi::Receive(NativeFd fd, void* data, std::size_t capacity, int flags) {
  const int length = ClampLength(capacity);
  const int received = recv(AsSocket(fd), AsBuffer(data, capacity), length, flags);
  bool truncated = false;
  return received == SOCKET_ERROR ? FailReceive(length, &truncated) : received;
}

// On a datagram socket ECONNRESET tells that an earlier sendto met a closed port (ICMP): the socket
// is as good as before. Linux tells that to connected sockets only, as ECONNREFUSED.
Result WindowsSocketApi::ReceiveFrom(NativeFd fd, void* data, std::size_t capacity, int flags,
                                     RawAddress* from, int* message_flags) {
  const int length = ClampLength(capacity);
  WSABUF buffer = {static_cast<ULONG>(length), AsBuffer(data, capacity)};
  auto in_out_flags = static_cast<DWORD>(flags);
  DWORD received = 0;
  int from_length = RawAddress::kCapacity;
  *from = RawAddress();
  const int answer = WSARecvFrom(AsSocket(fd), &buffer, 1, &received, &in_out_flags,
                                 AsSockaddr(from), &from_length, nullptr, nullptr);
  bool truncated = false;
  const Result result =
      answer == SOCKET_ERROR ? FailReceive(length, &truncated) : static_cast<Result>(received);
  // Flags that went in may still be there on the way out.
  *message_flags = result < 0 ? 0 : static_cast<int>(in_out_flags) & ~flags;
  if (truncated) *message_flags |= MSG_TRUNC;
  // A stream's peer is not told: the address stays as it was, and so does its length.
  const bool has_address = result >= 0 && AsSockaddr(from)->sa_family != AF_UNSPEC;
  from->length = has_address ? static_cast<std::uint32_t>(from_length) : 0;
  return result;
}

Result WindowsSocketApi::GetOption(NativeFd fd, int level, int name, void* value,
                                   std::uint32_t* length) {
  int size = static_cast<int>(*length);
  // Some options are documented as a BOOL or DWORD and answered as one byte: the rest reads as 0.
  if (*length > 0) std::memset(value, 0, *length);
  const int answer = getsockopt(AsSocket(fd), level, name, static_cast<char*>(value), &size);
  if (answer == SOCKET_ERROR) {
    const Result result = FailWinsock();
    // Winsock tells by one number that a handle is no socket, and that there is no such handle.
    DWORD flags = 0;
    const bool is_nothing =
        last_system_error_ == WSAENOTSOCK && !GetHandleInformation(AsHandle(fd), &flags);
    return is_nothing ? FailAs(WSAENOTSOCK, errors::kBadDescriptor) : result;
  }
  *length = std::min(static_cast<std::uint32_t>(size), *length);
  // The one value that is an error number: told as everywhere else, as a positive errno.
  int error = 0;
  if (level == SOL_SOCKET && name == SO_ERROR && *length == sizeof(error)) {
    std::memcpy(&error, value, sizeof(error));
    if (error != 0) error = -static_cast<int>(Fail(static_cast<std::uint32_t>(error)));
    std::memcpy(value, &error, sizeof(error));
  }
  return 0;
}

Result WindowsSocketApi::SetOption(NativeFd fd, int level, int name, const void* value,
                                   std::uint32_t length) {
  return Answer(
      setsockopt(AsSocket(fd), level, name, AsBuffer(value, length), static_cast<int>(length)));
}

Result WindowsSocketApi::QueuedBytes(NativeFd fd, Direction direction) {
  // SIO_TCP_INFO tells the bytes in flight (Windows 10 1703 and newer), not those still unsent.
  if (direction != Direction::kRead) return errors::kNotSupported;
  u_long bytes = 0;
  const Result result = Answer(ioctlsocket(AsSocket(fd), static_cast<long>(FIONREAD), &bytes));
  return result < 0 ? result : static_cast<Result>(bytes);
}

// An interface has an alias that people see ("Ethernet") and a name made of its LUID
// ("ethernet_32769"): both are understood, the alias is told.
Result WindowsSocketApi::InterfaceIndex(const char* name) {
  NET_LUID luid;
  NET_IFINDEX index = 0;
  const bool is_alias = ConvertInterfaceAliasToLuid(ToWide(name).c_str(), &luid) == NO_ERROR &&
                        ConvertInterfaceLuidToIndex(&luid, &index) == NO_ERROR;
  if (!is_alias) index = if_nametoindex(name);
  return index == 0 ? Fail(ERROR_NOT_FOUND) : static_cast<Result>(index);
}

Result WindowsSocketApi::InterfaceName(std::uint32_t index, std::string* name) {
  NET_LUID luid;
  wchar_t alias[NDIS_IF_MAX_STRING_SIZE + 1] = {};
  const bool has_alias =
      ConvertInterfaceIndexToLuid(index, &luid) == NO_ERROR &&
      ConvertInterfaceLuidToAlias(&luid, alias, NDIS_IF_MAX_STRING_SIZE + 1) == NO_ERROR;
  if (!has_alias) return Fail(ERROR_NOT_FOUND);
  *name = ToUtf8(alias);
  return 0;
}

Result WindowsSocketApi::ListInterfaces(std::vector<Interface>* interfaces) {
  constexpr ULONG kFlags = GAA_FLAG_SKIP_UNICAST | GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST |
                           GAA_FLAG_SKIP_DNS_SERVER;
  ULONG size = 15 * 1024;  // what Microsoft recommends to begin with
  std::vector<unsigned char> buffer;
  ULONG error = ERROR_BUFFER_OVERFLOW;
  // An adapter may appear between the answer that tells the size and the next call.
  for (int attempt = 0; attempt < 4 && error == ERROR_BUFFER_OVERFLOW; attempt++) {
    buffer.resize(size);
    error = GetAdaptersAddresses(AF_UNSPEC, kFlags, nullptr,
                                 reinterpret_cast<IP_ADAPTER_ADDRESSES*>(buffer.data()), &size);
  }
  if (error == ERROR_NO_DATA) return 0;  // no adapter at all
  if (error != NO_ERROR) return Fail(error);
  const auto* first = reinterpret_cast<const IP_ADAPTER_ADDRESSES*>(buffer.data());
  for (const auto* adapter = first; adapter != nullptr; adapter = adapter->Next) {
    // 0 where IPv4 is off on it; the two are equal where both are on.
    const DWORD index = adapter->IfIndex != 0 ? adapter->IfIndex : adapter->Ipv6IfIndex;
    interfaces->push_back({ToUtf8(adapter->FriendlyName), index});
  }
  return 0;
}

}  // namespace

std::unique_ptr<SocketApi> MakeSystemSocketApi() { return std::make_unique<WindowsSocketApi>(); }

const char* SystemName() { return "windows"; }

OptionTable SystemOptionTable() { return {kOptionRows, kOptionRowCount}; }
StructFields TcpInfoFields() { return {kTcpInfoFields, kTcpInfoFieldCount}; }
StructFields MptcpInfoFields() { return {kMptcpInfoFields, kMptcpInfoFieldCount}; }

}  // namespace syssock::sys
