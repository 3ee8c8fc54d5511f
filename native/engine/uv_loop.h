// libuv as the engine's event loop. What is dropped is closed, and its memory lives until libuv
// says that it is done with it.
#ifndef SYSSOCK_NATIVE_ENGINE_UV_LOOP_H_
#define SYSSOCK_NATIVE_ENGINE_UV_LOOP_H_

#include <uv.h>

#include <functional>
#include <memory>
#include <utility>

#include "loop.h"
#include "ready_polls.h"

namespace syssock {

// Counts the handles of one engine that libuv still holds, so that an environment that ends can
// wait for the last of them.
class UvHandleCount {
 public:
  void Add() { open_++; }
  void Remove() {
    if (--open_ == 0 && when_none_) std::exchange(when_none_, nullptr)();
  }
  // Calls `done` as soon as no handle is left, at once where that is so already.
  void WhenNone(std::function<void()> done) {
    if (open_ == 0) {
      done();
    } else {
      when_none_ = std::move(done);
    }
  }

 private:
  int open_ = 0;
  std::function<void()> when_none_;
};

class UvLoop final : public Loop {
 public:
  // False on hosts that have Node-API without libuv's handles (Bun, Deno).
  static bool IsThere();

  UvLoop(uv_loop_t* loop, std::shared_ptr<UvHandleCount> handles);
  ~UvLoop() override;

  sys::Result Start(TurnListener* listener) override;
  sys::Result OpenPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll) override;
  sys::Result OpenOwnPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll) override;
  double NowMs() override;
  void DoNotSleep() override;

 private:
  struct Turn;

  uv_loop_t* loop_;
  std::shared_ptr<UvHandleCount> handles_;
  double epoch_ms_;  // the steady clock's zero, by the clock on the wall when this was made
  std::unique_ptr<ReadyPolls> polls_;  // none where each descriptor has a poll of libuv's
  Turn* turn_ = nullptr;               // libuv's to keep until it is closed; see ~UvLoop
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_UV_LOOP_H_
