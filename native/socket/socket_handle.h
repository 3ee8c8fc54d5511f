// The JS-visible owner of one descriptor. Its methods answer >= 0 or a negative errno; what they
// mean is in lib/native/binding.ts.
#ifndef SYSSOCK_NATIVE_SOCKET_SOCKET_HANDLE_H_
#define SYSSOCK_NATIVE_SOCKET_SOCKET_HANDLE_H_

#include <napi.h>

#include <utility>

#include "fd.h"

namespace syssock {

// Somebody who watches a descriptor that a SocketHandle owns (an engine) and has to let go of it
// before it is closed or given away.
class FdWatcher {
 public:
  virtual void OnFdLeaving() = 0;

 protected:
  ~FdWatcher() = default;
};

class SocketHandle : public Napi::ObjectWrap<SocketHandle> {
 public:
  static Napi::Function Define(Napi::Env env);
  // A handle that owns `fd`.
  static Napi::Value New(Napi::Env env, Fd fd);
  // Null where `value` is no SocketHandle; an exception is pending then.
  static SocketHandle* From(Napi::Env env, Napi::Value value);

  explicit SocketHandle(const Napi::CallbackInfo& info);
  ~SocketHandle();

  const Fd& fd() const { return fd_; }
  FdWatcher* watcher() const { return watcher_; }
  void set_watcher(FdWatcher* watcher) { watcher_ = watcher; }
  // Moves the descriptor out; the handle is closed from then on.
  Fd Take();
  // Gives a closed handle a descriptor: back, when what it was taken for failed.
  void Put(Fd fd) { fd_ = std::move(fd); }

 private:
  static Napi::Value GetFd(const Napi::CallbackInfo& info);
  Napi::Value Close(const Napi::CallbackInfo& info);
  Napi::Value DetachFd(const Napi::CallbackInfo& info);
  Napi::Value Duplicate(const Napi::CallbackInfo& info);
  Napi::Value SetNonBlocking(const Napi::CallbackInfo& info);
  Napi::Value GetNonBlocking(const Napi::CallbackInfo& info);
  Napi::Value Bind(const Napi::CallbackInfo& info);
  Napi::Value Listen(const Napi::CallbackInfo& info);
  Napi::Value Accept(const Napi::CallbackInfo& info);
  Napi::Value Connect(const Napi::CallbackInfo& info);
  Napi::Value Send(const Napi::CallbackInfo& info);
  Napi::Value SendTo(const Napi::CallbackInfo& info);
  Napi::Value Recv(const Napi::CallbackInfo& info);
  Napi::Value RecvFrom(const Napi::CallbackInfo& info);
  Napi::Value Shutdown(const Napi::CallbackInfo& info);
  Napi::Value LocalAddress(const Napi::CallbackInfo& info);
  Napi::Value RemoteAddress(const Napi::CallbackInfo& info);
  Napi::Value QueuedBytes(const Napi::CallbackInfo& info);
  Napi::Value GetOption(const Napi::CallbackInfo& info);
  Napi::Value SetOption(const Napi::CallbackInfo& info);
  Napi::Value GetRawOption(const Napi::CallbackInfo& info);
  Napi::Value SetRawOption(const Napi::CallbackInfo& info);

  // Runs `call` on an open descriptor; a closed handle answers -EBADF and makes no system call.
  template <typename Call>
  Napi::Value OnOpenFd(Napi::Env env, Call call);
  template <typename Query>
  Napi::Value ReadAddress(Napi::Env env, Query query);
  void LetWatcherGo();

  Fd fd_;
  bool is_connecting_ = false;    // a connect went on in the background; how it ended was not asked
  FdWatcher* watcher_ = nullptr;  // not owned: it unregisters itself when it ends first
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_SOCKET_HANDLE_H_
