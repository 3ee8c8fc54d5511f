// Receiving from, and sending to, many connections by one system call (sys/batch.h): what the poll
// engine does where the kernel lets it and many are busy at a time. A batch of one costs more than
// a call (1.6 us, 1.2), of two less (0.9 each), of 32 a fifth (measured on Linux 6.18 in a virtual
// machine, with nothing to receive).
//
// Received bytes are copied: before it is received, nobody knows how much room a message needs.
#include <algorithm>
#include <array>
#include <cstring>

#include "poll_engine.h"

namespace syssock {
namespace {

constexpr std::size_t kLeast = 2;
// Of sends, before which one may have to ask for SIGPIPE (sys::Batch::MaySend).
constexpr std::size_t kLeastSends = 4;
// So many bursts of more than a few, and a batch is opened, which takes memory and time to close.
constexpr int kBusyBursts = 64;
// Who fills as much is received from by calls of its own: 16 KiB and some more, so that a message
// of that size does not.
constexpr std::size_t kPieceBytes = 20480;

}  // namespace

// ---- receiving

bool PollEngine::WaitsForBurst(Slot& slot, int readiness) {
  if (!batches_.collecting || slot.bulk || readiness != kInterestRead || slot.peer_ended ||
      slot.broken || (slot.interest & kInterestRead) == 0) {
    return false;
  }
  batches_.ready.push_back(&slot);
  return true;
}

void PollEngine::OnBurstOver() {
  if (!std::exchange(batches_.collecting, false)) return;
  const std::vector<Slot*>& ready = batches_.ready;
  NoteBusy(ready.size());
  for (std::size_t from = 0; from < ready.size();) {
    const std::size_t most = std::min(ready.size() - from, sys::Batch::kMost);
    const std::size_t count = most >= kLeast && CanBatch() ? memory_->Fits(most, kPieceBytes) : 0;
    if (count >= kLeast) {
      ReceiveBatch(&ready[from], count);
      from += count;
    } else {
      OnConnection(*ready[from++], kInterestRead);
    }
  }
  batches_.ready.clear();
}

void PollEngine::NoteBusy(std::size_t ready) {
  if (batches_.calls == nullptr && ready > kFew && ++batches_.busy_bursts == kBusyBursts) {
    OpenBatches();
  }
  if (CanBatch() && ready > kFew) direct_bytes_ = kGatheredBytes;  // until Flush
}

void PollEngine::OpenBatches() {
  auto calls = std::make_unique<sys::Batch>();
  if (calls->Open(batches_.api) < 0) {
    batches_.api.reset();  // for good: it is about speed only
    return;
  }
  batches_.calls = std::move(calls);
  batches_.memory.resize(sys::Batch::kMost * kPieceBytes);
}

void PollEngine::ReceiveBatch(Slot* const* slots, std::size_t count) {
  std::uint8_t* memory = batches_.memory.data();
  for (std::size_t i = 0; i < count; i++) {
    const Fd& fd = slots[i]->fd;
    batches_.calls->Receive(fd.api(), fd.value(), memory + i * kPieceBytes, kPieceBytes);
  }
  const sys::Result* results = batches_.calls->Submit();
  // First what was received: Fits promised room for that, and what follows may take some.
  for (std::size_t i = 0; i < count; i++) {
    if (results[i] > 0) TellCopied(*slots[i], memory + i * kPieceBytes, results[i]);
  }
  for (std::size_t i = 0; i < count; i++) OnBatchReceived(*slots[i], results[i]);
}

void PollEngine::TellCopied(Slot& slot, const std::uint8_t* data, sys::Result received) {
  const auto length = static_cast<std::size_t>(received);
  const ReadMemory::Room room = memory_->Reserve(length);
  std::memcpy(room.data, data, length);
  TellData(slot, room, length);
}

void PollEngine::OnBatchReceived(Slot& slot, sys::Result result) {
  if (result == sys::Batch::kNotDone) return OnConnection(slot, kInterestRead);
  if (result <= 0) {
    OnNothingReceived(slot, result, kInterestRead);
  } else if (result == static_cast<sys::Result>(kPieceBytes)) {
    slot.bulk = true;
    slot.small = 0;
    Receive(slot, kInterestRead);
  }
  PollOn(slot, false);
}

// Of one that receives by calls of its own.
void PollEngine::NoteSize(Slot& slot, std::uint64_t received) {
  if (received == 0 || slot.packets) return;  // 0: there was no room
  slot.small = received < kPieceBytes ? static_cast<std::uint8_t>(slot.small + 1) : 0;
  slot.bulk = slot.small < kSmallInARow;
}

// ---- sending

bool PollEngine::CanBatchSends() const {
  return dirty_.size() >= kLeastSends && CanBatch() && batches_.calls->MaySend();
}

void PollEngine::SendBatches() {
  for (std::size_t from = 0; from < dirty_.size();) from = SendBatch(from);
  dirty_.clear();
}

// Answers the first that is left of those that have bytes gathered. What is in several parts is
// enough for a call of its own; messages are sent by nothing but send(2), whose flags they show.
std::size_t PollEngine::SendBatch(std::size_t from) {
  std::array<Slot*, sys::Batch::kMost> slots = {};
  std::size_t count = 0;
  for (; from < dirty_.size() && count < slots.size(); from++) {
    Slot* slot = FindConnection(dirty_[from]);
    if (slot == nullptr || !slot->dirty) continue;
    sys::IoSlice slices[2];
    if (slot->packets || slot->queue->Front(slices, 2) > 1) {
      Send(*slot);
      continue;
    }
    slot->dirty = false;
    batches_.calls->Send(slot->fd.api(), slot->fd.value(), slices[0].data, slices[0].length);
    slots[count++] = slot;
  }
  const sys::Result* results = batches_.calls->Submit();
  for (std::size_t i = 0; i < count; i++) OnBatchSent(*slots[i], results[i]);
  return from;
}

void PollEngine::OnBatchSent(Slot& slot, sys::Result result) {
  if (result == sys::Batch::kNotDone) return Send(slot);
  if (result < 0 && result != sys::errors::kAgain) return Fail(slot, FailedCall::kSend, result);
  OnQueueSent(slot, static_cast<std::size_t>(std::max<sys::Result>(result, 0)));
}

}  // namespace syssock
