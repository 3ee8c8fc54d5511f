// The real kernel, with faults that a test injects by rule: errnos, short counts, delays, per call
// and per descriptor, each time or by chance. Chance comes from a seeded generator, so that a
// failing seed replays exactly as long as the same calls are made in the same order.
//
// Faults are injected at the surface of sys::SocketApi, above the retries in native/sys: an
// injected EINTR is one that surfaced, and shows what the code above does with it. That native/sys
// itself retries is for `strace -e inject=` to show.
#ifndef SYSSOCK_NATIVE_TESTING_FAULT_SOCKET_API_H_
#define SYSSOCK_NATIVE_TESTING_FAULT_SOCKET_API_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../sys/socket_api.h"
#include "call.h"

namespace syssock::testing {

struct FaultRule {
  static constexpr std::uint32_t kMaxDelayMs = 1000;

  std::optional<Call> call;            // absent: any call
  std::optional<sys::NativeFd> fd;     // absent: any. A number, which the kernel uses again
  std::uint64_t after = 0;             // calls that match and are let through first
  std::optional<std::uint64_t> times;  // faults until the rule is spent; absent: no end
  double probability = 1;

  // What happens: an error or a short count, a delay before it or alone.
  sys::Result error = 0;        // a negative errno, answered instead of the call
  std::size_t short_count = 0;  // the call moves at most so many bytes
  std::uint32_t delay_ms = 0;   // sleeps first, which blocks the environment's thread
};

// A fault that was injected.
struct FaultRecord {
  Call call;
  std::uint64_t number;  // which call of this name it was, from 1
  sys::NativeFd fd;
  sys::Result error;
  std::size_t short_count;
  std::uint32_t delay_ms;
};

struct FaultCounts {
  std::uint64_t calls = 0;
  std::uint64_t errors = 0;
  std::uint64_t shortened = 0;
  std::uint64_t delayed = 0;
};

// xorshift64*: a few lines, and the same numbers on every system, which <random> does not promise
// for its distributions.
class SeededRandom {
 public:
  explicit SeededRandom(std::uint64_t seed);
  double NextUnit();  // in [0, 1)

 private:
  std::uint64_t state_;
};

class FaultSocketApi final : public sys::SocketApi {
 public:
  static constexpr std::size_t kLogCapacity = 10000;

  FaultSocketApi(std::unique_ptr<sys::SocketApi> kernel, std::uint64_t seed)
      : kernel_(std::move(kernel)), random_(seed) {}

  // Rules are asked in the order in which they were added, and the first that fires decides.
  void AddRule(const FaultRule& rule) { rules_.push_back({rule, 0, 0}); }
  void ClearRules() { rules_.clear(); }

  const FaultCounts& counts(Call call) const { return counts_[IndexOf(call)]; }
  // Bounded; the counts are not.
  const std::vector<FaultRecord>& log() const { return log_; }

  sys::Result Open(int domain, int type, int protocol) override;
  sys::Result OpenPair(int domain, int type, int protocol, sys::NativeFd pair[2]) override;
  sys::Result Accept(sys::NativeFd listener, sys::RawAddress* peer) override;
  sys::Result Duplicate(sys::NativeFd fd) override;
  sys::Result Close(sys::NativeFd fd) override;
  sys::Result SetCloseOnExec(sys::NativeFd fd, bool on) override;
  sys::Result SetNonBlocking(sys::NativeFd fd, bool on) override;
  sys::Result GetNonBlocking(sys::NativeFd fd) override;
  sys::Result Bind(sys::NativeFd fd, const sys::RawAddress& address) override;
  sys::Result Listen(sys::NativeFd fd, int backlog) override;
  sys::Result Connect(sys::NativeFd fd, const sys::RawAddress& address) override;
  sys::Result Shutdown(sys::NativeFd fd, sys::Direction direction) override;
  sys::Result GetLocalAddress(sys::NativeFd fd, sys::RawAddress* address) override;
  sys::Result GetRemoteAddress(sys::NativeFd fd, sys::RawAddress* address) override;
  sys::Result Send(sys::NativeFd fd, const void* data, std::size_t length, int flags) override;
  sys::Result SendTo(sys::NativeFd fd, const void* data, std::size_t length, int flags,
                     const sys::RawAddress& to) override;
  sys::Result SendVector(sys::NativeFd fd, const sys::IoSlice* slices, std::size_t count,
                         int flags) override;
  sys::Result Receive(sys::NativeFd fd, void* data, std::size_t capacity, int flags) override;
  sys::Result ReceiveFrom(sys::NativeFd fd, void* data, std::size_t capacity, int flags,
                          sys::RawAddress* from, int* message_flags) override;
  sys::Result GetOption(sys::NativeFd fd, int level, int name, void* value,
                        std::uint32_t* length) override;
  sys::Result SetOption(sys::NativeFd fd, int level, int name, const void* value,
                        std::uint32_t length) override;
  sys::Result QueuedBytes(sys::NativeFd fd, sys::Direction direction) override;
  sys::Result InterfaceIndex(const char* name) override;
  sys::Result InterfaceName(std::uint32_t index, std::string* name) override;
  sys::Result ListInterfaces(std::vector<sys::Interface>* interfaces) override;
  sys::Result RingSetup(std::uint32_t entries, void* parameters) override;
  sys::Result RingEnter(sys::NativeFd ring, std::uint32_t submit, std::uint32_t flags) override;
  sys::Result RingRegister(sys::NativeFd ring, std::uint32_t operation, void* argument,
                           std::uint32_t count) override;
  sys::Result BatchSetup(std::uint32_t count, std::uintptr_t* context) override;
  sys::Result BatchSubmit(std::uintptr_t context, std::size_t count, void* requests) override;
  sys::Result BatchDestroy(std::uintptr_t context) override;
  // What is requested of a ring or in a batch counts as the call of that name, and meets its
  // faults.
  sys::Result BeforeRequest(sys::RequestedCall call, sys::NativeFd fd,
                            std::size_t* length) override;

 private:
  struct ActiveRule {
    FaultRule rule;
    std::uint64_t matched;
    std::uint64_t fired;
  };

  // What is to happen to one call. `limit` is how many bytes it may move.
  struct Verdict {
    sys::Result error;
    std::size_t limit;
  };

  // Counts the call, sleeps if a rule says so, and answers what else is to happen.
  Verdict Judge(Call call, sys::NativeFd fd);
  bool Fires(ActiveRule* active, Call call, sys::NativeFd fd);
  void Note(const FaultRule& rule, Call call, sys::NativeFd fd);

  std::unique_ptr<sys::SocketApi> kernel_;
  SeededRandom random_;
  std::vector<ActiveRule> rules_;
  std::array<FaultCounts, kCallCount> counts_ = {};
  std::vector<FaultRecord> log_;
};

}  // namespace syssock::testing

#endif  // SYSSOCK_NATIVE_TESTING_FAULT_SOCKET_API_H_
