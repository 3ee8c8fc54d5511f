// An io_uring(7): requests that are queued in shared memory and submitted by one system call, and
// their completions, read without any. Linux only; elsewhere Open answers ENOSYS.
//
// Descriptors in requests are looked up when they are submitted: a request must not stay queued
// when its descriptor is closed. Submitted, it holds the file (not the number) until it completes:
// a socket is not closed, whatever close(2) says, before its requests are cancelled.
#ifndef SYSSOCK_NATIVE_SYS_RING_H_
#define SYSSOCK_NATIVE_SYS_RING_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "socket_api.h"

namespace syssock::sys {

struct Completion {
  static constexpr int kNoBuffer = -1;
  std::uint64_t tag;    // as the request was given it
  std::int32_t result;  // >= 0 or a negative errno
  bool more;            // the request goes on, and completes again
  int buffer;           // which provided buffer has the bytes, or kNoBuffer
};

class Ring {
 public:
  // Buffers are provided in two sizes. Few messages are larger than the small ones. The large ones
  // have room for 16 KiB and some more, so that a message of that size does not fill one; they are
  // made when they are first asked for.
  enum class Buffers : std::uint8_t { kSmall, kLarge };
  static constexpr std::size_t BytesOf(Buffers buffers) {
    return buffers == Buffers::kSmall ? 2048 : 20480;
  }

  Ring();
  ~Ring();
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;

  // What refuses is told as it is: ENOSYS (no io_uring, or one before Linux 6.1), EPERM (forbidden
  // by seccomp or kernel.io_uring_disabled), ENOMEM, EMFILE. The ring is the calling thread's.
  Result Open(std::shared_ptr<SocketApi> api);
  // A descriptor that is readable when there is something to Look for, until it is cleared.
  NativeFd waker() const;
  // Whether the waker is told. Off, HasWork says it as well, for who does not sleep anyway.
  void Wake(bool on);
  bool HasWork() const;
  // Completes what has come meanwhile; so does Submit.
  void Look();

  // Each queues a request. A queue that is full is submitted first. What the kernel does not take
  // completes with EAGAIN. `api`: the descriptor's, which is asked first, as it is of every call,
  // and may refuse (a test's injected fault); what it refuses completes with its answer.
  // One connection of the listener; close-on-exec and non-blocking from its first moment. Whoever
  // takes the connection asks the listener's api: that is when a call would have been made.
  void Accept(NativeFd listener, std::uint64_t tag);
  // Whatever arrives, into provided buffers, until the peer ends, it fails or is cancelled, or no
  // buffer is left (ENOBUFS).
  void ReceiveMany(SocketApi& api, NativeFd fd, Buffers buffers, std::uint64_t tag);
  // As send(2) with MSG_DONTWAIT: completes in the Submit that submits it, so that the bytes are
  // looked at no longer.
  void Send(SocketApi& api, NativeFd fd, const IoSlice* slices, std::size_t count,
            std::uint64_t tag);
  // Cancels what has this tag: it completes with ECANCELED unless it was faster. The cancelling
  // itself completes too, with a tag of its own.
  void Cancel(std::uint64_t tag, std::uint64_t own_tag);
  // Clears the waker, which has told (it would wait for that otherwise). Completes only when the
  // kernel does not take it: ClearWakerNow does it then.
  void ClearWaker(std::uint64_t tag);
  void ClearWakerNow();
  // As close(2), but that no api is asked. Until it is submitted the number is taken.
  void Close(NativeFd fd, std::uint64_t tag);

  // Requests that are queued and not submitted.
  std::uint32_t queued() const;
  // Counts the submissions: tells whether a request is still in the queue.
  std::uint32_t batch() const;
  void Submit();
  // Cancels what has this tag, now: afterwards no request with it is under way. It was submitted.
  void CancelNow(std::uint64_t tag);
  // The same of all requests.
  void CancelAllNow();

  // The next completion, if there is one.
  bool Reap(Completion* completion);

  const std::uint8_t* Buffer(Buffers buffers, int number) const;
  // The kernel may write to it again.
  void GiveBack(Buffers buffers, int number);
  // After ENOBUFS: twice as many; ENOBUFS when there are as many as there may be.
  Result AddBuffers(Buffers buffers);

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_RING_H_
