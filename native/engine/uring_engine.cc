#include "uring_engine.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "../sys/error_queue.h"
#include "../sys/errors.h"

namespace syssock {
namespace {

constexpr std::size_t kMaxSlices = 64;
// What a tag has beside its request.
constexpr std::uint64_t kDetail = (std::uint64_t{1} << 56) - 1;
// So many turns in a row that one connection alone had something, and the ring is a detour for it.
constexpr int kLoneTurns = 64;

// Of a receive: no more than that it ended, otherwise.
bool IsFailure(sys::Result result) {
  return result < 0 && result != -ECANCELED && result != sys::errors::kAgain &&
         result != sys::errors::kNoBuffers;
}

constexpr auto kSmall = sys::Ring::Buffers::kSmall;
constexpr auto kLarge = sys::Ring::Buffers::kLarge;

}  // namespace

std::uint64_t UringEngine::TagOf(Request request, SlotId id) {
  return TagOf(request, (static_cast<std::uint64_t>(id.generation) << SlotId::kSlotBits) |
                            static_cast<std::uint64_t>(id.slot));
}

std::uint64_t UringEngine::TagOf(Request request, std::uint64_t detail) {
  return (static_cast<std::uint64_t>(request) << 56) | detail;
}

SlotId UringEngine::IdOf(std::uint64_t tag) {
  return {static_cast<std::int32_t>(tag & (SlotId::kMaxSlots - 1)),
          static_cast<std::int32_t>((tag >> SlotId::kSlotBits) & SlotId::kMaxGeneration)};
}

UringEngine::Request UringEngine::RequestOf(std::uint64_t tag) {
  return static_cast<Request>(tag >> 56);
}

std::uint64_t UringEngine::ReceiveTag(const Slot& slot) {
  return TagOf(slot.ring.large ? Request::kReceiveLarge : Request::kReceive, slot.id);
}

// ---- beginning and end

sys::Result UringEngine::Start(std::shared_ptr<sys::SocketApi> api) {
  const sys::Result opened = ring_.Open(api);
  if (opened < 0) return opened;
  api_ = std::move(api);
  const sys::Result polled = loop_->OpenOwnPoll(ring_.waker(), this, &ring_poll_);
  if (polled < 0) return polled;
  ring_poll_->SetReferenced(false);
  return ring_poll_->Start(kInterestRead);
}

// Requests first: as long as one is under way, a socket whose descriptor is closed stays open.
void UringEngine::Close() {
  if (closing_ || ring_poll_ == nullptr) return;
  Flush();
  closing_ = true;
  ring_.CancelAllNow();
  TakeCompletions();
  PollEngine::Close();
  received_.clear();
  ring_poll_.reset();
}

// ---- what a slot waits for

// A poll of the loop's is opened when one is needed.
sys::Result UringEngine::Begin(Slot& slot) {
  if (slot.tenant == Tenant::kListener) listeners_.push_back(slot.id);
  return slot.tenant == Tenant::kWatch ? OpenPoll(slot) : 0;
}

sys::Result UringEngine::Poll(Slot& slot) {
  if (slot.tenant == Tenant::kWatch) return PollEngine::Poll(slot);
  int wanted = Wanted(slot);
  if (slot.tenant == Tenant::kListener) {
    CountAlive(slot, wanted != kInterestNone);
    arm_ = true;
    if (wanted == kInterestNone) PauseAccepts(slot);
    return 0;
  }
  const bool receives = (wanted & kInterestRead) != 0;
  // What is held comes first.
  if (slot.ring.held && receives) TellHeldLater(slot);
  const bool by_ring = IsByRing(slot);
  CountAlive(slot, receives && by_ring);
  WantReceive(slot, receives && !slot.bulk && !slot.ring.held && !slot.ring.resizing);
  if (by_ring) wanted &= ~kInterestRead;
  if (wanted != kInterestNone && slot.poll == nullptr) {
    const sys::Result opened = OpenPoll(slot);
    if (opened < 0) return opened;
  }
  return PollFor(slot, wanted);
}

// One that receives in bulk is so from when the request has ended and what it brought was told.
bool UringEngine::IsByRing(const Slot& slot) {
  return !slot.bulk || slot.ring.armed || slot.ring.held;
}

// What the loop polls counts there.
void UringEngine::CountAlive(Slot& slot, bool alive) {
  alive = alive && slot.referenced;
  if (slot.ring.alive == alive) return;
  slot.ring.alive = alive;
  const bool before = alive_ > 0;
  alive_ += alive ? 1 : -1;
  if ((alive_ > 0) != before) ring_poll_->SetReferenced(alive_ > 0);
}

sys::Result UringEngine::SetReferenced(SlotId id, bool referenced) {
  const sys::Result result = PollEngine::SetReferenced(id, referenced);
  return result < 0 ? result : Poll(*Find(id));
}

void UringEngine::LetGo(Slot& slot) {
  if (slot.tenant == Tenant::kListener) {
    CancelAccepts(slot);
    const auto is_its = [&](const Accepted& one) { return Same(one.listener, slot.id); };
    accepted_.erase(std::remove_if(accepted_.begin(), accepted_.end(), is_its), accepted_.end());
    listeners_.erase(std::remove_if(listeners_.begin(), listeners_.end(),
                                    [&](SlotId id) { return Same(id, slot.id); }),
                     listeners_.end());
  } else if (slot.tenant == Tenant::kConnection) {
    CancelReceive(slot);
    slot.ring.armed = false;
    if (slot.ring.held) held_.erase(slot.id.slot);
  }
  CountAlive(slot, false);
  PollEngine::LetGo(slot);
}

// ---- receiving

// Not before Flush: until then whoever was told of a connection may pause it, close it or take it,
// and nothing was received that would be in the way.
void UringEngine::WantReceive(Slot& slot, bool wanted) {
  slot.ring.wants = wanted;
  if (wanted && !slot.ring.armed && !slot.ring.arming) {
    slot.ring.arming = true;
    arming_.push_back(slot.id);
  } else if (!wanted && slot.ring.armed && !slot.ring.cancelling) {
    slot.ring.cancelling = true;
    ring_.Cancel(ReceiveTag(slot), TagOf(Request::kCancel, slot.id));
  }
}

void UringEngine::ArmReceives() {
  for (const SlotId id : arming_) {
    Slot* slot = FindConnection(id);
    if (slot == nullptr) continue;
    slot->ring.arming = false;
    if (!slot->ring.wants || slot->ring.armed) continue;
    slot->ring.armed = true;
    ring_.ReceiveMany(slot->fd.api(), slot->fd.value(), slot->ring.large ? kLarge : kSmall,
                      ReceiveTag(*slot));
  }
  arming_.clear();
}

void UringEngine::CancelReceive(Slot& slot) {
  if (!slot.ring.armed || closing_) return;
  ring_.CancelNow(ReceiveTag(slot));
}

// Somebody who fills buffers is better served with larger ones: the ring's where it is one of many,
// and memory of its own otherwise.
void UringEngine::NoteFit(Slot& slot, std::size_t length) {
  if (length == sys::Ring::BytesOf(slot.ring.large ? kLarge : kSmall)) {
    slot.small = 0;
    slot.ring.resizing = !slot.ring.large && told_before_ > kFew;
    slot.bulk = !slot.ring.resizing;
  } else if (slot.ring.large) {
    const bool small = length < sys::Ring::BytesOf(kSmall);
    slot.small = small ? static_cast<std::uint8_t>(slot.small + 1) : 0;
    slot.ring.resizing = slot.small >= kSmallInARow;
  }
}

bool UringEngine::TellReceived(const sys::Completion& completion) {
  const auto [tag, result, more, buffer] = completion;
  const auto buffers = RequestOf(tag) == Request::kReceiveLarge ? kLarge : kSmall;
  Slot* slot = FindConnection(IdOf(tag));
  if (slot != nullptr && result > 0 && !slot->broken) {
    const auto length = static_cast<std::size_t>(result);
    const std::uint8_t* bytes = ring_.Buffer(buffers, buffer);
    // What one that sends much had received before it was noticed is told bit by bit: a handler may
    // want to pause.
    if (slot->interest == kInterestNone || slot->ring.held || slot->bulk || slot->ring.resizing) {
      slot->ring.held = true;
      std::vector<std::uint8_t>& held = held_[slot->id.slot].bytes;
      held.insert(held.end(), bytes, bytes + length);
      if (slot->interest != kInterestNone) TellHeldLater(*slot);
    } else if (!TellBytes(*slot, bytes, length)) {
      return false;
    }
    if (!slot->bulk && !slot->ring.resizing) NoteFit(*slot, length);
  }
  if (buffer != sys::Completion::kNoBuffer) ring_.GiveBack(buffers, buffer);
  if (slot == nullptr) return true;
  if (!more) OnReceiveEnded(*slot, result);
  if (!more || slot->bulk || slot->ring.resizing) Poll(*slot);
  return true;
}

void UringEngine::OnReceiveEnded(Slot& slot, sys::Result result) {
  slot.ring.armed = slot.ring.cancelling = false;
  const bool was_large = slot.ring.large;
  if (std::exchange(slot.ring.resizing, false)) {
    slot.ring.large = !was_large;
    slot.small = 0;
  }
  const bool hears = slot.interest != kInterestNone && !slot.ring.held && !slot.broken;
  if (result == 0) {
    if (!hears) return;  // told when it is asked for again
    slot.peer_ended = true;
    Tell(RecordKind::kEnd, slot);
  } else if (result == sys::errors::kNoBuffers) {
    OnNoBuffers(slot, was_large ? kLarge : kSmall);
  } else if (IsFailure(result)) {
    if (hears) return Fail(slot, FailedCall::kReceive, result);
    slot.ring.held = true;
    held_[slot.id.slot].error = result;
  }
}

// More are made once a turn: when there are none, many hear of it. When there are as many as there
// may be, some will come back; whose messages are large does not wait for that.
void UringEngine::OnNoBuffers(Slot& slot, sys::Ring::Buffers buffers) {
  Growth& growth = growth_[static_cast<std::size_t>(buffers)];
  if (growth.turn != turn_) growth = {turn_, ring_.AddBuffers(buffers)};
  if (growth.result >= 0 || buffers == kSmall) return;
  slot.ring.large = false;
  slot.bulk = true;
}

bool UringEngine::TellBytes(Slot& slot, const std::uint8_t* data, std::size_t length) {
  const ReadMemory::Room room = memory_->Reserve(length);
  if (room.length < length) return false;
  std::memcpy(room.data, data, length);
  memory_->Commit(length);
  slot.stats.bytes_read += length;
  slot.stats.reads++;
  slot.stats.last_read_at = Now();
  told_++;
  last_told_ = slot.id;
  Tell(RecordKind::kData, slot, static_cast<sys::Result>(length), room.offset, room.slab);
  return true;
}

void UringEngine::TellHeldLater(Slot& slot) {
  if (slot.ring.resumed) return;
  slot.ring.resumed = true;
  resumed_.push_back(slot.id);
}

void UringEngine::TellHeld() {
  for (const SlotId id : std::exchange(resumed_, {})) {
    Slot* slot = FindConnection(id);
    if (slot == nullptr) continue;
    slot->ring.resumed = false;
    if (slot->ring.held && slot->interest != kInterestNone) TellHeldOf(*slot);
  }
}

// No more than the poll engine receives in a turn, in pieces that any room is large enough for.
void UringEngine::TellHeldOf(Slot& slot) {
  constexpr std::size_t kPiece = 16384;
  const auto found = held_.find(slot.id.slot);
  Held& held = found->second;
  const std::size_t end = std::min(held.bytes.size(), held.told + kReceivedATurn);
  while (held.told < end) {
    const std::size_t length = std::min(kPiece, end - held.told);
    if (!TellBytes(slot, held.bytes.data() + held.told, length)) break;
    held.told += length;
  }
  if (held.told < held.bytes.size()) return TellHeldLater(slot);
  const sys::Result error = held.error;
  held_.erase(found);
  slot.ring.held = false;
  if (error < 0) {
    Fail(slot, FailedCall::kReceive, error);
  } else {
    Poll(slot);
  }
}

// In bulk, by the loop's poll.
void UringEngine::Receive(Slot& slot, int readiness) {
  const std::uint64_t before = slot.stats.bytes_read;
  PollEngine::Receive(slot, readiness);
  const std::uint64_t received = slot.stats.bytes_read - before;
  const bool small = received < sys::Ring::BytesOf(kLarge);
  if (received == 0 && !slot.peer_ended && !slot.broken) return;  // there was no room
  told_++;
  slot.small = small && told_before_ > kFew ? static_cast<std::uint8_t>(slot.small + 1) : 0;
  if (slot.packets || slot.small < kSmallInARow) return;
  slot.small = 0;
  slot.ring.large = received >= sys::Ring::BytesOf(kSmall);
  slot.bulk = false;  // whoever called polls for what it wants next
}

void UringEngine::OnConnectionReady(Slot& slot, int readiness) {
  if (!IsByRing(slot)) return PollEngine::OnConnectionReady(slot, readiness);
  // The request that receives brings what came before the error, and the error itself.
  if ((readiness & kReadyError) != 0 && slot.ring.armed) {
    sys::DropErrorQueue(slot.fd.api(), slot.fd.value());
  } else if (slot.queued() > 0) {
    Send(slot);
  }
}

// With the turn's other requests, where there are some: what receives is cancelled first, and lets
// go of the socket in the same system call. Otherwise one that only its descriptor holds is closed
// at once.
sys::Result UringEngine::CloseConnection(SlotId id, bool reset) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr || closing_ ||
      (!slot->ring.armed && told_before_ <= kFew && ring_.queued() == 0)) {
    return PollEngine::CloseConnection(id, reset);
  }
  SendOrReset(*slot, reset);
  if (std::exchange(slot->ring.armed, false)) {
    ring_.Cancel(ReceiveTag(*slot), TagOf(Request::kCancel, id));
  }
  PollEngine::LetGo(*slot);
  const auto number = static_cast<std::uint64_t>(slot->fd.Release());
  ring_.Close(static_cast<sys::NativeFd>(number), TagOf(Request::kClose, number));
  Free(*slot);
  return 0;
}

sys::Result UringEngine::Take(SlotId id, Fd* fd) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr) return sys::errors::kBadDescriptor;
  if (slot->queued() > 0) return sys::errors::kBusy;
  CancelReceive(*slot);
  TakeCompletions();
  // Bytes, or an error that the kernel tells once only; an end is told to the next owner as well.
  const auto brings = [id](const sys::Completion& one) {
    return Same(IdOf(one.tag), id) && (one.result > 0 || IsFailure(one.result));
  };
  // A request that goes on would take bytes away from the next owner.
  const auto ends = [id](const sys::Completion& one) {
    return Same(IdOf(one.tag), id) && !one.more;
  };
  const bool goes_on = slot->ring.armed && std::none_of(received_.begin(), received_.end(), ends);
  if (goes_on || slot->ring.held || std::any_of(received_.begin(), received_.end(), brings)) {
    return sys::errors::kBusy;  // once that is told, it is received from again
  }
  slot->ring.armed = false;
  return PollEngine::Take(id, fd);
}

// ---- sending

// A request for each, all submitted by one system call. They do not wait: what the kernel has no
// room for is sent when the loop says that it has.
void UringEngine::SendGathered() {
  if (dirty_.size() == 1 && ring_.queued() == 0) return PollEngine::SendGathered();
  for (const SlotId id : dirty_) {
    Slot* slot = FindConnection(id);
    if (slot == nullptr || !std::exchange(slot->dirty, false)) continue;
    sys::IoSlice slices[kMaxSlices];
    const std::size_t count = slot->queue->Front(slices, kMaxSlices);
    ring_.Send(slot->fd.api(), slot->fd.value(), slices, count, TagOf(Request::kSend, id));
  }
  dirty_.clear();
  ring_.Submit();
  TakeCompletions();
  for (const auto& [id, error] : std::exchange(failed_sends_, {})) {
    Slot* slot = FindConnection(id);
    if (slot != nullptr) Fail(*slot, FailedCall::kSend, error);
  }
}

void UringEngine::OnSent(SlotId id, sys::Result result) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr) return;
  if (result < 0 && result != sys::errors::kAgain) {
    failed_sends_.emplace_back(id, result);
    return;
  }
  OnQueueSent(*slot, static_cast<std::size_t>(std::max<sys::Result>(result, 0)));
}

// What the peer sent before it reset is told first, and so is that it reset: a receive may have
// found that out, and then a send finds a broken pipe only.
void UringEngine::Fail(Slot& slot, FailedCall call, sys::Result error) {
  if (call != FailedCall::kReceive && !slot.broken) {
    if (ring_.HasWork()) ring_.Look();
    TakeCompletions();
    TellWaiting();
    if (slot.ring.held && held_[slot.id.slot].error < 0) error = held_[slot.id.slot].error;
  }
  PollEngine::Fail(slot, call, error);
}

// ---- a turn

void UringEngine::TakeCompletions() {
  sys::Completion completion = {};
  while (ring_.Reap(&completion)) OnCompletion(completion);
}

void UringEngine::OnCompletion(const sys::Completion& completion) {
  const SlotId id = IdOf(completion.tag);
  switch (RequestOf(completion.tag)) {
    case Request::kAccept:
      return OnAccepted(id, completion.result);
    case Request::kReceive:
    case Request::kReceiveLarge:
      return received_.push_back(completion);
    case Request::kSend:
      return OnSent(id, completion.result);
    case Request::kCancel:
      // The kernel had no memory for it.
      if (completion.result == sys::errors::kAgain) {
        ring_.CancelNow(TagOf(Request::kReceive, id));
        ring_.CancelNow(TagOf(Request::kReceiveLarge, id));
      }
      return;
    case Request::kClose:
      // The same, of the closing.
      if (completion.result == sys::errors::kAgain) {
        api_->Close(static_cast<sys::NativeFd>(completion.tag & kDetail));
      }
      return;
    case Request::kWake:
      return ring_.ClearWakerNow();
  }
}

void UringEngine::NoteTold() {
  told_before_ = std::exchange(told_, 0);
  direct_bytes_ = told_before_ > kFew ? kGatheredBytes : kDirectBytes;
  NoteLone();
}

// One that is alone is served faster by a receive call when it is ready.
void UringEngine::NoteLone() {
  lone_turns_ = told_before_ == 1 && Same(last_told_, lone_) ? lone_turns_ + 1 : 0;
  lone_ = last_told_;
  if (lone_turns_ < kLoneTurns) return;
  lone_turns_ = 0;
  Slot* slot = FindConnection(lone_);
  if (slot == nullptr || slot->bulk) return;
  slot->bulk = true;
  slot->small = 0;
  Poll(*slot);
}

void UringEngine::TellWaiting() {
  TellAccepted();
  TellHeld();
  TellReceived();
}

void UringEngine::TellReceived() {
  while (!received_.empty() && TellReceived(received_.front())) received_.pop_front();
}

void UringEngine::Collect() {
  CollectNow();
  if (told_ > 0) NoteTold();
}

void UringEngine::CollectNow() {
  if (!woken_ && !looks_) return;
  if (std::exchange(woken_, false)) ring_.ClearWaker(TagOf(Request::kWake, std::uint64_t{0}));
  if (ring_.HasWork()) ring_.Look();
  TakeCompletions();
  TellWaiting();
}

// As a rule their first bytes are there.
bool UringEngine::CollectFirst() {
  if (!std::exchange(told_accepted_, false) || received_.empty()) return false;
  TellReceived();
  return true;
}

void UringEngine::Flush() {
  if (closing_) return;
  if (NeedsRing()) return FlushRing();
  const bool sends = !dirty_.empty();
  PollEngine::Flush();
  if (sends && NeedsRing()) FlushRing();
}

// Otherwise it is left alone, and the waker tells of what comes there. So it is in the second Flush
// of most turns, and where one connection alone is busy.
bool UringEngine::NeedsRing() const {
  return looks_ || dirty_.size() > 1 || !arming_.empty() || arm_ || ring_.queued() > 0 ||
         HasUntold();
}

void UringEngine::FlushRing() {
  ArmAccepts();
  ArmReceives();
  PollEngine::Flush();  // what it sends is submitted with the rest
  ArmReceives();        // of those whom that told something
  if (ring_.queued() > 0) ring_.Submit();
  TakeCompletions();
  const bool busy = arm_ || HasUntold();  // arm_: the kernel did not take what accepts
  ring_.Wake(!busy);
  looks_ = busy || ring_.HasWork();
  if (looks_) loop_->DoNotSleep();
}

bool UringEngine::HasUntold() const {
  if (!received_.empty() || !resumed_.empty()) return true;
  if (accepted_.empty()) return false;
  return std::any_of(accepted_.begin(), accepted_.end(),
                     [this](const Accepted& one) { return MayTell(one); });
}

}  // namespace syssock
