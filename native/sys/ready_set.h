// Descriptors whose readiness is asked for all at once: epoll(7), where the system has it. Part of
// the event loop, as libuv's own is: on the test loop there is none.
#ifndef SYSSOCK_NATIVE_SYS_READY_SET_H_
#define SYSSOCK_NATIVE_SYS_READY_SET_H_

#include <cstddef>

#include "socket_api.h"

namespace syssock::sys {

inline constexpr int kReadable = 1;
inline constexpr int kWritable = 2;
// Told whatever is asked for: the descriptor has an error, or has hung up in both directions.
inline constexpr int kHasError = 4;
inline constexpr int kHungUp = 8;

class ReadySet {
 public:
  struct Ready {
    void* tag;  // as it was given to Add
    int readiness;
  };
  static constexpr std::size_t kMostAtOnce = 256;

  ReadySet() = default;
  ~ReadySet();
  ReadySet(const ReadySet&) = delete;
  ReadySet& operator=(const ReadySet&) = delete;

  // ENOSYS where the system has none.
  Result Open();
  // Readable when a descriptor of the set is ready.
  NativeFd fd() const { return fd_; }
  Result Add(NativeFd fd, int interest, void* tag);
  Result Change(NativeFd fd, int interest, void* tag);
  Result Remove(NativeFd fd);
  // Those that are ready now, at most kMostAtOnce: how many. Does not wait.
  Result Look(Ready* ready);

 private:
  NativeFd fd_ = kInvalidFd;
};

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_READY_SET_H_
