#include "scripted_socket_api.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "../engine/loop.h"
#include "../sys/errors.h"

namespace syssock::testing {

namespace {

using sys::NativeFd;
using sys::RawAddress;
using sys::Result;

bool TakesDescriptor(Call call) {
  switch (call) {
    case Call::kOpen:
    case Call::kOpenPair:
    case Call::kInterfaceIndex:
    case Call::kInterfaceName:
    case Call::kListInterfaces:
    case Call::kRingSetup:
    case Call::kBatchSetup:
    case Call::kBatchSubmit:
      return false;
    default:
      return true;
  }
}

Answer Failure(Result result) {
  Answer answer;
  answer.result = result;
  return answer;
}

bool Failed(const Answer& answer) { return answer.result.value_or(0) < 0; }

std::vector<std::uint8_t> FirstBytes(const void* data, std::size_t length) {
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  return std::vector<std::uint8_t>(bytes,
                                   bytes + std::min(length, ScriptedSocketApi::kLoggedBytes));
}

std::size_t CopyOut(const std::vector<std::uint8_t>& from, void* to, std::size_t capacity) {
  const std::size_t length = std::min(from.size(), capacity);
  if (length > 0) std::memcpy(to, from.data(), length);
  return length;
}

Argument LengthOf(std::size_t length) { return {"length", static_cast<std::int64_t>(length)}; }

}  // namespace

void ScriptedSocketApi::Queue(Call call, NativeFd fd, Answer answer) {
  queues_[{call, fd}].push_back(std::move(answer));
}

void ScriptedSocketApi::SetStanding(Call call, NativeFd fd, std::optional<Answer> answer) {
  if (answer) {
    standing_[{call, fd}] = std::move(*answer);
  } else {
    standing_.erase({call, fd});
  }
}

NativeFd ScriptedSocketApi::DeclareOpen(std::optional<NativeFd> fd) { return HandOut(fd); }

void ScriptedSocketApi::Forget(NativeFd fd) {
  for (std::size_t i = 0; i < kCallCount; ++i) {
    queues_.erase({static_cast<Call>(i), fd});
    standing_.erase({static_cast<Call>(i), fd});
  }
  peers_.erase(fd);
}

int ScriptedSocketApi::Readiness(NativeFd fd) const {
  const auto told = readiness_.find(fd);
  const auto peer = peers_.find(fd);
  const bool has_room = peer != peers_.end() && peer->second.room > 0;
  return (told == readiness_.end() ? 0 : told->second) | (has_room ? kInterestWrite : 0);
}

std::vector<std::uint8_t> ScriptedSocketApi::TakeSent(NativeFd fd) {
  const auto peer = peers_.find(fd);
  return peer == peers_.end() ? std::vector<std::uint8_t>()
                              : std::exchange(peer->second.received, {});
}

std::vector<UnusedAnswers> ScriptedSocketApi::Unused() const {
  std::vector<UnusedAnswers> unused;
  for (const auto& [key, queue] : queues_) {
    if (!queue.empty()) unused.push_back({key.first, key.second, queue.size()});
  }
  return unused;
}

Answer ScriptedSocketApi::Take(CallRecord record) {
  current_ = std::move(record);
  const Call call = current_.call;
  const NativeFd fd = current_.fd;
  ++counts_[IndexOf(call)];
  // Checked before the script is asked: no script may hide a use after close.
  if (TakesDescriptor(call) && open_.count(fd) == 0) {
    ReportViolation(std::string(CallName(call)) + " on fd " + std::to_string(fd) +
                    ", which is not open");
    return Failure(sys::errors::kBadDescriptor);
  }
  if (std::optional<Answer> answer = NextAnswer(call, fd)) return std::move(*answer);
  if (unexpected_.size() < kReportCapacity) {
    unexpected_.push_back(current_);
    unexpected_.back().result = sys::errors::kNotImplemented;
  }
  return Failure(sys::errors::kNotImplemented);
}

Result ScriptedSocketApi::Finish(Result result) {
  current_.result = result;
  if (log_.size() < kLogCapacity) log_.push_back(std::move(current_));
  return result;
}

std::optional<Answer> ScriptedSocketApi::NextAnswer(Call call, NativeFd fd) {
  if (TakesDescriptor(call)) {
    if (std::optional<Answer> answer = NextAnswerFor({call, fd})) return answer;
  }
  return NextAnswerFor({call, kAnyFd});
}

std::optional<Answer> ScriptedSocketApi::NextAnswerFor(const Key& key) {
  const auto queue = queues_.find(key);
  if (queue != queues_.end()) {
    Answer answer = std::move(queue->second.front());
    queue->second.pop_front();
    if (queue->second.empty()) queues_.erase(queue);
    return answer;
  }
  const auto standing = standing_.find(key);
  if (standing != standing_.end()) return standing->second;
  return std::nullopt;
}

Result ScriptedSocketApi::HandOut(std::optional<Result> number) {
  while (open_.count(next_fd_) != 0) ++next_fd_;
  const NativeFd fd = number ? static_cast<NativeFd>(*number) : next_fd_++;
  if (!open_.insert(fd).second) {
    ReportViolation("the script hands out fd " + std::to_string(fd) + ", which is open already");
  }
  return fd;
}

void ScriptedSocketApi::ReportViolation(const std::string& text) {
  if (violations_.size() < kReportCapacity) violations_.push_back(text);
}

Result ScriptedSocketApi::Open(int domain, int type, int protocol) {
  const Answer answer = Take(
      {Call::kOpen, sys::kInvalidFd, {{"domain", domain}, {"type", type}, {"protocol", protocol}}});
  return Finish(Failed(answer) ? *answer.result : HandOut(answer.result));
}

Result ScriptedSocketApi::OpenPair(int domain, int type, int protocol, NativeFd pair[2]) {
  const Answer answer = Take({Call::kOpenPair,
                              sys::kInvalidFd,
                              {{"domain", domain}, {"type", type}, {"protocol", protocol}}});
  if (Failed(answer)) return Finish(*answer.result);
  for (std::size_t i = 0; i < 2; ++i) {
    pair[i] = static_cast<NativeFd>(
        HandOut(answer.pair ? std::optional<Result>((*answer.pair)[i]) : std::nullopt));
  }
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::Accept(NativeFd listener, RawAddress* peer) {
  const Answer answer = Take({Call::kAccept, listener});
  if (Failed(answer)) return Finish(*answer.result);
  if (peer != nullptr) *peer = answer.address.value_or(RawAddress());
  return Finish(HandOut(answer.result));
}

Result ScriptedSocketApi::Duplicate(NativeFd fd) {
  const Answer answer = Take({Call::kDuplicate, fd});
  return Finish(Failed(answer) ? *answer.result : HandOut(answer.result));
}

Result ScriptedSocketApi::Close(NativeFd fd) {
  const Answer answer = Take({Call::kClose, fd});
  // Whatever the answer: a failed close has closed the descriptor, as on Linux.
  open_.erase(fd);
  readiness_.erase(fd);
  if (const auto peer = peers_.find(fd); peer != peers_.end()) peer->second.room = 0;
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::SetCloseOnExec(NativeFd fd, bool on) {
  const Answer answer = Take({Call::kSetCloseOnExec, fd, {{"on", on ? 1 : 0}}});
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::SetNonBlocking(NativeFd fd, bool on) {
  const Answer answer = Take({Call::kSetNonBlocking, fd, {{"on", on ? 1 : 0}}});
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::GetNonBlocking(NativeFd fd) {
  const Answer answer = Take({Call::kGetNonBlocking, fd});
  return Finish(answer.result.value_or(1));
}

Result ScriptedSocketApi::Bind(NativeFd fd, const RawAddress& address) {
  const Answer answer = Take({Call::kBind, fd, {}, {}, address});
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::Listen(NativeFd fd, int backlog) {
  const Answer answer = Take({Call::kListen, fd, {{"backlog", backlog}}});
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::Connect(NativeFd fd, const RawAddress& address) {
  const Answer answer = Take({Call::kConnect, fd, {}, {}, address});
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::Shutdown(NativeFd fd, sys::Direction direction) {
  const Answer answer =
      Take({Call::kShutdown, fd, {{"direction", static_cast<std::int64_t>(direction)}}});
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::AddressAnswer(Call call, NativeFd fd, RawAddress* address) {
  const Answer answer = Take({call, fd});
  if (!Failed(answer)) *address = answer.address.value_or(RawAddress());
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::GetLocalAddress(NativeFd fd, RawAddress* address) {
  return AddressAnswer(Call::kGetLocalAddress, fd, address);
}

Result ScriptedSocketApi::GetRemoteAddress(NativeFd fd, RawAddress* address) {
  return AddressAnswer(Call::kGetRemoteAddress, fd, address);
}

// No more than was offered, whatever is scripted.
Result ScriptedSocketApi::Sent(const Answer& answer, const sys::IoSlice* slices,
                               std::size_t count) {
  if (Failed(answer)) return *answer.result;
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) length += slices[i].length;
  std::size_t taken = length;
  if (answer.result) taken = std::min(taken, static_cast<std::size_t>(*answer.result));
  const auto found = peers_.find(current_.fd);
  if (found == peers_.end()) return static_cast<Result>(taken);
  Peer& peer = found->second;
  if (!answer.result) {
    if (peer.room == 0 && length > 0) return sys::errors::kAgain;
    taken = std::min(taken, peer.room);
    peer.room -= taken;
  }
  std::size_t left = taken;
  for (std::size_t i = 0; i < count && left > 0; ++i) {
    const std::size_t part = std::min(left, slices[i].length);
    const auto* bytes = static_cast<const std::uint8_t*>(slices[i].data);
    peer.received.insert(peer.received.end(), bytes, bytes + part);
    left -= part;
  }
  return static_cast<Result>(taken);
}

Result ScriptedSocketApi::Send(NativeFd fd, const void* data, std::size_t length, int flags) {
  const Answer answer =
      Take({Call::kSend, fd, {LengthOf(length), {"flags", flags}}, FirstBytes(data, length)});
  const sys::IoSlice slice = {data, length};
  return Finish(Sent(answer, &slice, 1));
}

Result ScriptedSocketApi::SendTo(NativeFd fd, const void* data, std::size_t length, int flags,
                                 const RawAddress& to) {
  const Answer answer =
      Take({Call::kSendTo, fd, {LengthOf(length), {"flags", flags}}, FirstBytes(data, length), to});
  return Finish(answer.result.value_or(static_cast<Result>(length)));
}

Result ScriptedSocketApi::SendVector(NativeFd fd, const sys::IoSlice* slices, std::size_t count,
                                     int flags) {
  std::size_t length = 0;
  std::vector<std::uint8_t> first;
  for (std::size_t i = 0; i < count; ++i) {
    length += slices[i].length;
    const std::size_t wanted = std::min(slices[i].length, kLoggedBytes - first.size());
    const std::vector<std::uint8_t> bytes = FirstBytes(slices[i].data, wanted);
    first.insert(first.end(), bytes.begin(), bytes.end());
  }
  const Argument slice_count = {"slices", static_cast<std::int64_t>(count)};
  const Answer answer = Take(
      {Call::kSendVector, fd, {LengthOf(length), slice_count, {"flags", flags}}, std::move(first)});
  return Finish(Sent(answer, slices, count));
}

Result ScriptedSocketApi::Receive(NativeFd fd, void* data, std::size_t capacity, int flags) {
  const Answer answer = Take({Call::kReceive, fd, {LengthOf(capacity), {"flags", flags}}});
  if (Failed(answer)) return Finish(*answer.result);
  const std::size_t copied = CopyOut(answer.data, data, capacity);
  return Finish(answer.result.value_or(static_cast<Result>(copied)));
}

Result ScriptedSocketApi::ReceiveFrom(NativeFd fd, void* data, std::size_t capacity, int flags,
                                      RawAddress* from, int* message_flags) {
  const Answer answer = Take({Call::kReceiveFrom, fd, {LengthOf(capacity), {"flags", flags}}});
  if (Failed(answer)) return Finish(*answer.result);
  if (from != nullptr) *from = answer.address.value_or(RawAddress());
  if (message_flags != nullptr) *message_flags = answer.flags;
  const std::size_t copied = CopyOut(answer.data, data, capacity);
  return Finish(answer.result.value_or(static_cast<Result>(copied)));
}

Result ScriptedSocketApi::GetOption(NativeFd fd, int level, int name, void* value,
                                    std::uint32_t* length) {
  const Answer answer =
      Take({Call::kGetOption, fd, {{"level", level}, {"name", name}, LengthOf(*length)}});
  if (Failed(answer)) return Finish(*answer.result);
  *length = static_cast<std::uint32_t>(CopyOut(answer.data, value, *length));
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::SetOption(NativeFd fd, int level, int name, const void* value,
                                    std::uint32_t length) {
  const Answer answer = Take({Call::kSetOption,
                              fd,
                              {{"level", level}, {"name", name}, LengthOf(length)},
                              FirstBytes(value, length)});
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::QueuedBytes(NativeFd fd, sys::Direction direction) {
  const Answer answer =
      Take({Call::kQueuedBytes, fd, {{"direction", static_cast<std::int64_t>(direction)}}});
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::InterfaceIndex(const char* name) {
  const Answer answer = Take({Call::kInterfaceIndex, sys::kInvalidFd, {}, {}, std::nullopt, name});
  return Finish(answer.result.value_or(1));
}

Result ScriptedSocketApi::InterfaceName(std::uint32_t index, std::string* name) {
  const Answer answer = Take({Call::kInterfaceName, sys::kInvalidFd, {{"index", index}}});
  if (!Failed(answer)) name->assign(answer.data.begin(), answer.data.end());
  return Finish(answer.result.value_or(0));
}

Result ScriptedSocketApi::ListInterfaces(std::vector<sys::Interface>* interfaces) {
  const Answer answer = Take({Call::kListInterfaces});
  if (!Failed(answer)) *interfaces = answer.interfaces;
  return Finish(answer.result.value_or(0));
}

}  // namespace syssock::testing
