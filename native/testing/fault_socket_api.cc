#include "fault_socket_api.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>
#include <utility>

namespace syssock::testing {

namespace {

using sys::NativeFd;
using sys::RawAddress;
using sys::Result;

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

// The slices that hold the first `limit` bytes.
std::vector<sys::IoSlice> FirstSlices(const sys::IoSlice* slices, std::size_t count,
                                      std::size_t limit) {
  std::vector<sys::IoSlice> first;
  for (std::size_t i = 0; i < count && limit > 0; ++i) {
    const std::size_t length = std::min(slices[i].length, limit);
    first.push_back({slices[i].data, length});
    limit -= length;
  }
  return first;
}

Call CallOf(sys::RequestedCall call) {
  switch (call) {
    case sys::RequestedCall::kAccept:
      return Call::kAccept;
    case sys::RequestedCall::kReceive:
      return Call::kReceive;
    case sys::RequestedCall::kSend:
      break;
  }
  return Call::kSend;
}

}  // namespace

// The generator's state must not be 0 and small seeds should not begin alike, hence the odd factor.
SeededRandom::SeededRandom(std::uint64_t seed) : state_((seed + 1) * 0x9E3779B97F4A7C15u) {
  if (state_ == 0) state_ = 1;
}

double SeededRandom::NextUnit() {
  state_ ^= state_ >> 12;
  state_ ^= state_ << 25;
  state_ ^= state_ >> 27;
  const std::uint64_t bits = state_ * 0x2545F4914F6CDD1Du;
  return static_cast<double>(bits >> 11) / 9007199254740992.0;  // 2^53: as many as a double holds
}

bool FaultSocketApi::Fires(ActiveRule* active, Call call, NativeFd fd) {
  const FaultRule& rule = active->rule;
  if (rule.call && *rule.call != call) return false;
  if (rule.fd && *rule.fd != fd) return false;
  if (rule.short_count > 0 && !MovesBytes(call)) return false;
  if (++active->matched <= rule.after) return false;
  if (rule.times && active->fired >= *rule.times) return false;
  // A certain rule draws nothing: adding one leaves the chances of the others as they were.
  if (rule.probability < 1 && random_.NextUnit() >= rule.probability) return false;
  ++active->fired;
  return true;
}

void FaultSocketApi::Note(const FaultRule& rule, Call call, NativeFd fd) {
  FaultCounts& counts = counts_[IndexOf(call)];
  if (rule.error < 0) ++counts.errors;
  if (rule.short_count > 0) ++counts.shortened;
  if (rule.delay_ms > 0) ++counts.delayed;
  if (log_.size() >= kLogCapacity) return;
  log_.push_back({call, counts.calls, fd, rule.error, rule.short_count, rule.delay_ms});
}

FaultSocketApi::Verdict FaultSocketApi::Judge(Call call, NativeFd fd) {
  ++counts_[IndexOf(call)].calls;
  for (ActiveRule& active : rules_) {
    if (!Fires(&active, call, fd)) continue;
    const FaultRule& rule = active.rule;
    Note(rule, call, fd);
    if (rule.delay_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(rule.delay_ms));
    return {rule.error, rule.short_count > 0 ? rule.short_count : kNoLimit};
  }
  return {0, kNoLimit};
}

Result FaultSocketApi::Open(int domain, int type, int protocol) {
  const Verdict verdict = Judge(Call::kOpen, sys::kInvalidFd);
  return verdict.error < 0 ? verdict.error : kernel_->Open(domain, type, protocol);
}

Result FaultSocketApi::OpenPair(int domain, int type, int protocol, NativeFd pair[2]) {
  const Verdict verdict = Judge(Call::kOpenPair, sys::kInvalidFd);
  return verdict.error < 0 ? verdict.error : kernel_->OpenPair(domain, type, protocol, pair);
}

Result FaultSocketApi::Accept(NativeFd listener, RawAddress* peer) {
  const Verdict verdict = Judge(Call::kAccept, listener);
  return verdict.error < 0 ? verdict.error : kernel_->Accept(listener, peer);
}

Result FaultSocketApi::Duplicate(NativeFd fd) {
  const Verdict verdict = Judge(Call::kDuplicate, fd);
  return verdict.error < 0 ? verdict.error : kernel_->Duplicate(fd);
}

Result FaultSocketApi::Close(NativeFd fd) {
  const Verdict verdict = Judge(Call::kClose, fd);
  // The one call that is made all the same: a close that fails has closed, as on Linux, and the
  // test's process must not leak.
  const Result result = kernel_->Close(fd);
  return verdict.error < 0 ? verdict.error : result;
}

Result FaultSocketApi::SetCloseOnExec(NativeFd fd, bool on) {
  const Verdict verdict = Judge(Call::kSetCloseOnExec, fd);
  return verdict.error < 0 ? verdict.error : kernel_->SetCloseOnExec(fd, on);
}

Result FaultSocketApi::SetNonBlocking(NativeFd fd, bool on) {
  const Verdict verdict = Judge(Call::kSetNonBlocking, fd);
  return verdict.error < 0 ? verdict.error : kernel_->SetNonBlocking(fd, on);
}

Result FaultSocketApi::GetNonBlocking(NativeFd fd) {
  const Verdict verdict = Judge(Call::kGetNonBlocking, fd);
  return verdict.error < 0 ? verdict.error : kernel_->GetNonBlocking(fd);
}

Result FaultSocketApi::Bind(NativeFd fd, const RawAddress& address) {
  const Verdict verdict = Judge(Call::kBind, fd);
  return verdict.error < 0 ? verdict.error : kernel_->Bind(fd, address);
}

Result FaultSocketApi::Listen(NativeFd fd, int backlog) {
  const Verdict verdict = Judge(Call::kListen, fd);
  return verdict.error < 0 ? verdict.error : kernel_->Listen(fd, backlog);
}

Result FaultSocketApi::Connect(NativeFd fd, const RawAddress& address) {
  const Verdict verdict = Judge(Call::kConnect, fd);
  return verdict.error < 0 ? verdict.error : kernel_->Connect(fd, address);
}

Result FaultSocketApi::Shutdown(NativeFd fd, sys::Direction direction) {
  const Verdict verdict = Judge(Call::kShutdown, fd);
  return verdict.error < 0 ? verdict.error : kernel_->Shutdown(fd, direction);
}

Result FaultSocketApi::GetLocalAddress(NativeFd fd, RawAddress* address) {
  const Verdict verdict = Judge(Call::kGetLocalAddress, fd);
  return verdict.error < 0 ? verdict.error : kernel_->GetLocalAddress(fd, address);
}

Result FaultSocketApi::GetRemoteAddress(NativeFd fd, RawAddress* address) {
  const Verdict verdict = Judge(Call::kGetRemoteAddress, fd);
  return verdict.error < 0 ? verdict.error : kernel_->GetRemoteAddress(fd, address);
}

Result FaultSocketApi::Send(NativeFd fd, const void* data, std::size_t length, int flags) {
  const Verdict verdict = Judge(Call::kSend, fd);
  if (verdict.error < 0) return verdict.error;
  return kernel_->Send(fd, data, std::min(length, verdict.limit), flags);
}

Result FaultSocketApi::SendTo(NativeFd fd, const void* data, std::size_t length, int flags,
                              const RawAddress& to) {
  const Verdict verdict = Judge(Call::kSendTo, fd);
  if (verdict.error < 0) return verdict.error;
  return kernel_->SendTo(fd, data, std::min(length, verdict.limit), flags, to);
}

Result FaultSocketApi::SendVector(NativeFd fd, const sys::IoSlice* slices, std::size_t count,
                                  int flags) {
  const Verdict verdict = Judge(Call::kSendVector, fd);
  if (verdict.error < 0) return verdict.error;
  if (verdict.limit == kNoLimit) return kernel_->SendVector(fd, slices, count, flags);
  const std::vector<sys::IoSlice> first = FirstSlices(slices, count, verdict.limit);
  return kernel_->SendVector(fd, first.data(), first.size(), flags);
}

Result FaultSocketApi::Receive(NativeFd fd, void* data, std::size_t capacity, int flags) {
  const Verdict verdict = Judge(Call::kReceive, fd);
  if (verdict.error < 0) return verdict.error;
  return kernel_->Receive(fd, data, std::min(capacity, verdict.limit), flags);
}

Result FaultSocketApi::ReceiveFrom(NativeFd fd, void* data, std::size_t capacity, int flags,
                                   RawAddress* from, int* message_flags) {
  const Verdict verdict = Judge(Call::kReceiveFrom, fd);
  if (verdict.error < 0) return verdict.error;
  return kernel_->ReceiveFrom(fd, data, std::min(capacity, verdict.limit), flags, from,
                              message_flags);
}

Result FaultSocketApi::GetOption(NativeFd fd, int level, int name, void* value,
                                 std::uint32_t* length) {
  const Verdict verdict = Judge(Call::kGetOption, fd);
  return verdict.error < 0 ? verdict.error : kernel_->GetOption(fd, level, name, value, length);
}

Result FaultSocketApi::SetOption(NativeFd fd, int level, int name, const void* value,
                                 std::uint32_t length) {
  const Verdict verdict = Judge(Call::kSetOption, fd);
  return verdict.error < 0 ? verdict.error : kernel_->SetOption(fd, level, name, value, length);
}

Result FaultSocketApi::QueuedBytes(NativeFd fd, sys::Direction direction) {
  const Verdict verdict = Judge(Call::kQueuedBytes, fd);
  return verdict.error < 0 ? verdict.error : kernel_->QueuedBytes(fd, direction);
}

Result FaultSocketApi::InterfaceIndex(const char* name) {
  const Verdict verdict = Judge(Call::kInterfaceIndex, sys::kInvalidFd);
  return verdict.error < 0 ? verdict.error : kernel_->InterfaceIndex(name);
}

Result FaultSocketApi::InterfaceName(std::uint32_t index, std::string* name) {
  const Verdict verdict = Judge(Call::kInterfaceName, sys::kInvalidFd);
  return verdict.error < 0 ? verdict.error : kernel_->InterfaceName(index, name);
}

Result FaultSocketApi::ListInterfaces(std::vector<sys::Interface>* interfaces) {
  const Verdict verdict = Judge(Call::kListInterfaces, sys::kInvalidFd);
  return verdict.error < 0 ? verdict.error : kernel_->ListInterfaces(interfaces);
}

Result FaultSocketApi::RingSetup(std::uint32_t entries, void* parameters) {
  const Verdict verdict = Judge(Call::kRingSetup, sys::kInvalidFd);
  return verdict.error < 0 ? verdict.error : kernel_->RingSetup(entries, parameters);
}

Result FaultSocketApi::RingEnter(NativeFd ring, std::uint32_t submit, std::uint32_t flags) {
  const Verdict verdict = Judge(Call::kRingEnter, ring);
  return verdict.error < 0 ? verdict.error : kernel_->RingEnter(ring, submit, flags);
}

Result FaultSocketApi::RingRegister(NativeFd ring, std::uint32_t operation, void* argument,
                                    std::uint32_t count) {
  const Verdict verdict = Judge(Call::kRingRegister, ring);
  return verdict.error < 0 ? verdict.error
                           : kernel_->RingRegister(ring, operation, argument, count);
}

Result FaultSocketApi::BatchSetup(std::uint32_t count, std::uintptr_t* context) {
  const Verdict verdict = Judge(Call::kBatchSetup, sys::kInvalidFd);
  return verdict.error < 0 ? verdict.error : kernel_->BatchSetup(count, context);
}

Result FaultSocketApi::BatchSubmit(std::uintptr_t context, std::size_t count, void* requests) {
  const Verdict verdict = Judge(Call::kBatchSubmit, sys::kInvalidFd);
  if (verdict.error < 0) return verdict.error;
  return kernel_->BatchSubmit(context, std::min(count, verdict.limit), requests);
}

Result FaultSocketApi::BatchDestroy(std::uintptr_t context) {
  return kernel_->BatchDestroy(context);
}

Result FaultSocketApi::BeforeRequest(sys::RequestedCall call, NativeFd fd, std::size_t* length) {
  const Verdict verdict = Judge(CallOf(call), fd);
  if (verdict.error < 0) return verdict.error;
  if (length != nullptr) *length = std::min(*length, verdict.limit);
  return kernel_->BeforeRequest(call, fd, length);
}

}  // namespace syssock::testing
