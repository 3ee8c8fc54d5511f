#include "scripted_loop.h"

#include <algorithm>
#include <string>
#include <utility>

#include "../sys/errors.h"

namespace syssock::testing {

using sys::NativeFd;
using sys::Result;

class ScriptedPoll final : public Poll {
 public:
  ScriptedPoll(std::shared_ptr<ScriptedTurns> turns, NativeFd fd, PollListener* listener)
      : turns_(std::move(turns)), fd_(fd), listener_(listener) {
    turns_->polls_[fd_] = this;
  }

  Result Start(int interest) override {
    interest_ = interest;
    return 0;
  }
  void Stop() override { interest_ = kInterestNone; }
  void SetReferenced(bool referenced) override { referenced_ = referenced; }
  void Close() override {
    turns_->polls_.erase(fd_);
    delete this;
  }

  NativeFd fd() const { return fd_; }
  int interest() const { return interest_; }
  bool keeps_alive() const { return referenced_ && interest_ != kInterestNone; }

  void Tell(int readiness) {
    // As libuv: a descriptor with an error is watched no longer.
    if ((readiness & kReadyError) != 0) interest_ = kInterestNone;
    listener_->OnPoll(readiness);  // may close this
  }

 private:
  std::shared_ptr<ScriptedTurns> turns_;
  NativeFd fd_;
  PollListener* listener_;
  int interest_ = kInterestNone;
  bool referenced_ = true;
};

// An error is told whatever is waited for, and so is a hang-up: as all of that.
int ScriptedTurns::ReadinessOf(const ScriptedPoll& poll) const {
  const int interest = poll.interest();
  if (interest == kInterestNone) return 0;
  const int readiness = kernel_->Readiness(poll.fd());
  if ((readiness & kReadyError) != 0) return kReadyError;
  return (readiness & ScriptedSocketApi::kHangUp) != 0 ? interest : readiness & interest;
}

std::vector<NativeFd> ScriptedTurns::Ready() const {
  std::vector<NativeFd> ready;
  for (const auto& [fd, poll] : polls_) {
    if (ReadinessOf(*poll) != 0) ready.push_back(fd);
  }
  return ready;
}

int ScriptedTurns::Polled(NativeFd fd) const {
  const auto poll = polls_.find(fd);
  return poll == polls_.end() ? kNotPolled : poll->second->interest();
}

bool ScriptedTurns::Sleeps() const {
  return Ready().empty() && std::none_of(loops_.begin(), loops_.end(),
                                         [](const auto& loop) { return loop.second->awake_; });
}

bool ScriptedTurns::IsAlive() const {
  return std::any_of(loops_.begin(), loops_.end(),
                     [](const auto& loop) { return loop.second->awake_; }) ||
         std::any_of(polls_.begin(), polls_.end(),
                     [](const auto& poll) { return poll.second->keeps_alive(); });
}

// A descriptor has to be let go of before it is closed: its number may be another socket's by now.
void ScriptedTurns::CheckDescriptors() {
  for (const auto& [fd, poll] : polls_) {
    if (!kernel_->IsOpen(fd)) {
      kernel_->ReportViolation("fd " + std::to_string(fd) + " is polled and not open");
    }
  }
}

template <typename Act>
void ScriptedTurns::EachLoop(Act act) {
  const int end = next_loop_;
  for (auto loop = loops_.begin(); loop != loops_.end() && loop->first < end;) {
    const int number = loop->first;
    if (loop->second->listener_ != nullptr) act(loop->second);
    loop = loops_.upper_bound(number);
  }
}

void ScriptedTurns::Run(std::optional<std::vector<NativeFd>> order) {
  CheckDescriptors();
  // What the test did since the last turn comes before the poll, as timers and immediates do.
  EachLoop([](ScriptedLoop* loop) { loop->listener_->OnBeforePoll(); });
  if (!order) order = Ready();
  for (const NativeFd fd : *order) {
    const auto found = polls_.find(fd);
    if (found == polls_.end()) continue;
    const int readiness = ReadinessOf(*found->second);
    if (readiness != 0) found->second->Tell(readiness);
  }
  EachLoop([](ScriptedLoop* loop) {
    loop->awake_ = false;  // what wants to be told from here on needs another turn
    loop->listener_->OnPolled();
  });
  EachLoop([](ScriptedLoop* loop) { loop->listener_->OnBeforePoll(); });
  CheckDescriptors();
}

ScriptedLoop::ScriptedLoop(std::shared_ptr<ScriptedTurns> turns)
    : turns_(std::move(turns)), number_(turns_->next_loop_++) {
  turns_->loops_[number_] = this;
}

ScriptedLoop::~ScriptedLoop() { turns_->loops_.erase(number_); }

Result ScriptedLoop::Start(TurnListener* listener) {
  listener_ = listener;
  return 0;
}

Result ScriptedLoop::OpenPoll(NativeFd fd, PollListener* listener, OwnedPoll* poll) {
  if (!turns_->kernel_->IsOpen(fd)) {
    turns_->kernel_->ReportViolation("poll of fd " + std::to_string(fd) + ", which is not open");
    return sys::errors::kBadDescriptor;
  }
  if (turns_->Polled(fd) != ScriptedTurns::kNotPolled) {
    turns_->kernel_->ReportViolation("fd " + std::to_string(fd) + " is polled twice");
    return sys::errors::kBusy;
  }
  // Its own owner from here on, until Close().
  poll->reset(std::make_unique<ScriptedPoll>(turns_, fd, listener).release());
  return 0;
}

}  // namespace syssock::testing
