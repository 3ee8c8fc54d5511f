// The one owner of a descriptor (house rule 3).
#ifndef SYSSOCK_NATIVE_SOCKET_FD_H_
#define SYSSOCK_NATIVE_SOCKET_FD_H_

#include <memory>
#include <utility>

#include "../sys/errors.h"
#include "../sys/socket_api.h"

namespace syssock {

class Fd {
 public:
  Fd() = default;
  Fd(sys::NativeFd value, std::shared_ptr<sys::SocketApi> api)
      : value_(value), api_(std::move(api)) {}
  Fd(Fd&& other) noexcept : value_(other.Release()), api_(std::move(other.api_)) {}
  Fd& operator=(Fd&& other) noexcept {
    if (this != &other) {
      Close();
      value_ = other.Release();
      api_ = std::move(other.api_);
    }
    return *this;
  }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { Close(); }

  sys::NativeFd value() const { return value_; }
  bool open() const { return value_ != sys::kInvalidFd; }
  // The kernel that the descriptor lives on; only for an Fd that was given one.
  sys::SocketApi& api() const { return *api_; }
  const std::shared_ptr<sys::SocketApi>& shared_api() const { return api_; }

  // Gives the descriptor to the caller, who owns it from then on.
  sys::NativeFd Release() { return std::exchange(value_, sys::kInvalidFd); }

  // Invalid first, then closed, once: whatever close answers, the number may have a new owner.
  sys::Result Close() {
    const sys::NativeFd fd = Release();
    return fd == sys::kInvalidFd ? sys::errors::kBadDescriptor : api_->Close(fd);
  }

 private:
  sys::NativeFd value_ = sys::kInvalidFd;
  std::shared_ptr<sys::SocketApi> api_;
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_FD_H_
