// The JS-visible engine: gathers the records of a turn and calls JavaScript once for them.
#ifndef SYSSOCK_NATIVE_ENGINE_ENGINE_HANDLE_H_
#define SYSSOCK_NATIVE_ENGINE_ENGINE_HANDLE_H_

#include <napi.h>

#include <memory>
#include <optional>
#include <vector>

#include "engine.h"
#include "flight_recorder.h"
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
  // The numbers of a connection; nowhere where `out` is null.
  sys::Result FillStats(SlotId id, double* out);
  template <typename Query>
  Napi::Value ReadAddress(const Napi::CallbackInfo& info, Query query);

  void Push(const Record& record) override;
  void OnPolled() override;
  void OnBeforePoll() override;
  void OnBurst() override { slabs_.HoldAddress(); }
  void OnBurstOver() override { slabs_.LetGoOfAddress(); }
  sys::Result MakeEngine(Napi::Env env, bool uring, std::unique_ptr<Engine>* engine);
  void Stop();
  void Deliver();
  // How many of the batch's records from `from` on were handed over; 0: JavaScript cannot take any.
  std::size_t DeliverSome(Napi::Env env, std::size_t from);
  // Calls JavaScript with these of the records that it was given.
  void CallBack(Napi::Env env, std::size_t from, std::size_t to);
  // Makes the calls that were asked for meanwhile.
  void CallWhatWaits(Napi::Env env);
  // Where the records end that one call, from this record of the batch on, is about.
  std::size_t EndOfRun(std::size_t from, std::size_t to) const;
  bool IsScoped(SlotId id) const;
  void MarkScoped(SlotId id, bool scoped);
  // Whether received bytes of it wait to be handed over.
  bool HasUndelivered(SlotId id) const;
  static void OnEnvironmentEnd(napi_async_cleanup_hook_handle hook, void* self);

  Slabs slabs_;
  std::shared_ptr<UvHandleCount> handles_;
  std::unique_ptr<Loop> loop_;
  std::unique_ptr<Engine> engine_;  // none before Start and after Close
  std::vector<Record> records_;     // of this turn
  std::vector<Record> batch_;       // being delivered
  std::size_t delivered_ = 0;       // of the batch: JavaScript has them
  // By slot, the generation of the tenant whose records have a callback scope each; empty until
  // somebody asks for that, so that others pay nothing for it.
  std::vector<std::int32_t> scoped_;
  struct LaterCall {
    Napi::ObjectReference receiver;
    Napi::FunctionReference function;
    Napi::ObjectReference argument;
  };
  std::vector<LaterCall> later_;
  bool calling_ = false;  // records are being told in a callback scope
  FlightRecorder recorder_;
  Napi::FunctionReference on_batch_;
  Napi::Reference<Napi::Int32Array> shared_;  // JavaScript's own memory: looked up at each delivery
  std::optional<Napi::AsyncContext> async_context_;
  napi_async_cleanup_hook_handle cleanup_hook_ = nullptr;
};

// Adds createEngine and the layout of its records (lib/native/binding.ts).
void ExportEngine(Napi::Env env, Napi::Object exports);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_ENGINE_HANDLE_H_
