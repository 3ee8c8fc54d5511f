// A kernel whose answers a test writes: the mock socket interface of the unit tests, and the only
// one. The code above runs unchanged; each call takes the answer that was scripted for it.
//
// Descriptors are virtual numbers. The kernel knows which are open, so that it tells a leak, a
// double close and a use after close from what it sees, whatever the script answers.
//
// Not thread-safe: it belongs to one environment, as every SocketApi does.
#ifndef SYSSOCK_NATIVE_TESTING_SCRIPTED_SOCKET_API_H_
#define SYSSOCK_NATIVE_TESTING_SCRIPTED_SOCKET_API_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../sys/socket_api.h"
#include "call.h"

namespace syssock::testing {

// What one call answers. Without `result` the call succeeds as it should: a fresh descriptor where
// it makes one, all bytes where it sends, the length of `data` where it receives, else 0.
struct Answer {
  std::optional<sys::Result> result;
  std::vector<std::uint8_t> data;  // received bytes, an option's value, an interface's name
  std::optional<sys::RawAddress> address;
  std::optional<std::array<sys::NativeFd, 2>> pair;
  std::vector<sys::Interface> interfaces;
  int flags = 0;  // the message flags of ReceiveFrom
};

struct Argument {
  const char* name;
  std::int64_t value;
};

// A call that was made, with the arguments that a test may want to look at.
struct CallRecord {
  Call call;
  sys::NativeFd fd = sys::kInvalidFd;
  std::vector<Argument> arguments = {};
  std::vector<std::uint8_t> bytes = {};  // sent, or an option's: the first kLoggedBytes
  std::optional<sys::RawAddress> address = std::nullopt;
  std::string text = {};  // an interface's name
  sys::Result result = 0;
};

struct UnusedAnswers {
  Call call;
  sys::NativeFd fd;
  std::size_t count;
};

class ScriptedSocketApi final : public sys::SocketApi {
 public:
  static constexpr sys::NativeFd kFirstFd = 1000;
  static constexpr std::size_t kLoggedBytes = 64;
  static constexpr std::size_t kLogCapacity = 10000;
  static constexpr std::size_t kReportCapacity = 1000;
  static constexpr sys::NativeFd kAnyFd = sys::kInvalidFd;

  // The script. An answer that is bound to a descriptor is taken before one for any descriptor, and
  // a queued answer before the standing one of the same kind.
  void Queue(Call call, sys::NativeFd fd, Answer answer);
  void SetStanding(Call call, sys::NativeFd fd, std::optional<Answer> answer);
  // A descriptor that came from, or went, elsewhere (fromFd, detachFd).
  sys::NativeFd DeclareOpen(std::optional<sys::NativeFd> fd);
  void DeclareClosed(sys::NativeFd fd) { open_.erase(fd); }
  // Drops what was scripted for a descriptor that is closed, so that its number can be another's.
  void Forget(sys::NativeFd fd);

  // What the descriptor is ready for, as long as it is open: bits of engine/loop.h, and kHangUp.
  static constexpr int kHangUp = 8;
  void SetReadiness(sys::NativeFd fd, int readiness) { readiness_[fd] = readiness; }
  int Readiness(sys::NativeFd fd) const;
  // Plain success of Send and SendVector takes so many bytes from now on, then they answer EAGAIN;
  // the descriptor is ready to be written to while there is room. What is taken is kept.
  void SetSendRoom(sys::NativeFd fd, std::size_t room) { peers_[fd].room = room; }
  // The bytes that were sent since the last time.
  std::vector<std::uint8_t> TakeSent(sys::NativeFd fd);

  bool IsOpen(sys::NativeFd fd) const { return open_.count(fd) != 0; }
  void ReportViolation(const std::string& text);

  // What happened. The lists are bounded, the counts are not.
  const std::vector<CallRecord>& log() const { return log_; }
  std::uint64_t count(Call call) const { return counts_[IndexOf(call)]; }
  const std::vector<CallRecord>& unexpected() const { return unexpected_; }
  const std::vector<std::string>& violations() const { return violations_; }
  const std::set<sys::NativeFd>& leaks() const { return open_; }
  std::vector<UnusedAnswers> Unused() const;

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

 private:
  using Key = std::pair<Call, sys::NativeFd>;

  // Every call is Take, then Finish: Take notes the call and finds its answer, Finish notes and
  // returns the result.
  Answer Take(CallRecord record);
  sys::Result Finish(sys::Result result);

  std::optional<Answer> NextAnswer(Call call, sys::NativeFd fd);
  std::optional<Answer> NextAnswerFor(const Key& key);
  // The descriptor that a call makes: the scripted number, else a fresh one.
  sys::Result HandOut(std::optional<sys::Result> number);
  sys::Result AddressAnswer(Call call, sys::NativeFd fd, sys::RawAddress* address);
  // Bytes that a send of so many moves.
  sys::Result Sent(const Answer& answer, const sys::IoSlice* slices, std::size_t count);

  std::map<Key, std::deque<Answer>> queues_;
  std::map<Key, Answer> standing_;
  // The other end of a stream, for what is sent to it.
  struct Peer {
    std::size_t room = 0;
    std::vector<std::uint8_t> received;
  };

  std::set<sys::NativeFd> open_;
  std::map<sys::NativeFd, int> readiness_;
  std::map<sys::NativeFd, Peer> peers_;
  sys::NativeFd next_fd_ = kFirstFd;

  CallRecord current_{Call::kOpen};
  std::vector<CallRecord> log_;
  std::array<std::uint64_t, kCallCount> counts_ = {};
  std::vector<CallRecord> unexpected_;
  std::vector<std::string> violations_;
};

}  // namespace syssock::testing

#endif  // SYSSOCK_NATIVE_TESTING_SCRIPTED_SOCKET_API_H_
