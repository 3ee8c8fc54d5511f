// Receives and sends on many descriptors by one system call: io_submit(2), which does them there
// and then where a descriptor is a socket that does not block. Linux only; elsewhere Open answers
// ENOSYS. Where a system call is dear it saves most of its price (native/engine/poll_batches.cc).
#ifndef SYSSOCK_NATIVE_SYS_BATCH_H_
#define SYSSOCK_NATIVE_SYS_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <memory>

#include "socket_api.h"

namespace syssock::sys {

class Batch {
 public:
  static constexpr std::size_t kMost = 64;
  // The kernel did not take this one, which says nothing about the descriptor: a call of its own
  // has to be made.
  static constexpr Result kNotDone = INT64_MIN;

  Batch();
  // Waits for the kernel, some 30 ms (a grace period of RCU).
  ~Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  // What refuses is told as it is: ENOSYS, EPERM (seccomp), EAGAIN (fs.aio-max-nr is used up).
  // ENOTSUP where it does not do what it should when it is tried on a pair of sockets, or where
  // there is no descriptor left for these.
  Result Open(std::shared_ptr<SocketApi> api);
  // False from when the kernel has taken nothing of several batches in a row, or forbids it.
  bool usable() const;
  // Whether what is sent to who has gone raises no SIGPIPE, as send(2) with MSG_NOSIGNAL. Before
  // Linux 6.18 that depends on the process, which may begin to listen to the signal at any time:
  // asked before each flush. (Where another thread does so in that very moment, it hears of one.)
  bool MaySend() const;

  // Each adds one, up to kMost. `api`: the descriptor's, which is asked first, as it is of every
  // call, and may refuse (a test's injected fault): its answer is the result then. It is asked
  // again by the call that is made for one that was not done.
  void Receive(SocketApi& api, NativeFd fd, void* data, std::size_t capacity);
  void Send(SocketApi& api, NativeFd fd, const void* data, std::size_t length);
  // What each brought, in the order in which they were added; the batch is empty afterwards.
  const Result* Submit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_BATCH_H_
