// The engine on io_uring(7) (Linux 6.1 and newer): connections are accepted, received from and sent
// to by requests that the kernel completes by itself, submitted together once a turn.
//
// It is the poll engine with other ways for what is frequent. The rest goes as there: single waits,
// connections that receive in bulk (into memory of the right size, without a copy), and those whose
// kernel has no room for what is to be sent.
//
// Requests run ahead of what is asked for: what the kernel accepted or received after a pause is
// held back, in order, until it is asked for again. So limits hold exactly as seen from JavaScript;
// a connection that waits here is one that has left the kernel's queue early.
#ifndef SYSSOCK_NATIVE_ENGINE_URING_ENGINE_H_
#define SYSSOCK_NATIVE_ENGINE_URING_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../sys/ring.h"
#include "poll_engine.h"

namespace syssock {

class UringEngine final : public PollEngine, private PollListener {
 public:
  using PollEngine::PollEngine;
  ~UringEngine() override { UringEngine::Close(); }

  // Opens the ring; a negative errno where there is none to be had.
  sys::Result Start(std::shared_ptr<sys::SocketApi> api);

  const char* Name() const override { return "uring"; }
  sys::Result SetBudget(SlotId id, int budget) override;
  void SetRoom(std::int64_t room) override;
  std::int32_t Waiting(SlotId id) const override;
  sys::Result SetReferenced(SlotId id, bool referenced) override;
  sys::Result CloseConnection(SlotId id, bool reset) override;
  sys::Result Take(SlotId id, Fd* fd) override;
  void Collect() override;
  bool CollectFirst() override;
  void Flush() override;
  void Close() override;

 private:
  enum class Request : std::uint8_t {
    kAccept = 1,
    kReceive,
    kReceiveLarge,
    kSend,
    kCancel,
    kClose,
    kWake
  };

  struct Accepted {
    SlotId listener;
    Fd fd;
    sys::Result error;
  };
  struct Growth {
    std::uint32_t turn = 0;
    sys::Result result = 0;
  };
  // What was received from a connection after it was paused, and how that ended.
  struct Held {
    std::vector<std::uint8_t> bytes;
    std::size_t told = 0;
    sys::Result error = 0;
  };

  void OnPoll(int) override { woken_ = true; }

  sys::Result Begin(Slot& slot) override;
  sys::Result Poll(Slot& slot) override;
  void LetGo(Slot& slot) override;
  void OnConnectionReady(Slot& slot, int readiness) override;
  void Receive(Slot& slot, int readiness) override;
  void SendGathered() override;
  void Fail(Slot& slot, FailedCall call, sys::Result error) override;

  static std::uint64_t TagOf(Request request, SlotId id);
  static std::uint64_t TagOf(Request request, std::uint64_t detail);
  static SlotId IdOf(std::uint64_t tag);
  static Request RequestOf(std::uint64_t tag);
  // Of the request that receives.
  static std::uint64_t ReceiveTag(const Slot& slot);

  // Whether the ring receives from it, not the loop's poll.
  static bool IsByRing(const Slot& slot);
  void ArmAccepts();
  void ArmAcceptsOf(Slot& listener);
  void PauseAccepts(Slot& listener);
  void CancelAccepts(Slot& listener);
  void WantReceive(Slot& slot, bool wanted);
  void ArmReceives();
  void CancelReceive(Slot& slot);
  void NoteFit(Slot& slot, std::size_t length);
  void CountAlive(Slot& slot, bool alive);

  // Takes completions out of the ring: sends are dealt with, the others wait to be told.
  void TakeCompletions();
  void OnCompletion(const sys::Completion& completion);
  void OnAccepted(SlotId id, sys::Result result);
  void OnSent(SlotId id, sys::Result result);
  // Tells of what waits, as far as JavaScript has room for it.
  void TellWaiting();
  void NoteTold();
  void NoteLone();
  void CollectNow();
  void TellAccepted();
  sys::Result TellAccepted(Accepted* accepted);
  bool MayTell(const Accepted& accepted) const;
  bool HasUntold() const;
  bool NeedsRing() const;
  void FlushRing();
  void TellHeldLater(Slot& slot);
  void TellHeld();
  void TellHeldOf(Slot& slot);
  void TellReceived();
  // False when there is no memory for the bytes.
  bool TellReceived(const sys::Completion& completion);
  void OnReceiveEnded(Slot& slot, sys::Result result);
  void OnNoBuffers(Slot& slot, sys::Ring::Buffers buffers);
  bool TellBytes(Slot& slot, const std::uint8_t* data, std::size_t length);

  std::shared_ptr<sys::SocketApi> api_;
  sys::Ring ring_;
  OwnedPoll ring_poll_;
  int alive_ = 0;  // slots that keep the loop alive by the ring
  bool closing_ = false;
  bool woken_ = false;
  // There was something left when FlushRing was done: what was not told yet (the waker is off
  // then), accepts that the kernel did not take, or work of the ring's that the waker did not tell
  // of. Until FlushRing finds nothing, each turn looks.
  bool looks_ = false;
  std::vector<SlotId> listeners_;
  bool arm_ = false;  // a listener may want more requests
  std::vector<Accepted> accepted_;
  bool told_accepted_ = false;  // in this turn
  std::vector<SlotId> arming_;  // connections that may want a request that receives
  std::deque<sys::Completion> received_;
  Growth growth_[2];  // of buffers of each size, the last time
  std::vector<std::pair<SlotId, sys::Result>> failed_sends_;
  std::unordered_map<std::int32_t, Held> held_;  // by slot
  std::vector<SlotId> resumed_;                  // of those, who may be told now
  int told_ = 0;  // pieces of data that this turn has brought, and the turn before
  int told_before_ = 0;
  SlotId last_told_ = {-1, 0};
  SlotId lone_ = {-1, 0};
  int lone_turns_ = 0;
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_URING_ENGINE_H_
