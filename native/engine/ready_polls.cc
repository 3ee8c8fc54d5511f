#include "ready_polls.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace syssock {
namespace {

// So many turns in a row that one descriptor alone had something, and it gets a poll of its own.
constexpr int kLoneTurns = 64;
constexpr int kMostOwnPolls = 4;

}  // namespace

static_assert(kInterestRead == sys::kReadable && kInterestWrite == sys::kWritable &&
              kReadyError == sys::kHasError);

class ReadyPoll final : public Poll, private PollListener {
 public:
  ReadyPoll(ReadyPolls* polls, sys::NativeFd fd, PollListener* listener)
      : polls_(polls), listener_(listener), fd_(static_cast<int>(fd)) {}

  sys::Result Start(int interest) override {
    if (own_ != nullptr) {
      interest_ = static_cast<std::int8_t>(interest);
      return own_->Start(interest);
    }
    const sys::Result result = interest_ == kInterestNone
                                   ? polls_->set_.Add(fd_, interest, this)
                                   : polls_->set_.Change(fd_, interest, this);
    if (result >= 0) SetInterest(interest);
    return result;
  }

  // Taken out of the set: one that hung up cannot make the loop spin.
  void Stop() override {
    if (interest_ == kInterestNone) return;
    if (own_ != nullptr) {
      interest_ = kInterestNone;
      own_->Stop();
      return;
    }
    polls_->set_.Remove(fd_);
    SetInterest(kInterestNone);
    polls_->Forget(this);
  }

  void OnDrained() override {
    if (own_ != nullptr) own_->OnDrained();
  }

  void SetReferenced(bool referenced) override {
    const bool before = IsAlive();
    referenced_ = referenced;
    polls_->CountAlive(IsAlive() - before);
    if (own_ != nullptr) own_->SetReferenced(referenced);
  }

  void Close() override {
    Stop();
    polls_->Forget(this);
    if (own_ != nullptr) polls_->own_polls_--;
    const std::unique_ptr<ReadyPoll> owned(this);
  }

  // Out of the set, to be polled by the loop itself. One that cannot be stays as it is.
  void TakeOwnPoll() {
    OwnedPoll own;
    if (interest_ == kInterestNone || polls_->loop_->OpenOwnPoll(fd_, this, &own) < 0) return;
    own->SetReferenced(referenced_);
    if (own->Start(interest_) < 0) return;
    polls_->set_.Remove(fd_);
    const bool before = IsAlive();
    own_ = std::move(own);
    polls_->CountAlive(IsAlive() - before);
    polls_->own_polls_++;
  }

  // By its own poll.
  void OnPoll(int readiness) override {
    if ((readiness & kReadyError) != 0) interest_ = kInterestNone;
    listener_->OnPoll(readiness);
  }

  // As libuv tells it: an error ends the watching, and who has hung up is ready for all.
  void Tell(int readiness) {
    if ((readiness & sys::kHasError) != 0) {
      Stop();
      listener_->OnPoll(kReadyError);
    } else {
      listener_->OnPoll((readiness & sys::kHungUp) != 0 ? interest_ : readiness & interest_);
    }
  }

 private:
  // Whether it counts among those of the set that keep the loop alive.
  bool IsAlive() const { return referenced_ && interest_ != kInterestNone && own_ == nullptr; }

  void SetInterest(int interest) {
    const bool before = IsAlive();
    interest_ = static_cast<std::int8_t>(interest);
    polls_->CountAlive(IsAlive() - before);
  }

  ReadyPolls* polls_;
  PollListener* listener_;
  OwnedPoll own_;
  int fd_;
  std::int8_t interest_ = kInterestNone;
  bool referenced_ = true;
};

sys::Result ReadyPolls::Start() {
  const sys::Result opened = set_.Open();
  if (opened < 0) return opened;
  const sys::Result polled = loop_->OpenOwnPoll(set_.fd(), this, &poll_);
  if (polled < 0) return polled;
  poll_->SetReferenced(false);
  return poll_->Start(kInterestRead);
}

void ReadyPolls::OpenPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll) {
  poll->reset(std::make_unique<ReadyPoll>(this, fd, listener).release());
}

// When there are more than are told at once, the loop says so again in its next turn.
void ReadyPolls::OnPoll(int) {
  sys::ReadySet::Ready ready[sys::ReadySet::kMostAtOnce];
  const sys::Result count = set_.Look(ready);
  NoteBusy(count == 1 ? static_cast<ReadyPoll*>(ready[0].tag) : nullptr);
  telling_ = ready;
  telling_count_ = static_cast<std::size_t>(std::max<sys::Result>(count, 0));
  listener_->OnBurst();
  for (next_ = 0; next_ < telling_count_;) {
    const auto [tag, readiness] = ready[next_++];
    if (tag != nullptr) static_cast<ReadyPoll*>(tag)->Tell(readiness);
  }
  listener_->OnBurstOver();
  telling_ = nullptr;
  telling_count_ = 0;
}

void ReadyPolls::NoteBusy(ReadyPoll* lone) {
  lone_turns_ = lone != nullptr && lone == lone_ ? lone_turns_ + 1 : 0;
  lone_ = lone;
  if (lone_turns_ < kLoneTurns || own_polls_ == kMostOwnPolls) return;
  lone->TakeOwnPoll();
  lone_ = nullptr;
}

void ReadyPolls::CountAlive(int change) {
  const bool before = alive_ > 0;
  alive_ += change;
  if ((alive_ > 0) != before) poll_->SetReferenced(alive_ > 0);
}

// What is told of one poll may end another that was to be told of after it.
void ReadyPolls::Forget(const ReadyPoll* poll) {
  if (lone_ == poll) lone_ = nullptr;
  for (std::size_t i = next_; i < telling_count_; i++) {
    if (telling_[i].tag == poll) telling_[i].tag = nullptr;
  }
}

}  // namespace syssock
