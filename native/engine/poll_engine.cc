#include "poll_engine.h"

#include <algorithm>
#include <utility>

#include "../sys/error_queue.h"
#include "../sys/errors.h"
#include "../sys/system_headers.h"

namespace syssock {
namespace {

constexpr std::size_t kMaxSlices = 64;
// Messages up to this size are received whole.
constexpr std::size_t kPacketRoom = 65536;

bool IsOverdue(Overdue kind, const ConnectionStats& stats, std::size_t queued, double before_ms) {
  switch (kind) {
    case Overdue::kIdle:
      return std::max(stats.last_read_at, stats.last_write_at) < before_ms;
    case Overdue::kFirstByte:
      return stats.bytes_read == 0 && stats.connected_at < before_ms;
    case Overdue::kLifetime:
      return stats.connected_at < before_ms;
    case Overdue::kWriteStall:
      return queued > 0 && stats.last_write_at < before_ms;
  }
  return false;
}

// Windows cannot tell, and is told.
sys::Result EnsureNonBlocking(const Fd& fd) {
  return fd.api().GetNonBlocking(fd.value()) == 1 ? 0 : fd.api().SetNonBlocking(fd.value(), true);
}

}  // namespace

// ---- slots

PollEngine::Slot* PollEngine::Find(SlotId id) {
  return Has(id) ? &At(static_cast<std::size_t>(id.slot)) : nullptr;
}

bool PollEngine::Has(SlotId id) const {
  if (id.slot < 0 || static_cast<std::size_t>(id.slot) >= slot_count_) return false;
  const Slot& slot = At(static_cast<std::size_t>(id.slot));
  return slot.tenant != Tenant::kNone && slot.id.generation == id.generation;
}

PollEngine::Slot* PollEngine::FindConnection(SlotId id) {
  Slot* slot = Find(id);
  return slot != nullptr && slot->tenant == Tenant::kConnection ? slot : nullptr;
}

PollEngine::Slot* PollEngine::NewSlot() {
  if (free_.empty()) {
    if (slot_count_ >= static_cast<std::size_t>(SlotId::kMaxSlots)) return nullptr;
    if (slot_count_ % kChunkSlots == 0) chunks_.push_back(std::make_unique<Slot[]>(kChunkSlots));
    Slot& slot = At(slot_count_);
    slot.engine = this;
    slot.id.slot = static_cast<std::int32_t>(slot_count_++);
    return &slot;
  }
  Slot& slot = At(static_cast<std::size_t>(free_.back()));
  free_.pop_back();
  return &slot;
}

// Ends a tenancy: the watcher is let go first, then an owned descriptor is closed.
void PollEngine::Free(Slot& slot) {
  if (slot.tenant == Tenant::kNone) return;
  if (slot.borrowed != nullptr) slot.borrowed->handle->set_watcher(nullptr);
  LetGo(slot);
  slot.borrowed.reset();
  slot.fd = Fd();
  slot.queue.reset();
  slot.tenant = Tenant::kNone;
  slot.interest = slot.polled = kInterestNone;
  slot.dirty = slot.wants_drained = slot.finishing = slot.finished = false;
  slot.peer_ended = slot.broken = slot.packets = slot.bulk = false;
  slot.small = 0;
  slot.referenced = true;
  slot.ring = {};
  slot.stats = {};
  // The generation after the last possible one is the first again: 2^29 tenants later.
  slot.id.generation = slot.id.generation == SlotId::kMaxGeneration ? 0 : slot.id.generation + 1;
  free_.push_back(slot.id.slot);
}

void PollEngine::Close() {
  Flush();
  for (std::size_t i = 0; i < slot_count_; i++) Free(At(i));
}

// ---- watching

sys::Result PollEngine::Watch(SocketHandle* handle, int interest, SlotId* id) {
  return AddBorrowed(Tenant::kWatch, handle, interest, 0, id);
}

sys::Result PollEngine::Listen(SocketHandle* handle, int budget, SlotId* id) {
  return AddBorrowed(Tenant::kListener, handle, kInterestRead, budget, id);
}

sys::Result PollEngine::AddBorrowed(Tenant tenant, SocketHandle* handle, int interest, int budget,
                                    SlotId* id) {
  if (!handle->fd().open()) return sys::errors::kBadDescriptor;
  if (handle->watcher() != nullptr) return sys::errors::kBusy;
  Slot* slot = NewSlot();
  if (slot == nullptr) return sys::errors::kNoMemory;
  slot->tenant = tenant;
  slot->borrowed = std::make_unique<Borrowed>(Borrowed{handle, budget});
  handle->set_watcher(slot);
  *id = slot->id;
  sys::Result result = Begin(*slot);
  if (result >= 0) result = SetInterest(slot->id, interest);
  if (result < 0) Free(*slot);
  return result < 0 ? result : 0;
}

sys::Result PollEngine::Adopt(Fd* fd, bool packets, SlotId* id) {
  const sys::Result result = EnsureNonBlocking(*fd);
  return result < 0 ? result : AddConnection(fd, packets, id);
}

sys::Result PollEngine::AddConnection(Fd* fd, bool packets, SlotId* id) {
  Slot* slot = NewSlot();
  if (slot == nullptr) return sys::errors::kNoMemory;
  slot->tenant = Tenant::kConnection;
  slot->packets = slot->bulk = packets;
  slot->fd = std::move(*fd);
  slot->stats.connected_at = slot->stats.last_read_at = slot->stats.last_write_at = Now();
  *id = slot->id;
  sys::Result result = Begin(*slot);
  if (result >= 0) result = SetInterest(slot->id, kInterestRead);
  if (result >= 0) return 0;
  *fd = std::move(slot->fd);
  Free(*slot);
  return result;
}

sys::Result PollEngine::OpenPoll(Slot& slot) {
  const Fd& fd = slot.borrowed != nullptr ? slot.borrowed->handle->fd() : slot.fd;
  if (slot.tenant == Tenant::kListener) {
    const sys::Result result = EnsureNonBlocking(fd);
    if (result < 0) return result;
  }
  // libuv makes the descriptor non-blocking; one that was made to block on purpose stays so.
  const bool blocking = slot.tenant == Tenant::kWatch && fd.api().GetNonBlocking(fd.value()) == 0;
  const sys::Result result = loop_->OpenPoll(fd.value(), &slot, &slot.poll);
  if (result >= 0 && !slot.referenced) slot.poll->SetReferenced(false);
  if (blocking) fd.api().SetNonBlocking(fd.value(), false);
  return result;
}

int PollEngine::Wanted(const Slot& slot) {
  int wanted = slot.interest;
  if (slot.tenant == Tenant::kConnection) {
    if (slot.peer_ended) wanted &= ~kInterestRead;
    // What was only gathered goes out with the next Flush; what the kernel refused has to wait for
    // it.
    if (slot.queued() > 0 && !slot.dirty) wanted |= kInterestWrite;
    if (slot.broken) wanted = kInterestNone;
  }
  return wanted;
}

sys::Result PollEngine::PollFor(Slot& slot, int wanted) {
  if (wanted == slot.polled) return 0;
  slot.polled = static_cast<std::uint8_t>(wanted);
  if (wanted != kInterestNone) return slot.poll->Start(wanted);
  slot.poll->Stop();
  return 0;
}

sys::Result PollEngine::SetInterest(SlotId id, int interest) {
  Slot* slot = Find(id);
  if (slot == nullptr) return sys::errors::kBadDescriptor;
  slot->interest = static_cast<std::uint8_t>(interest);
  return Poll(*slot);
}

sys::Result PollEngine::SetBudget(SlotId id, int budget) {
  Slot* slot = Find(id);
  if (slot == nullptr || slot->tenant != Tenant::kListener) return sys::errors::kBadDescriptor;
  slot->borrowed->budget = budget;
  return 0;
}

sys::Result PollEngine::SetReferenced(SlotId id, bool referenced) {
  Slot* slot = Find(id);
  if (slot == nullptr) return sys::errors::kBadDescriptor;
  slot->referenced = referenced;
  if (slot->poll != nullptr) slot->poll->SetReferenced(referenced);
  return 0;
}

sys::Result PollEngine::Unwatch(SlotId id) {
  Slot* slot = Find(id);
  if (slot == nullptr || slot->tenant == Tenant::kConnection) return sys::errors::kBadDescriptor;
  Free(*slot);
  return 0;
}

// ---- what the loop brings

void PollEngine::OnPoll(Slot& slot, int readiness) {
  // The loop has stopped watching a descriptor that has an error, which is for whoever waited.
  if ((readiness & kReadyError) != 0) readiness |= std::exchange(slot.polled, kInterestNone);
  switch (slot.tenant) {
    case Tenant::kWatch:
      return Tell(RecordKind::kReady, slot, readiness);
    case Tenant::kListener:
      Accept(slot);
      break;
    case Tenant::kConnection:
      if (!WaitsForBurst(slot, readiness)) OnConnection(slot, readiness);
      return;
    case Tenant::kNone:
      return;
  }
  Poll(slot);
}

void PollEngine::OnConnection(Slot& slot, int readiness) {
  const bool had_ended = slot.peer_ended;
  const std::uint64_t before = slot.stats.bytes_read;
  OnConnectionReady(slot, readiness);
  if (slot.bulk && batches_.api != nullptr) NoteSize(slot, slot.stats.bytes_read - before);
  PollOn(slot, had_ended);
}

// As a rule this turn's handlers close who has just ended, which takes it out of the loop's set; if
// not, the loop tells of the end once more, and it is taken out then.
void PollEngine::PollOn(Slot& slot, bool had_ended) {
  if (!slot.peer_ended || had_ended || slot.polled == kInterestNone) Poll(slot);
}

void PollEngine::OnConnectionReady(Slot& slot, int readiness) {
  // What the peer sent before it reset is read first: sending would fail, and that ends it all.
  if ((readiness & kReadyError) != 0 && slot.interest != kInterestNone && !slot.peer_ended) {
    const bool has_room = memory_->Reserve(ReadMemory::kLeastRoom).length > 0;
    if (!has_room) return;  // told again next turn, when there is more
    const std::uint32_t reads = slot.stats.reads;
    Receive(slot, readiness);
    if (slot.broken || slot.stats.reads != reads) return;
    readiness &= ~(kInterestRead | kReadyError);
    readiness |= kInterestWrite;
  }
  if ((readiness & (kInterestWrite | kReadyError)) != 0 && slot.queued() > 0) Send(slot);
  if (slot.broken) return;
  if (slot.interest != kInterestNone && !slot.peer_ended) {
    if ((readiness & (kInterestRead | kReadyError)) != 0) Receive(slot, readiness);
  } else if ((readiness & kReadyError) != 0) {
    sys::DropErrorQueue(slot.fd.api(), slot.fd.value());  // as in Receive
  }
}

// The loop may tell of a descriptor more than once a turn, when very many are ready: the budget
// holds all the same.
void PollEngine::Accept(Slot& listener) {
  if (listener.borrowed->accepted_in == turn_) return;
  listener.borrowed->accepted_in = turn_;
  const Fd& fd = listener.borrowed->handle->fd();
  for (int i = 0; i < listener.borrowed->budget && room_ > 0; i++) {
    const sys::Result accepted = fd.api().Accept(fd.value(), nullptr);
    if (accepted == sys::errors::kAgain) return;
    if (accepted < 0) return Tell(RecordKind::kAcceptError, listener, accepted);
    Fd owned(static_cast<sys::NativeFd>(accepted), fd.shared_api());
    SlotId id = {};
    const sys::Result adopted = AddConnection(&owned, false, &id);
    if (adopted < 0) return Tell(RecordKind::kAcceptError, listener, adopted);
    room_--;
    Tell(RecordKind::kAccepted, listener, id.slot, id.generation);
  }
}

// More than once where the room was filled, so that a fast peer is not a turn's worth of calls for
// each piece of a slab; no more than 64 KiB and a slab, since a handler may want to pause.
void PollEngine::Receive(Slot& slot, int readiness) {
  for (std::size_t total = 0; total < kReceivedATurn;) {
    const ReadMemory::Room room =
        memory_->Reserve(slot.packets ? kPacketRoom : ReadMemory::kLeastRoom);
    if (room.length == 0) return;  // told again next turn, when there is more
    const sys::Result received = ReceiveOnce(slot, room, readiness);
    if (received < static_cast<sys::Result>(room.length)) {
      if (received > 0 || received == sys::errors::kAgain) slot.poll->OnDrained();
      return;
    }
    total += room.length;
  }
}

// Of a message, what is cut off is lost: better an error than a gap that nobody hears of.
sys::Result PollEngine::ReceiveInto(Slot& slot, const ReadMemory::Room& room) {
  sys::SocketApi& api = slot.fd.api();
  if (!slot.packets) return api.Receive(slot.fd.value(), room.data, room.length, 0);
  sys::RawAddress from;
  int flags = 0;
  const sys::Result received =
      api.ReceiveFrom(slot.fd.value(), room.data, room.length, 0, &from, &flags);
  return received > 0 && (flags & MSG_TRUNC) != 0 ? sys::errors::kMessageSize : received;
}

sys::Result PollEngine::ReceiveOnce(Slot& slot, const ReadMemory::Room& room, int readiness) {
  const sys::Result received = ReceiveInto(slot, room);
  if (received > 0) {
    TellData(slot, room, static_cast<std::size_t>(received));
  } else {
    OnNothingReceived(slot, received, readiness);
  }
  return received;
}

void PollEngine::TellData(Slot& slot, const ReadMemory::Room& room, std::size_t length) {
  memory_->Commit(length);
  slot.stats.bytes_read += length;
  slot.stats.reads++;
  slot.stats.last_read_at = Now();
  Tell(RecordKind::kData, slot, static_cast<sys::Result>(length), room.offset, room.slab);
}

void PollEngine::OnNothingReceived(Slot& slot, sys::Result result, int readiness) {
  if (result == 0) {
    slot.peer_ended = true;
    Tell(RecordKind::kEnd, slot);
  } else if (result != sys::errors::kAgain) {
    Fail(slot, FailedCall::kReceive, result);
  } else if ((readiness & kReadyError) != 0) {
    // An error without an errno waits in the error queue (IP_RECVERR, MSG_ZEROCOPY); nobody here
    // asked for it, and as long as it is there the loop would be told of it each turn.
    sys::DropErrorQueue(slot.fd.api(), slot.fd.value());
  }
}

// ---- sending

sys::Result PollEngine::Write(SlotId id, const std::uint8_t* data, std::size_t length,
                              std::size_t limit) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr || slot->broken || slot->finishing) return sys::errors::kBadDescriptor;
  if (length > limit) return sys::errors::kNoBuffers;
  // What was only gathered is not what the kernel has no room for.
  if (slot->dirty && slot->queued() > limit - length) {
    Send(*slot);
    if (slot->broken) return 0;
  }
  const std::size_t queued = slot->queued();
  if (queued > limit - length) return sys::errors::kNoBuffers;
  std::size_t sent = 0;
  if (queued == 0 && length >= direct_bytes_) {
    const sys::Result result = SendOnce(*slot, data, length);
    if (result < 0) {
      Fail(*slot, FailedCall::kSend, result);
      return 0;
    }
    sent = static_cast<std::size_t>(result);
  }
  if (sent == length) return 0;
  if (queued == 0) slot->stats.last_write_at = Now();
  if (slot->queue == nullptr) slot->queue = NewQueue();
  slot->queue->Append(data + sent, length - sent);
  if (sent > 0) {
    Poll(*slot);  // the kernel is full
  } else if (queued == 0) {
    MarkDirty(*slot);
  }
  if (slot->dirty && slot->queued() >= kGatheredBytes) Send(*slot);
  return static_cast<sys::Result>(slot->queued());
}

// Bytes that the kernel took: 0 when it is full.
sys::Result PollEngine::SendOnce(Slot& slot, const std::uint8_t* data, std::size_t length) {
  const sys::Result result = slot.fd.api().Send(slot.fd.value(), data, length, 0);
  if (result == sys::errors::kAgain) return 0;
  if (result > 0) OnSent(slot, static_cast<std::size_t>(result));
  return result;
}

void PollEngine::Send(Slot& slot) {
  slot.dirty = false;
  while (slot.queued() > 0) {
    sys::IoSlice slices[kMaxSlices];
    const std::size_t count = slot.queue->Front(slices, kMaxSlices);
    std::size_t offered = 0;
    for (std::size_t i = 0; i < count; i++) offered += slices[i].length;
    const sys::Result result =
        count == 1 ? slot.fd.api().Send(slot.fd.value(), slices[0].data, slices[0].length, 0)
                   : slot.fd.api().SendVector(slot.fd.value(), slices, count, 0);
    if (result < 0 && result != sys::errors::kAgain) {
      return Fail(slot, FailedCall::kSend, result);
    }
    const auto sent = static_cast<std::size_t>(std::max<sys::Result>(result, 0));
    slot.queue->Drop(sent);
    if (sent > 0) OnSent(slot, sent);
    if (sent < offered) {
      Poll(slot);
      return;
    }
  }
  OnQueueEmpty(slot);
}

void PollEngine::OnSent(Slot& slot, std::size_t bytes) {
  slot.stats.bytes_written += bytes;
  slot.stats.writes++;
  slot.stats.last_write_at = Now();
}

// What another way took off the queue's front.
void PollEngine::OnQueueSent(Slot& slot, std::size_t bytes) {
  if (bytes > 0) {
    slot.queue->Drop(bytes);
    OnSent(slot, bytes);
  }
  if (slot.queued() > 0) {
    Poll(slot);
  } else {
    OnQueueEmpty(slot);
  }
}

void PollEngine::OnQueueEmpty(Slot& slot) {
  if (slot.queue != nullptr) KeepQueue(std::move(slot.queue));
  if ((slot.polled & kInterestWrite) != 0) Poll(slot);
  if (slot.finishing) {
    if (!slot.finished && EndOurSide(slot)) Tell(RecordKind::kFinished, slot);
  } else if (std::exchange(slot.wants_drained, false)) {
    Tell(RecordKind::kDrained, slot);
  }
}

void PollEngine::MarkDirty(Slot& slot) {
  slot.dirty = true;
  dirty_.push_back(slot.id);
}

// What is sent may tell of more, but never marks another slot dirty.
void PollEngine::SendGathered() {
  if (CanBatchSends()) return SendBatches();
  for (const SlotId id : dirty_) {
    Slot* slot = FindConnection(id);
    if (slot != nullptr && slot->dirty) Send(*slot);
  }
  dirty_.clear();
}

void PollEngine::Flush() {
  if (!dirty_.empty()) SendGathered();
  if (batches_.api != nullptr) direct_bytes_ = kDirectBytes;
  now_ms_ = 0;
  turn_++;
}

sys::Result PollEngine::Finish(SlotId id) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr || slot->broken) return sys::errors::kBadDescriptor;
  if (slot->finishing) return slot->finished ? 1 : 0;
  if (slot->dirty) Send(*slot);  // gathered bytes go first
  if (slot->broken) return 0;
  slot->finishing = true;
  if (slot->queued() > 0) return 0;
  return EndOurSide(*slot) ? 1 : 0;
}

// False when that failed, which is told.
bool PollEngine::EndOurSide(Slot& slot) {
  slot.finished = true;
  if (slot.peer_ended) return true;  // closing, which is all that is left, sends the FIN as well
  const sys::Result result = slot.fd.api().Shutdown(slot.fd.value(), sys::Direction::kWrite);
  if (result < 0) Fail(slot, FailedCall::kShutdown, result);
  return result >= 0;
}

sys::Result PollEngine::SetWantsDrained(SlotId id) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr) return sys::errors::kBadDescriptor;
  slot->wants_drained = true;
  return 0;
}

void PollEngine::Fail(Slot& slot, FailedCall call, sys::Result error) {
  if (slot.broken) return;
  slot.broken = true;
  slot.dirty = false;
  Poll(slot);
  Tell(RecordKind::kError, slot, error, static_cast<std::int32_t>(call));
}

// ---- ending

// The last thing that is done before closing.
void PollEngine::SendOrReset(Slot& slot, bool reset) {
  if (reset) {
    // Closing with a linger time of 0 sends RST and drops what the kernel has queued (socket(7)).
    // Not every kind of socket knows it; closing is then all there is.
    const linger at_once = {1, 0};
    slot.fd.api().SetOption(slot.fd.value(), SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
  } else if (slot.dirty) {
    Send(slot);
  }
}

sys::Result PollEngine::CloseConnection(SlotId id, bool reset) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr) return sys::errors::kBadDescriptor;
  SendOrReset(*slot, reset);
  LetGo(*slot);
  const sys::Result result = slot->fd.Close();
  Free(*slot);
  return result;
}

sys::Result PollEngine::Take(SlotId id, Fd* fd) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr) return sys::errors::kBadDescriptor;
  if (slot->queued() > 0) return sys::errors::kBusy;
  LetGo(*slot);
  *fd = std::move(slot->fd);
  Free(*slot);
  return 0;
}

// ---- looking

sys::Result PollEngine::Stats(SlotId id, ConnectionStats* stats, std::size_t* queued) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr) return sys::errors::kBadDescriptor;
  *stats = slot->stats;
  *queued = slot->queued();
  return 0;
}

sys::Result PollEngine::Descriptor(SlotId id, sys::NativeFd* fd, sys::SocketApi** api) {
  Slot* slot = FindConnection(id);
  if (slot == nullptr) return sys::errors::kBadDescriptor;
  *fd = slot->fd.value();
  *api = &slot->fd.api();
  return 0;
}

std::int32_t PollEngine::Sweep(Overdue kind, double age_ms, std::int32_t from, std::size_t max,
                               std::vector<SlotId>* found) {
  const auto count = static_cast<std::int32_t>(slot_count_);
  const double before_ms = loop_->NowMs() - age_ms;
  for (std::int32_t i = from; i < count; i++) {
    if (found->size() == max) return i;
    const Slot& slot = At(static_cast<std::size_t>(i));
    if (slot.tenant == Tenant::kConnection &&
        IsOverdue(kind, slot.stats, slot.queued(), before_ms)) {
      found->push_back(slot.id);
    }
  }
  return 0;
}

void PollEngine::Tell(RecordKind kind, const Slot& slot, sys::Result value, std::int32_t detail,
                      std::int32_t extra) {
  sink_->Push({kind, slot.id, static_cast<std::int32_t>(value), detail, extra});
}

// Asked for once a turn.
double PollEngine::Now() {
  if (now_ms_ == 0) now_ms_ = loop_->NowMs();
  return now_ms_;
}

std::unique_ptr<SendQueue> PollEngine::NewQueue() {
  if (spare_queues_.empty()) return std::make_unique<SendQueue>();
  std::unique_ptr<SendQueue> queue = std::move(spare_queues_.back());
  spare_queues_.pop_back();
  spare_bytes_ -= queue->reserved_bytes();
  return queue;
}

// An idle connection has no queue; emptied ones are kept for the next that need one.
void PollEngine::KeepQueue(std::unique_ptr<SendQueue> queue) {
  constexpr std::size_t kMostSpares = 1024;  // as many as a busy turn uses
  constexpr std::size_t kMostSpareBytes = std::size_t{2} << 20;
  const std::size_t bytes = queue->reserved_bytes();
  if (spare_queues_.size() == kMostSpares || spare_bytes_ + bytes > kMostSpareBytes) return;
  spare_bytes_ += bytes;
  spare_queues_.push_back(std::move(queue));
}

}  // namespace syssock
