// What one environment (a main thread, a worker, a Jest realm) has of its own: nothing in the addon
// is global. Node deletes it when the environment ends.
#ifndef SYSSOCK_NATIVE_ENVIRONMENT_H_
#define SYSSOCK_NATIVE_ENVIRONMENT_H_

#include <napi.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include "sys/socket_api.h"

namespace syssock {

class Loop;  // engine/loop.h

class Environment {
 public:
  explicit Environment(std::shared_ptr<sys::SocketApi> socket_api)
      : socket_api_(std::move(socket_api)) {}

  static Environment& Of(Napi::Env env) { return *env.GetInstanceData<Environment>(); }

  // Shared, because a handle closes its descriptor on the kernel that opened it, even when a test
  // has put another kernel in its place since, or when the handle outlives this object.
  const std::shared_ptr<sys::SocketApi>& socket_api() const { return socket_api_; }
  void set_socket_api(std::shared_ptr<sys::SocketApi> socket_api) {
    socket_api_ = std::move(socket_api);
  }

  // Makes the event loop of an engine; empty for the host's own, another one beside a kernel that
  // is not the system's.
  using MakeLoop = std::function<std::unique_ptr<Loop>()>;
  const MakeLoop& make_loop() const { return make_loop_; }
  void set_make_loop(MakeLoop make_loop) { make_loop_ = std::move(make_loop); }

  // Marks this environment's SocketHandles. A copy of the addon that is loaded beside it has an
  // environment elsewhere, and objects of its own.
  napi_type_tag SocketHandleTag() const {
    return {0x5f1c6a3b9e0d4d27, reinterpret_cast<std::uintptr_t>(this)};
  }

  Napi::FunctionReference socket_handle_constructor;
  Napi::FunctionReference engine_constructor;

 private:
  std::shared_ptr<sys::SocketApi> socket_api_;
  MakeLoop make_loop_;
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENVIRONMENT_H_
