// Many polls behind one of libuv's: the loop watches a set of descriptors. A poll of libuv's own
// takes 208 bytes and five calls of epoll_ctl from open to close; one of these takes 48, and two.
#ifndef SYSSOCK_NATIVE_ENGINE_READY_POLLS_H_
#define SYSSOCK_NATIVE_ENGINE_READY_POLLS_H_

#include <cstddef>

#include "../sys/ready_set.h"
#include "loop.h"

namespace syssock {

class ReadyPoll;

class ReadyPolls final : public PollListener {
 public:
  // ENOSYS where the system has no such sets.
  sys::Result OpenSet() { return set_.Open(); }
  sys::NativeFd fd() const { return set_.fd(); }
  // `poll` is the loop's, of the set's descriptor and with this as its listener.
  sys::Result Start(OwnedPoll poll);
  // Has to be closed before this goes.
  void OpenPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll);
  void OnPoll(int readiness) override;

 private:
  friend class ReadyPoll;

  // The set keeps the loop alive as long as one of its polls does.
  void CountAlive(int change);
  void Forget(const ReadyPoll* poll);

  sys::ReadySet set_;
  OwnedPoll poll_;  // closed before the set's descriptor is
  int alive_ = 0;
  sys::ReadySet::Ready* telling_ = nullptr;  // those that are told of now
  std::size_t telling_count_ = 0;
  std::size_t next_ = 0;  // of them
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_READY_POLLS_H_
