// The calls of sys::SocketApi by name, as tests name them in scripts, rules and logs.
#ifndef SYSSOCK_NATIVE_TESTING_CALL_H_
#define SYSSOCK_NATIVE_TESTING_CALL_H_

#include <cstddef>
#include <optional>
#include <string>

namespace syssock::testing {

// In the order of sys::SocketApi; call.cc names them in the same order.
enum class Call : unsigned char {
  kOpen,
  kOpenPair,
  kAccept,
  kDuplicate,
  kClose,
  kSetCloseOnExec,
  kSetNonBlocking,
  kGetNonBlocking,
  kBind,
  kListen,
  kConnect,
  kShutdown,
  kGetLocalAddress,
  kGetRemoteAddress,
  kSend,
  kSendTo,
  kSendVector,
  kReceive,
  kReceiveFrom,
  kGetOption,
  kSetOption,
  kQueuedBytes,
  kInterfaceIndex,
  kInterfaceName,
  kListInterfaces,
  kRingSetup,
  kRingEnter,
  kRingRegister,
  kBatchSetup,
  kBatchSubmit,
};

inline constexpr std::size_t kCallCount = static_cast<std::size_t>(Call::kBatchSubmit) + 1;

inline constexpr std::size_t IndexOf(Call call) { return static_cast<std::size_t>(call); }

const char* CallName(Call call);
std::optional<Call> CallFromName(const std::string& name);

// All names, for an error message.
std::string AllCallNames();

// Whether the call moves bytes (or takes requests), so that it can move fewer than it was asked to.
bool MovesBytes(Call call);

}  // namespace syssock::testing

#endif  // SYSSOCK_NATIVE_TESTING_CALL_H_
