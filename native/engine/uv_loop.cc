#include "uv_loop.h"

#include <algorithm>
#include <chrono>

#include "../sys/edge_trigger.h"
#include "../sys/errors.h"
#include "../sys/late_binding.h"

SYSSOCK_WEAK(uv_poll_init_socket)
SYSSOCK_WEAK(uv_poll_start)
SYSSOCK_WEAK(uv_poll_stop)
SYSSOCK_WEAK(uv_backend_fd)
SYSSOCK_WEAK(uv_check_init)
SYSSOCK_WEAK(uv_check_start)
SYSSOCK_WEAK(uv_prepare_init)
SYSSOCK_WEAK(uv_prepare_start)
SYSSOCK_WEAK(uv_idle_init)
SYSSOCK_WEAK(uv_idle_start)
SYSSOCK_WEAK(uv_idle_stop)
SYSSOCK_WEAK(uv_close)
SYSSOCK_WEAK(uv_ref)
SYSSOCK_WEAK(uv_unref)

namespace syssock {
namespace {

static_assert(kInterestRead == UV_READABLE && kInterestWrite == UV_WRITABLE);

template <typename Handle>
uv_handle_t* AsHandle(Handle* handle) {
  return reinterpret_cast<uv_handle_t*>(handle);
}

// libuv hands it back by address, so it lies still in memory of its own until it is closed.
class UvPoll final : public Poll {
 public:
  UvPoll(PollListener* listener, std::shared_ptr<UvHandleCount> handles)
      : listener_(listener), handles_(std::move(handles)) {}

  sys::Result Open(uv_loop_t* loop, sys::NativeFd fd) {
    fd_ = fd;
    poll_.data = this;
    const int result = uv_poll_init_socket(loop, &poll_, static_cast<uv_os_sock_t>(fd));
    if (result >= 0) handles_->Add();
    return result;
  }

  // However it was registered before, libuv registers it anew, level-triggered.
  sys::Result Start(int interest) override {
    trigger_ = Trigger::kLevel;
    drained_turns_ = 0;
    interest_ = interest;
    return uv_poll_start(&poll_, interest, OnEvent);
  }

  // Stopped, libuv takes the descriptor out of its set: one that hung up cannot make the loop spin.
  void Stop() override {
    NoteStopped();
    uv_poll_stop(&poll_);
  }

  void OnDrained() override { drained_ = true; }

  void SetReferenced(bool referenced) override {
    if (referenced) {
      uv_ref(AsHandle(&poll_));
    } else {
      uv_unref(AsHandle(&poll_));
    }
  }

  void Close() override {
    NoteStopped();
    uv_close(AsHandle(&poll_), OnClosed);
  }

 private:
  // Edge-triggered, what the listener leaves is not told again. So it is that only as long as all
  // is taken each time, which takes a while to be believed, and longer after each time that it was
  // not.
  enum class Trigger : std::uint8_t { kLevel, kLevelWithEnds, kEdge };
  static constexpr int kDrainedTurns = 64;
  static constexpr int kMostDrainedTurns = 1 << 16;

  // libuv stops a watcher on POLLERR and tells EBADF: what really happened is in SO_ERROR or in the
  // error queue, for whoever reads.
  static void OnEvent(uv_poll_t* handle, int status, int events) {
    static_cast<UvPoll*>(handle->data)->Tell(status, events);
  }

  void Tell(int status, int events) {
    if (status < 0) NoteStopped();
    drained_ = false;
    const int readiness = status < 0 ? kReadyError : events & kInterestAll;
    if (readiness != 0) listener_->OnPoll(readiness);
    // The peer has ended, or urgent data is there: before both a receive call stops short.
    const bool has_more = (events & ~kInterestAll) != 0;
    NoteTaken(drained_ && !has_more);
  }

  void NoteStopped() {
    trigger_ = Trigger::kLevel;
    interest_ = kInterestNone;
  }

  void NoteTaken(bool all) {
    if (!all || interest_ != kInterestRead) {
      drained_turns_ = 0;
      if (trigger_ != Trigger::kLevel) Start(interest_);
    } else if (trigger_ == Trigger::kLevelWithEnds) {
      MakeEdgeTriggered();
    } else if (trigger_ == Trigger::kLevel && ++drained_turns_ >= drained_turns_wanted_) {
      drained_turns_ = 0;
      drained_turns_wanted_ = std::min(drained_turns_wanted_ * 2, kMostDrainedTurns);
      if (sys::CanBeEdgeTriggered(fd_)) AskForEnds();
    }
  }

  // libuv drops what it was not asked for. It registers that when it polls next, level-triggered.
  void AskForEnds() {
    const int asked = UV_READABLE | UV_DISCONNECT | UV_PRIORITIZED;
    trigger_ = Trigger::kLevelWithEnds;
    if (uv_poll_start(&poll_, asked, OnEvent) < 0) Start(interest_);
  }

  void MakeEdgeTriggered() {
    trigger_ = Trigger::kEdge;
    if (sys::MakeEdgeTriggered(uv_backend_fd(poll_.loop), fd_) < 0) Start(interest_);
  }

  static void OnClosed(uv_handle_t* handle) {
    const std::unique_ptr<UvPoll> owned(static_cast<UvPoll*>(handle->data));
    owned->handles_->Remove();
  }

  uv_poll_t poll_ = {};
  PollListener* listener_;
  std::shared_ptr<UvHandleCount> handles_;
  sys::NativeFd fd_ = sys::kInvalidFd;
  int interest_ = kInterestNone;
  int drained_turns_ = 0;  // in a row
  int drained_turns_wanted_ = kDrainedTurns;
  Trigger trigger_ = Trigger::kLevel;
  bool drained_ = false;  // by the listener, which is being told
};

}  // namespace

struct UvLoop::Turn {
  uv_check_t check = {};
  uv_prepare_t prepare = {};
  uv_idle_t idle = {};               // active: libuv goes on, and polls without waiting
  TurnListener* listener = nullptr;  // null once the loop's owner has gone
  std::shared_ptr<UvHandleCount> handles;
  int open = 0;

  sys::Result Start(uv_loop_t* loop) {
    check.data = this;
    prepare.data = this;
    idle.data = this;
    uv_check_init(loop, &check);
    uv_prepare_init(loop, &prepare);
    uv_idle_init(loop, &idle);
    open = 3;
    handles->Add();
    uv_unref(AsHandle(&check));
    uv_unref(AsHandle(&prepare));
    const int result = uv_check_start(&check, OnCheck);
    return result < 0 ? result : uv_prepare_start(&prepare, OnPrepare);
  }

  void Close() {
    listener = nullptr;
    uv_close(AsHandle(&check), OnClosed);
    uv_close(AsHandle(&prepare), OnClosed);
    uv_close(AsHandle(&idle), OnClosed);
  }

  static void OnCheck(uv_check_t* handle) {
    auto* turn = static_cast<Turn*>(handle->data);
    if (turn->listener == nullptr) return;
    uv_idle_stop(&turn->idle);
    turn->listener->OnPolled();
  }

  static void OnPrepare(uv_prepare_t* handle) {
    TurnListener* listener = static_cast<Turn*>(handle->data)->listener;
    if (listener != nullptr) listener->OnBeforePoll();
  }

  static void OnIdle(uv_idle_t*) {}

  static void OnClosed(uv_handle_t* handle) {
    auto* turn = static_cast<Turn*>(handle->data);
    if (--turn->open > 0) return;
    const std::unique_ptr<Turn> owned(turn);
    owned->handles->Remove();
  }
};

bool UvLoop::IsThere() {
  return SYSSOCK_IS_THERE(uv_poll_init_socket) && SYSSOCK_IS_THERE(uv_poll_start) &&
         SYSSOCK_IS_THERE(uv_poll_stop) && SYSSOCK_IS_THERE(uv_check_init) &&
         SYSSOCK_IS_THERE(uv_check_start) && SYSSOCK_IS_THERE(uv_prepare_init) &&
         SYSSOCK_IS_THERE(uv_prepare_start) && SYSSOCK_IS_THERE(uv_idle_init) &&
         SYSSOCK_IS_THERE(uv_idle_start) && SYSSOCK_IS_THERE(uv_idle_stop) &&
         SYSSOCK_IS_THERE(uv_backend_fd) && SYSSOCK_IS_THERE(uv_close) &&
         SYSSOCK_IS_THERE(uv_ref) && SYSSOCK_IS_THERE(uv_unref);
}

UvLoop::~UvLoop() {
  polls_.reset();
  if (turn_ != nullptr) turn_->Close();
}

sys::Result UvLoop::Start(TurnListener* listener) {
  auto turn = std::make_unique<Turn>();
  turn->listener = listener;
  turn->handles = handles_;
  turn_ = turn.release();  // closed by the destructor, freed by OnClosed
  const sys::Result result = turn_->Start(loop_);
  if (result < 0) return result;
  auto polls = std::make_unique<ReadyPolls>(this, listener);
  const sys::Result opened = polls->Start();
  if (opened >= 0) polls_ = std::move(polls);
  return opened == sys::errors::kNotImplemented ? 0 : opened;
}

sys::Result UvLoop::OpenPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll) {
  if (polls_ == nullptr) return OpenOwnPoll(fd, listener, poll);
  polls_->OpenPoll(fd, listener, poll);
  return 0;
}

sys::Result UvLoop::OpenOwnPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll) {
  auto made = std::make_unique<UvPoll>(listener, handles_);
  const sys::Result result = made->Open(loop_, fd);
  if (result < 0) return result;  // libuv has not kept it
  poll->reset(made.release());
  return 0;
}

void UvLoop::DoNotSleep() { uv_idle_start(&turn_->idle, Turn::OnIdle); }

template <typename Clock>
static double MsOf() {
  return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

UvLoop::UvLoop(uv_loop_t* loop, std::shared_ptr<UvHandleCount> handles)
    : loop_(loop),
      handles_(std::move(handles)),
      epoch_ms_(MsOf<std::chrono::system_clock>() - MsOf<std::chrono::steady_clock>()) {}

// Of the clock that nobody sets: a timeout must not fire, or be put off, by that.
double UvLoop::NowMs() { return epoch_ms_ + MsOf<std::chrono::steady_clock>(); }

}  // namespace syssock
