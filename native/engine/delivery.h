// Hands what a turn brought to JavaScript: one call for all of it, or one for each record of those
// that asked for a callback scope of their own.
#ifndef SYSSOCK_NATIVE_ENGINE_DELIVERY_H_
#define SYSSOCK_NATIVE_ENGINE_DELIVERY_H_

#include <napi.h>

#include <optional>
#include <vector>

#include "engine.h"
#include "flight_recorder.h"
#include "js_memory.h"

namespace syssock {

class Delivery {
 public:
  // `records` is JavaScript's own memory, which a call's records are copied to.
  void Start(Napi::Env env, Napi::Function on_batch, Napi::Int32Array records);
  // Also from inside a call: what is left of the batch is not told.
  void Stop();

  void Push(const Record& record);
  bool HasSome() const { return !records_.empty(); }
  // True for whoever is called by a handler, for instance the loop that a handler polls.
  bool IsUnderWay() const { return !batch_.empty(); }
  // All that was pushed before. What handlers cause belongs to the next turn. Wants a handle scope.
  void Deliver(Napi::Object receiver, double now_ms);

  // Whether each record of it is a call of its own.
  void MarkScoped(SlotId id, bool scoped);
  // After the call that is going on, outside of its callback scope; false when there is none.
  bool CallLater(Napi::Object receiver, Napi::Function function, Napi::Value argument);

  // Whether received bytes of it wait to be handed over.
  bool HasUndelivered(SlotId id) const;
  // Connections that JavaScript has not heard of.
  std::int64_t CountAccepted() const;
  // The last records, also once it has stopped.
  const FlightRecorder& recorder() const { return recorder_; }

 private:
  // How many of the batch's records from `from` on were handed over; 0: JavaScript cannot take any.
  std::size_t DeliverSome(Napi::Object receiver, std::size_t from, double now_ms);
  // Calls JavaScript with these of the records that it was given.
  void CallBack(Napi::Object receiver, std::size_t from, std::size_t to);
  // Makes the calls that were asked for meanwhile.
  void CallWhatWaits(Napi::Env env);
  // Where the records end that one call, from this record of the batch on, is about.
  std::size_t EndOfRun(std::size_t from, std::size_t to) const;
  bool IsScoped(SlotId id) const;

  struct LaterCall {
    Napi::ObjectReference receiver;
    Napi::FunctionReference function;
    Napi::ObjectReference argument;
  };

  bool started_ = false;
  std::vector<Record> records_;  // of this turn
  std::vector<Record> batch_;    // being delivered
  std::size_t delivered_ = 0;    // of the batch: JavaScript has them
  // By slot, the generation of the tenant whose records have a callback scope each; empty until
  // somebody asks for that, so that others pay nothing for it.
  std::vector<std::int32_t> scoped_;
  std::vector<LaterCall> later_;
  bool calling_ = false;  // records are being told in a callback scope
  FlightRecorder recorder_;
  Napi::FunctionReference on_batch_;
  JsMemory shared_;
  std::optional<Napi::AsyncContext> async_context_;
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_DELIVERY_H_
