#include "call.h"

namespace syssock::testing {

namespace {

constexpr const char* kNames[] = {
    "open",
    "openPair",
    "accept",
    "duplicate",
    "close",
    "setCloseOnExec",
    "setNonBlocking",
    "getNonBlocking",
    "bind",
    "listen",
    "connect",
    "shutdown",
    "getLocalAddress",
    "getRemoteAddress",
    "send",
    "sendTo",
    "sendVector",
    "receive",
    "receiveFrom",
    "getOption",
    "setOption",
    "queuedBytes",
    "interfaceIndex",
    "interfaceName",
    "listInterfaces",
    "ringSetup",
    "ringEnter",
    "ringRegister",
    "batchSetup",
    "batchSubmit",
};
static_assert(sizeof(kNames) / sizeof(kNames[0]) == kCallCount, "one name for each call");

}  // namespace

const char* CallName(Call call) { return kNames[IndexOf(call)]; }

std::optional<Call> CallFromName(const std::string& name) {
  for (std::size_t i = 0; i < kCallCount; ++i) {
    if (name == kNames[i]) return static_cast<Call>(i);
  }
  return std::nullopt;
}

std::string AllCallNames() {
  std::string names;
  for (const char* name : kNames) {
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

bool MovesBytes(Call call) {
  switch (call) {
    case Call::kSend:
    case Call::kSendTo:
    case Call::kSendVector:
    case Call::kReceive:
    case Call::kReceiveFrom:
    case Call::kBatchSubmit:  // requests
      return true;
    default:
      return false;
  }
}

}  // namespace syssock::testing
