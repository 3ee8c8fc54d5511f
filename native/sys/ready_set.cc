#include "ready_set.h"

#include "errors.h"

#ifdef __linux__
#include <sys/epoll.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace syssock::sys {

#ifdef __linux__

static_assert(kReadable == EPOLLIN && kHasError != 0);

static Result Control(NativeFd set, int operation, NativeFd fd, int interest, void* tag) {
  epoll_event event = {};
  event.events =
      ((interest & kReadable) != 0 ? EPOLLIN : 0U) | ((interest & kWritable) != 0 ? EPOLLOUT : 0U);
  event.data.ptr = tag;
  return epoll_ctl(static_cast<int>(set), operation, static_cast<int>(fd), &event) < 0 ? -errno : 0;
}

ReadySet::~ReadySet() {
  if (fd_ != kInvalidFd) close(static_cast<int>(fd_));
}

Result ReadySet::Open() {
  const int fd = epoll_create1(EPOLL_CLOEXEC);
  if (fd < 0) return -errno;
  fd_ = fd;
  return 0;
}

Result ReadySet::Add(NativeFd fd, int interest, void* tag) {
  return Control(fd_, EPOLL_CTL_ADD, fd, interest, tag);
}

Result ReadySet::Change(NativeFd fd, int interest, void* tag) {
  return Control(fd_, EPOLL_CTL_MOD, fd, interest, tag);
}

Result ReadySet::Remove(NativeFd fd) { return Control(fd_, EPOLL_CTL_DEL, fd, 0, nullptr); }

Result ReadySet::Look(Ready* ready) {
  epoll_event events[kMostAtOnce];
  int count;
  do {
    count = epoll_wait(static_cast<int>(fd_), events, kMostAtOnce, 0);
  } while (count < 0 && errno == EINTR);
  if (count < 0) return -errno;
  for (int i = 0; i < count; i++) {
    ready[i].tag = events[i].data.ptr;
    ready[i].readiness = ((events[i].events & EPOLLIN) != 0 ? kReadable : 0) |
                         ((events[i].events & EPOLLOUT) != 0 ? kWritable : 0) |
                         ((events[i].events & EPOLLERR) != 0 ? kHasError : 0) |
                         ((events[i].events & EPOLLHUP) != 0 ? kHungUp : 0);
  }
  return count;
}

#else

ReadySet::~ReadySet() = default;
Result ReadySet::Open() { return errors::kNotImplemented; }
Result ReadySet::Add(NativeFd, int, void*) { return errors::kNotImplemented; }
Result ReadySet::Change(NativeFd, int, void*) { return errors::kNotImplemented; }
Result ReadySet::Remove(NativeFd) { return errors::kNotImplemented; }
Result ReadySet::Look(Ready*) { return errors::kNotImplemented; }

#endif

}  // namespace syssock::sys
