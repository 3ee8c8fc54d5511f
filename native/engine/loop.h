// What an engine needs of an event loop. The real one is libuv's (uv_loop.h); test builds have one
// whose turns a test makes (native/testing), so that the same engine runs on both.
#ifndef SYSSOCK_NATIVE_ENGINE_LOOP_H_
#define SYSSOCK_NATIVE_ENGINE_LOOP_H_

#include <memory>

#include "../sys/socket_api.h"

namespace syssock {

// What a descriptor is watched for, and what it is ready for.
inline constexpr int kInterestNone = 0;
inline constexpr int kInterestRead = 1;
inline constexpr int kInterestWrite = 2;
inline constexpr int kInterestAll = kInterestRead | kInterestWrite;
// A descriptor has an error to be read. It is no longer watched, so that an error that nobody reads
// cannot make the loop spin; setting the interest again watches it again.
inline constexpr int kReadyError = 4;

class PollListener {
 public:
  // What it is ready for, of what is waited for; or kReadyError alone.
  virtual void OnPoll(int readiness) = 0;

 protected:
  ~PollListener() = default;
};

// One watched descriptor. Close() ends it: nothing is told afterwards, and the memory goes when the
// loop is done with it.
class Poll {
 public:
  virtual sys::Result Start(int interest) = 0;
  virtual void Stop() = 0;
  // For the listener, when it is told: it took all that was there. A stream that always does so
  // need not be asked again whether something is left.
  virtual void OnDrained() {}
  // Whether it keeps the loop alive; it does at first.
  virtual void SetReferenced(bool referenced) = 0;
  virtual void Close() = 0;

 protected:
  ~Poll() = default;
};

struct ClosePoll {
  void operator()(Poll* poll) const { poll->Close(); }
};
using OwnedPoll = std::unique_ptr<Poll, ClosePoll>;

// Who acts at the two ends of a turn: after descriptors were polled, and before they are again.
class TurnListener {
 public:
  virtual void OnPolled() = 0;
  virtual void OnBeforePoll() = 0;
  // Many descriptors are told of, one after another, and nothing else runs until that is over.
  virtual void OnBurst() {}
  virtual void OnBurstOver() {}

 protected:
  ~TurnListener() = default;
};

class Loop {
 public:
  virtual ~Loop() = default;
  // Calls back at both ends of each turn, which alone does not keep the loop alive.
  virtual sys::Result Start(TurnListener* listener) = 0;
  // Of a descriptor that is non-blocking; libuv may make it so.
  virtual sys::Result OpenPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll) = 0;
  // The same, for a descriptor that most turns have something of: told with one look less.
  virtual sys::Result OpenOwnPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll) {
    return OpenPoll(fd, listener, poll);
  }
  // Milliseconds since the epoch, the same throughout a turn.
  virtual double NowMs() = 0;
  // There is something to tell: the loop goes on until it was polled again, and polls without
  // waiting.
  virtual void DoNotSleep() = 0;
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_LOOP_H_
