// Many polls behind one of libuv's: the loop watches a set of descriptors. A poll of libuv's own
// takes 208 bytes and five calls of epoll_ctl from open to close; one of these takes 48, and two.
// But each turn looks at the set once more, which is much where one descriptor alone is busy: after
// a while that one gets a poll of libuv's.
#ifndef SYSSOCK_NATIVE_ENGINE_READY_POLLS_H_
#define SYSSOCK_NATIVE_ENGINE_READY_POLLS_H_

#include <cstddef>

#include "../sys/ready_set.h"
#include "loop.h"

namespace syssock {

class ReadyPoll;

class ReadyPolls final : public PollListener {
 public:
  // On a loop whose own polls these save; `listener` hears of bursts.
  ReadyPolls(Loop* loop, TurnListener* listener) : loop_(loop), listener_(listener) {}
  // ENOSYS where the system has no such sets.
  sys::Result Start();
  // Has to be closed before this goes.
  void OpenPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll);
  void OnPoll(int readiness) override;

 private:
  friend class ReadyPoll;

  // The set keeps the loop alive as long as one of its polls does.
  void CountAlive(int change);
  void Forget(const ReadyPoll* poll);
  void NoteBusy(ReadyPoll* lone);

  Loop* loop_;
  TurnListener* listener_;
  sys::ReadySet set_;
  OwnedPoll poll_;  // closed before the set's descriptor is
  int alive_ = 0;
  sys::ReadySet::Ready* telling_ = nullptr;  // those that are told of now
  std::size_t telling_count_ = 0;
  std::size_t next_ = 0;       // of them
  ReadyPoll* lone_ = nullptr;  // the only one that the last turns had something of
  int lone_turns_ = 0;
  int own_polls_ = 0;  // how many have a poll of libuv's
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_READY_POLLS_H_
