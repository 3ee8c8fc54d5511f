// The engine that runs everywhere: a poll for each descriptor, records collected while the loop
// polls.
#ifndef SYSSOCK_NATIVE_ENGINE_POLL_ENGINE_H_
#define SYSSOCK_NATIVE_ENGINE_POLL_ENGINE_H_

#include <memory>
#include <utility>
#include <vector>

#include "../sys/batch.h"
#include "engine.h"
#include "loop.h"
#include "send_queue.h"

namespace syssock {

class PollEngine : public Engine {
 public:
  // `loop`, `sink` and `memory` have to outlive the engine.
  PollEngine(Loop* loop, RecordSink* sink, ReadMemory* memory)
      : loop_(loop), sink_(sink), memory_(memory) {}
  ~PollEngine() override { PollEngine::Close(); }
  PollEngine(const PollEngine&) = delete;
  PollEngine& operator=(const PollEngine&) = delete;

  sys::Result Watch(SocketHandle* handle, int interest, SlotId* id) override;
  sys::Result Listen(SocketHandle* handle, int budget, SlotId* id) override;
  sys::Result SetBudget(SlotId id, int budget) override;
  void SetRoom(std::int64_t room) override { room_ = room; }
  std::int32_t Waiting(SlotId) const override { return 0; }
  sys::Result Adopt(Fd* fd, bool packets, SlotId* id) override;
  sys::Result SetInterest(SlotId id, int interest) override;
  sys::Result SetReferenced(SlotId id, bool referenced) override;
  sys::Result Unwatch(SlotId id) override;
  bool Has(SlotId id) const override;
  sys::Result Write(SlotId id, const std::uint8_t* data, std::size_t length,
                    std::size_t limit) override;
  sys::Result SetWantsDrained(SlotId id) override;
  sys::Result Finish(SlotId id) override;
  sys::Result CloseConnection(SlotId id, bool reset) override;
  sys::Result Take(SlotId id, Fd* fd) override;
  sys::Result Stats(SlotId id, ConnectionStats* stats, std::size_t* queued) override;
  sys::Result Descriptor(SlotId id, sys::NativeFd* fd, sys::SocketApi** api) override;
  std::int32_t Sweep(Overdue kind, double age_ms, std::int32_t from, std::size_t max,
                     std::vector<SlotId>* found) override;
  double Now() override;
  // Of those that are busy at a time, by `api`, where it can be had (poll_batches.cc).
  void UseBatches(std::shared_ptr<sys::SocketApi> api) { batches_.api = std::move(api); }
  void OnBurst() override { batches_.collecting = batches_.api != nullptr; }
  void OnBurstOver() override;

  const char* Name() const override { return "poll"; }
  void Collect() override {}
  void Flush() override;
  void Close() override;

 protected:
  static constexpr std::size_t kChunkSlots = 64;
  static constexpr std::size_t kReceivedATurn = 65536;  // of a connection
  // Smaller writes wait for the end of the turn and go out together; larger ones go at once,
  // uncopied, unless many connections are busy and are sent to by one call.
  static constexpr std::size_t kDirectBytes = 16384;
  // So much is not gathered any longer: it is sent at once.
  static constexpr std::size_t kGatheredBytes = 65536;
  // Where more than so many have something at a time, a copy of a large message costs less than a
  // system call for it.
  static constexpr std::uint8_t kFew = 4;
  // So many receives in a row that a smaller buffer would have done for, and one is used.
  static constexpr std::uint8_t kSmallInARow = 16;

  enum class Tenant : std::uint8_t { kNone, kWatch, kListener, kConnection };

  // What the ring does for a slot (uring_engine.h); here, where there is room for it.
  struct RingState {
    bool wants = false;       // kConnection: a request is to receive, from Flush on
    bool arming = false;      // and is in the list of those
    bool armed = false;       // a request receives
    bool cancelling = false;  // and is asked to end
    bool large = false;       // and takes large buffers
    bool resizing = false;    // ends, so that one with buffers of the other size follows
    bool held = false;        // bytes came that were not told yet
    bool resumed = false;     // and are told next
    bool alive = false;       // counts among what keeps the loop alive
  };

  // What a watch and a listener have; of its own, so that connections need no room for it.
  struct Borrowed {
    SocketHandle* handle = nullptr;  // who owns the descriptor
    int budget = 0;                  // kListener, as are those below
    std::uint32_t accepted_in = 0;   // the last turn in which it accepted, or failed to
    std::uint32_t ring_batch = 0;    // that the last request to accept was queued in
    std::uint8_t ring_accepts = 0;   // requests under way
  };

  struct Slot;

  // Calls for many connections at once.
  struct Batches {
    std::shared_ptr<sys::SocketApi> api;  // none: not used, or not to be had
    std::unique_ptr<sys::Batch> calls;    // from when many are busy at a time
    int busy_bursts = 0;                  // before that
    std::vector<std::uint8_t> memory;     // that `calls` receive into
    bool collecting = false;
    // Receives wait here for the end of the burst. No slot is freed before that.
    std::vector<Slot*> ready;
  };

  // Where a slot is in memory never changes: the loop and the handle point at it.
  struct Slot final : public PollListener, public FdWatcher {
    void OnPoll(int readiness) override { engine->OnPoll(*this, readiness); }
    void OnFdLeaving() override { engine->Free(*this); }

    std::size_t queued() const { return queue == nullptr ? 0 : queue->bytes(); }

    PollEngine* engine = nullptr;
    SlotId id = {0, 0};
    Tenant tenant = Tenant::kNone;
    std::uint8_t interest = kInterestNone;  // what is asked for
    std::uint8_t polled = kInterestNone;    // what the loop was told
    bool dirty = false;                     // in dirty_: has bytes gathered
    bool wants_drained = false;             // a Write said to wait
    bool finishing = false;                 // our side ends after the queue
    bool finished = false;                  // and has
    bool peer_ended = false;
    bool broken = false;                 // kError was told: only closing is left
    bool packets = false;                // receives messages: `bulk`, always
    bool bulk = false;                   // receives by calls of its own, uncopied
    std::uint8_t small = 0;              // receives of little in a row, while `bulk` or ring.large
    bool referenced = true;              // keeps the loop alive while it waits for something
    RingState ring;                      // UringEngine's
    std::unique_ptr<Borrowed> borrowed;  // kWatch, kListener
    OwnedPoll poll;
    Fd fd;                             // kConnection
    std::unique_ptr<SendQueue> queue;  // kConnection, while there are bytes
    ConnectionStats stats;             // kConnection
  };

  sys::Result AddBorrowed(Tenant tenant, SocketHandle* handle, int interest, int budget,
                          SlotId* id);
  // `fd` is kept on success only.
  sys::Result AddConnection(Fd* fd, bool packets, SlotId* id);
  // Makes ready to wait for what the descriptor brings.
  virtual sys::Result Begin(Slot& slot) { return OpenPoll(slot); }
  sys::Result OpenPoll(Slot& slot);
  // What the slot waits for, of what the loop can tell.
  static int Wanted(const Slot& slot);
  // Sees to it that what the slot waits for now is told.
  virtual sys::Result Poll(Slot& slot) { return PollFor(slot, Wanted(slot)); }
  sys::Result PollFor(Slot& slot, int wanted);
  // Waits for nothing more of the descriptor, which leaves or is closed next.
  virtual void LetGo(Slot& slot) { slot.poll.reset(); }
  Slot& At(std::size_t index) const { return chunks_[index / kChunkSlots][index % kChunkSlots]; }
  Slot* Find(SlotId id);
  Slot* FindConnection(SlotId id);
  Slot* NewSlot();
  void Free(Slot& slot);

  void OnPoll(Slot& slot, int readiness);
  void OnConnection(Slot& slot, int readiness);
  void PollOn(Slot& slot, bool had_ended);
  virtual void OnConnectionReady(Slot& slot, int readiness);
  void Accept(Slot& listener);
  virtual void Receive(Slot& slot, int readiness);
  sys::Result ReceiveInto(Slot& slot, const ReadMemory::Room& room);
  sys::Result ReceiveOnce(Slot& slot, const ReadMemory::Room& room, int readiness);
  void TellData(Slot& slot, const ReadMemory::Room& room, std::size_t length);
  void OnNothingReceived(Slot& slot, sys::Result result, int readiness);
  bool CanBatch() const { return batches_.calls != nullptr && batches_.calls->usable(); }
  bool WaitsForBurst(Slot& slot, int readiness);
  void NoteBusy(std::size_t ready);
  void OpenBatches();
  void ReceiveBatch(Slot* const* slots, std::size_t count);
  void TellCopied(Slot& slot, const std::uint8_t* data, sys::Result received);
  void OnBatchReceived(Slot& slot, sys::Result result);
  void NoteSize(Slot& slot, std::uint64_t received);
  bool CanBatchSends() const;
  void SendBatches();
  std::size_t SendBatch(std::size_t from);
  void OnBatchSent(Slot& slot, sys::Result result);
  // Of all that has bytes gathered, which is some.
  virtual void SendGathered();
  void Send(Slot& slot);
  sys::Result SendOnce(Slot& slot, const std::uint8_t* data, std::size_t length);
  void OnSent(Slot& slot, std::size_t bytes);
  void OnQueueSent(Slot& slot, std::size_t bytes);
  void OnQueueEmpty(Slot& slot);
  bool EndOurSide(Slot& slot);
  void SendOrReset(Slot& slot, bool reset);
  void MarkDirty(Slot& slot);
  virtual void Fail(Slot& slot, FailedCall call, sys::Result error);
  void Tell(RecordKind kind, const Slot& slot, sys::Result value = 0, std::int32_t detail = 0,
            std::int32_t extra = 0);
  std::unique_ptr<SendQueue> NewQueue();
  void KeepQueue(std::unique_ptr<SendQueue> queue);

  Loop* loop_;
  RecordSink* sink_;
  ReadMemory* memory_;
  std::vector<std::unique_ptr<Slot[]>> chunks_;  // of kChunkSlots
  std::size_t slot_count_ = 0;
  std::vector<std::int32_t> free_;
  std::vector<SlotId> dirty_;
  std::vector<std::unique_ptr<SendQueue>> spare_queues_;
  Batches batches_;
  std::size_t spare_bytes_ = 0;              // what they have reserved
  std::size_t direct_bytes_ = kDirectBytes;  // of a write that goes out at once
  double now_ms_ = 0;
  std::uint32_t turn_ = 1;
  std::int64_t room_ = INT64_MAX;  // for connections yet to be accepted
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_POLL_ENGINE_H_
