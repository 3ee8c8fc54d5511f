// The JS-visible engine: its methods, and its place at the two ends of a loop turn.
#ifndef SYSSOCK_NATIVE_ENGINE_ENGINE_HANDLE_H_
#define SYSSOCK_NATIVE_ENGINE_ENGINE_HANDLE_H_

#include <napi.h>

#include <memory>

#include "delivery.h"
#include "engine.h"
#include "slabs.h"
#include "uv_loop.h"

namespace syssock {

class EngineHandle : public Napi::ObjectWrap<EngineHandle>,
                     private RecordSink,
                     private TurnListener {
 public:
  static Napi::Function Define(Napi::Env env);

  explicit EngineHandle(const Napi::CallbackInfo& info);
  ~EngineHandle();

  // Starts on the environment's loop; 0 or a negative errno.
  sys::Result Start(Napi::Env env, bool uring, Napi::Function on_batch, Napi::Int32Array records);

 private:
  Napi::Value Watch(const Napi::CallbackInfo& info);
  Napi::Value Listen(const Napi::CallbackInfo& info);
  Napi::Value SetBudget(const Napi::CallbackInfo& info);
  Napi::Value Waiting(const Napi::CallbackInfo& info);
  Napi::Value SetRoom(const Napi::CallbackInfo& info);
  Napi::Value Adopt(const Napi::CallbackInfo& info);
  Napi::Value SetInterest(const Napi::CallbackInfo& info);
  Napi::Value SetReferenced(const Napi::CallbackInfo& info);
  Napi::Value SetScoped(const Napi::CallbackInfo& info);
  Napi::Value Unwatch(const Napi::CallbackInfo& info);
  Napi::Value Has(const Napi::CallbackInfo& info);
  Napi::Value Write(const Napi::CallbackInfo& info);
  Napi::Value WantDrained(const Napi::CallbackInfo& info);
  Napi::Value Finish(const Napi::CallbackInfo& info);
  Napi::Value CloseConnection(const Napi::CallbackInfo& info);
  Napi::Value Take(const Napi::CallbackInfo& info);
  Napi::Value Stats(const Napi::CallbackInfo& info);
  Napi::Value Descriptor(const Napi::CallbackInfo& info);
  Napi::Value LocalAddress(const Napi::CallbackInfo& info);
  Napi::Value RemoteAddress(const Napi::CallbackInfo& info);
  Napi::Value KernelQueuedBytes(const Napi::CallbackInfo& info);
  Napi::Value Sweep(const Napi::CallbackInfo& info);
  Napi::Value GiveSlab(const Napi::CallbackInfo& info);
  Napi::Value FreshSlabs(const Napi::CallbackInfo& info);
  Napi::Value Recent(const Napi::CallbackInfo& info);
  Napi::Value CallLater(const Napi::CallbackInfo& info);
  Napi::Value Flush(const Napi::CallbackInfo& info);
  Napi::Value Close(const Napi::CallbackInfo& info);

  using Method = Napi::Value (EngineHandle::*)(const Napi::CallbackInfo&);
  // What JavaScript calls, with the engine as the function's data.
  template <Method method>
  static Napi::Value Entry(const Napi::CallbackInfo& info);
  void DefineMethods(Napi::Env env);

  // Runs `call` with the id in the first argument; a closed engine answers -EBADF.
  template <typename Call>
  Napi::Value OnId(const Napi::CallbackInfo& info, Call call);
  // The numbers of a connection, eight of them.
  sys::Result FillStats(SlotId id, double* out);
  template <typename Query>
  Napi::Value ReadAddress(const Napi::CallbackInfo& info, Query query);

  void Push(const Record& record) override;
  void OnPolled() override;
  void OnBeforePoll() override;
  void OnBurst() override;
  void OnBurstOver() override;
  sys::Result MakeEngine(Napi::Env env, bool uring, std::unique_ptr<Engine>* engine);
  void Stop();
  void Deliver();
  static void OnEnvironmentEnd(napi_async_cleanup_hook_handle hook, void* self);

  Slabs slabs_;
  std::shared_ptr<UvHandleCount> handles_;
  std::unique_ptr<Loop> loop_;
  std::unique_ptr<Engine> engine_;  // none before Start and after Close
  Delivery delivery_;
  napi_async_cleanup_hook_handle cleanup_hook_ = nullptr;
};

// Adds createEngine and the layout of its records (lib/native/binding.ts).
void ExportEngine(Napi::Env env, Napi::Object exports);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_ENGINE_HANDLE_H_
