#include "ready_polls.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace syssock {

static_assert(kInterestRead == sys::kReadable && kInterestWrite == sys::kWritable &&
              kReadyError == sys::kHasError);

class ReadyPoll final : public Poll {
 public:
  ReadyPoll(ReadyPolls* polls, sys::NativeFd fd, PollListener* listener)
      : polls_(polls), listener_(listener), fd_(static_cast<int>(fd)) {}

  sys::Result Start(int interest) override {
    const sys::Result result = interest_ == kInterestNone
                                   ? polls_->set_.Add(fd_, interest, this)
                                   : polls_->set_.Change(fd_, interest, this);
    if (result >= 0) SetInterest(interest);
    return result;
  }

  // Taken out of the set: one that hung up cannot make the loop spin.
  void Stop() override {
    if (interest_ == kInterestNone) return;
    polls_->set_.Remove(fd_);
    SetInterest(kInterestNone);
    polls_->Forget(this);
  }

  void SetReferenced(bool referenced) override {
    const bool before = IsAlive();
    referenced_ = referenced;
    polls_->CountAlive(IsAlive() - before);
  }

  void Close() override {
    Stop();
    const std::unique_ptr<ReadyPoll> owned(this);
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
  bool IsAlive() const { return referenced_ && interest_ != kInterestNone; }

  void SetInterest(int interest) {
    const bool before = IsAlive();
    interest_ = static_cast<std::int8_t>(interest);
    polls_->CountAlive(IsAlive() - before);
  }

  ReadyPolls* polls_;
  PollListener* listener_;
  int fd_;
  std::int8_t interest_ = kInterestNone;
  bool referenced_ = true;
};

sys::Result ReadyPolls::Start(OwnedPoll poll) {
  poll_ = std::move(poll);
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
  telling_ = ready;
  telling_count_ = static_cast<std::size_t>(std::max<sys::Result>(count, 0));
  for (next_ = 0; next_ < telling_count_;) {
    const auto [tag, readiness] = ready[next_++];
    if (tag != nullptr) static_cast<ReadyPoll*>(tag)->Tell(readiness);
  }
  telling_ = nullptr;
  telling_count_ = 0;
}

void ReadyPolls::CountAlive(int change) {
  const bool before = alive_ > 0;
  alive_ += change;
  if ((alive_ > 0) != before) poll_->SetReferenced(alive_ > 0);
}

// What is told of one poll may end another that was to be told of after it.
void ReadyPolls::Forget(const ReadyPoll* poll) {
  for (std::size_t i = next_; i < telling_count_; i++) {
    if (telling_[i].tag == poll) telling_[i].tag = nullptr;
  }
}

}  // namespace syssock
