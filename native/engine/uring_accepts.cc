// How the io_uring engine accepts.
#include <algorithm>
#include <cerrno>
#include <utility>

#include "../sys/errors.h"
#include "uring_engine.h"

namespace syssock {
namespace {

// Requests that accept, of a listener, at once: a larger budget takes more turns.
constexpr std::int64_t kMostAccepts = 128;
static_assert(kMostAccepts <= UINT8_MAX);  // Borrowed::ring_accepts

}  // namespace

sys::Result UringEngine::SetBudget(SlotId id, int budget) {
  arm_ = true;
  return PollEngine::SetBudget(id, budget);
}

void UringEngine::SetRoom(std::int64_t room) {
  arm_ = true;
  PollEngine::SetRoom(room);
}

std::int32_t UringEngine::Waiting(SlotId id) const {
  return static_cast<std::int32_t>(std::count_if(
      accepted_.begin(), accepted_.end(),
      [id](const Accepted& one) { return one.error >= 0 && Same(one.listener, id); }));
}

void UringEngine::ArmAccepts() {
  if (!std::exchange(arm_, false)) return;
  for (const SlotId id : listeners_) {
    Slot* listener = Find(id);
    if (listener != nullptr) ArmAcceptsOf(*listener);
  }
}

// As many as may be told of in a turn, so that budget and limits hold: a request that accepts again
// and again takes all that wait, however many those are.
void UringEngine::ArmAcceptsOf(Slot& listener) {
  std::int64_t wanted = 0;
  if (listener.interest != kInterestNone) {
    wanted = std::min<std::int64_t>(listener.borrowed->budget, room_) - Waiting(listener.id);
    wanted = std::max<std::int64_t>(wanted, 0);
  }
  wanted = std::min(wanted, kMostAccepts);
  if (listener.borrowed->ring_accepts > wanted) CancelAccepts(listener);
  for (; listener.borrowed->ring_accepts < wanted; listener.borrowed->ring_accepts++) {
    ring_.Accept(listener.borrowed->handle->fd().value(), TagOf(Request::kAccept, listener.id));
    listener.borrowed->ring_batch = ring_.batch();
  }
}

// Several requests may have met the same want of descriptors: one of them was told, and whether it
// lasts is for those to say that ask afterwards.
void UringEngine::PauseAccepts(Slot& listener) {
  CancelAccepts(listener);
  const auto is_old = [&](const Accepted& one) {
    return one.error < 0 && Same(one.listener, listener.id);
  };
  accepted_.erase(std::remove_if(accepted_.begin(), accepted_.end(), is_old), accepted_.end());
}

// Who was accepted before that waits until it is asked for again.
void UringEngine::CancelAccepts(Slot& listener) {
  if (listener.borrowed->ring_accepts == 0 || closing_) return;
  if (listener.borrowed->ring_batch == ring_.batch()) ring_.Submit();
  ring_.CancelNow(TagOf(Request::kAccept, listener.id));
  TakeCompletions();
}

void UringEngine::OnAccepted(SlotId id, sys::Result result) {
  Slot* listener = Find(id);
  Fd fd;
  if (result >= 0) {
    fd = Fd(static_cast<sys::NativeFd>(result),
            listener == nullptr ? api_ : listener->borrowed->handle->fd().shared_api());
  }
  if (listener == nullptr) return;
  listener->borrowed->ring_accepts--;
  arm_ = true;
  if (result == -ECANCELED || result == sys::errors::kAgain) return;
  accepted_.push_back({id, std::move(fd), std::min<sys::Result>(result, 0)});
}

// Not after an error in the same turn: the errors of requests at once are one, and whoever hears of
// it may want to pause.
bool UringEngine::MayTell(const Accepted& accepted) const {
  if (!Has(accepted.listener)) return false;
  const Slot& listener = At(static_cast<std::size_t>(accepted.listener.slot));
  return listener.interest != kInterestNone && listener.borrowed->accepted_in != turn_ &&
         (accepted.error < 0 || room_ > 0);
}

void UringEngine::TellAccepted() {
  if (accepted_.empty()) return;
  std::vector<Accepted> later;
  for (Accepted& accepted : accepted_) {
    if (!MayTell(accepted)) {
      later.push_back(std::move(accepted));
      continue;
    }
    const sys::Result result = TellAccepted(&accepted);
    arm_ = true;
    if (result >= 0) continue;
    Slot& listener = *Find(accepted.listener);
    listener.borrowed->accepted_in = turn_;
    Tell(RecordKind::kAcceptError, listener, result);
    if (accepted.fd.open()) later.push_back(std::move(accepted));
  }
  accepted_.swap(later);
}

// On failure the connection waits on, as it would in the kernel.
sys::Result UringEngine::TellAccepted(Accepted* accepted) {
  if (accepted->error < 0) return accepted->error;
  Slot& listener = *Find(accepted->listener);
  const Fd& fd = listener.borrowed->handle->fd();
  sys::Result result = fd.api().BeforeRequest(sys::RequestedCall::kAccept, fd.value(), nullptr);
  SlotId id = {};
  if (result >= 0) result = AddConnection(&accepted->fd, false, &id);
  if (result < 0) return result;
  room_--;
  told_accepted_ = true;
  Tell(RecordKind::kAccepted, listener, id.slot, id.generation);
  return 0;
}

}  // namespace syssock
