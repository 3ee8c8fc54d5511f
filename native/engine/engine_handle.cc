#include "engine_handle.h"

#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "../environment.h"
#include "../socket/address.h"
#include "../socket/arguments.h"
#include "../socket/socket_handle.h"
#include "../sys/errors.h"
#include "poll_engine.h"
#include "uring_engine.h"

namespace syssock {
namespace {

constexpr std::int64_t kMaxBudget = 65536;
constexpr std::int64_t kMaxLimit = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t kMaxId =
    (std::int64_t{SlotId::kMaxGeneration} << SlotId::kSlotBits) + SlotId::kMaxSlots - 1;

Napi::Value ToJs(Napi::Env env, sys::Result result) {
  return Napi::Number::New(env, static_cast<double>(result));
}

double ToNumber(SlotId id) {
  return static_cast<double>((std::int64_t{id.generation} << SlotId::kSlotBits) + id.slot);
}

Napi::Value ToJs(Napi::Env env, sys::Result result, SlotId id) {
  return result < 0 ? ToJs(env, result) : Napi::Number::New(env, ToNumber(id));
}

bool ReadId(const Napi::CallbackInfo& info, SlotId* id) {
  std::int64_t number = 0;
  if (!ReadInteger(info.Env(), info[0], "id", 0, kMaxId, &number)) return false;
  *id = {static_cast<std::int32_t>(number & (SlotId::kMaxSlots - 1)),
         static_cast<std::int32_t>(number >> SlotId::kSlotBits)};
  return true;
}

bool ReadInterest(const Napi::CallbackInfo& info, int* interest) {
  std::int64_t value = 0;
  if (!ReadInteger(info.Env(), info[1], "interest", 0, kInterestAll, &value)) return false;
  *interest = static_cast<int>(value);
  return true;
}

constexpr std::size_t kStats = 8;

// Where the numbers of a connection go. A detached array is refused: it has no length.
bool ReadStatsArray(Napi::Env env, Napi::Value value, double** out) {
  napi_typedarray_type type = napi_int8_array;
  std::size_t length = 0;
  void* data = nullptr;
  if (napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr) != napi_ok ||
      type != napi_float64_array || length < kStats) {
    ThrowArgumentType(env, "out", "a Float64Array of 8 or more", value);
    return false;
  }
  *out = static_cast<double*>(data);
  return true;
}

}  // namespace

Napi::Function EngineHandle::Define(Napi::Env env) { return DefineClass(env, "Engine", {}); }

template <EngineHandle::Method method>
Napi::Value EngineHandle::Entry(const Napi::CallbackInfo& info) {
  return (static_cast<EngineHandle*>(info.Data())->*method)(info);
}

// From JavaScript this makes an engine that is closed already; createEngine starts it.
EngineHandle::EngineHandle(const Napi::CallbackInfo& info)
    : Napi::ObjectWrap<EngineHandle>(info),
      slabs_(info.Env()),
      handles_(std::make_shared<UvHandleCount>()) {
  DefineMethods(info.Env());
}

// Each engine has its own functions, which know it, whatever they are called on: a method of the
// class would have to look up whose it is (napi_unwrap), which takes longer than most of them. Each
// holds the engine's object, so that it can be called for as long as somebody has it.
void EngineHandle::DefineMethods(Napi::Env env) {
  using Make = Napi::Function (*)(napi_env, const char*, void*);
  struct NamedMethod {
    const char* name;
    Make make;
  };
  constexpr NamedMethod kMethods[] = {
      {"watch", Napi::Function::New<Entry<&EngineHandle::Watch>>},
      {"listen", Napi::Function::New<Entry<&EngineHandle::Listen>>},
      {"setBudget", Napi::Function::New<Entry<&EngineHandle::SetBudget>>},
      {"waiting", Napi::Function::New<Entry<&EngineHandle::Waiting>>},
      {"setRoom", Napi::Function::New<Entry<&EngineHandle::SetRoom>>},
      {"adopt", Napi::Function::New<Entry<&EngineHandle::Adopt>>},
      {"setInterest", Napi::Function::New<Entry<&EngineHandle::SetInterest>>},
      {"setReferenced", Napi::Function::New<Entry<&EngineHandle::SetReferenced>>},
      {"setScoped", Napi::Function::New<Entry<&EngineHandle::SetScoped>>},
      {"callLater", Napi::Function::New<Entry<&EngineHandle::CallLater>>},
      {"unwatch", Napi::Function::New<Entry<&EngineHandle::Unwatch>>},
      {"has", Napi::Function::New<Entry<&EngineHandle::Has>>},
      {"write", Napi::Function::New<Entry<&EngineHandle::Write>>},
      {"wantDrained", Napi::Function::New<Entry<&EngineHandle::WantDrained>>},
      {"finish", Napi::Function::New<Entry<&EngineHandle::Finish>>},
      {"closeConnection", Napi::Function::New<Entry<&EngineHandle::CloseConnection>>},
      {"take", Napi::Function::New<Entry<&EngineHandle::Take>>},
      {"stats", Napi::Function::New<Entry<&EngineHandle::Stats>>},
      {"descriptor", Napi::Function::New<Entry<&EngineHandle::Descriptor>>},
      {"localAddress", Napi::Function::New<Entry<&EngineHandle::LocalAddress>>},
      {"remoteAddress", Napi::Function::New<Entry<&EngineHandle::RemoteAddress>>},
      {"kernelQueuedBytes", Napi::Function::New<Entry<&EngineHandle::KernelQueuedBytes>>},
      {"sweep", Napi::Function::New<Entry<&EngineHandle::Sweep>>},
      {"giveSlab", Napi::Function::New<Entry<&EngineHandle::GiveSlab>>},
      {"freshSlabs", Napi::Function::New<Entry<&EngineHandle::FreshSlabs>>},
      {"recent", Napi::Function::New<Entry<&EngineHandle::Recent>>},
      {"flush", Napi::Function::New<Entry<&EngineHandle::Flush>>},
      {"close", Napi::Function::New<Entry<&EngineHandle::Close>>},
  };
  const Napi::Object self = Value();
  for (const auto& [name, make] : kMethods) {
    Napi::Function function = make(env, name, this);
    if (function.IsEmpty()) return;  // a worker that is being terminated
    function.DefineProperty(Napi::PropertyDescriptor::Value("engine", self));
    self.DefineProperty(Napi::PropertyDescriptor::Value(name, function));
  }
}

EngineHandle::~EngineHandle() { Stop(); }

// The environment's loop; null where the host has none that can be joined.
static std::unique_ptr<Loop> JoinLoop(Napi::Env env,
                                      const std::shared_ptr<UvHandleCount>& handles) {
  const auto& make_loop = Environment::Of(env).make_loop();
  if (make_loop) return make_loop();
  uv_loop_t* loop = nullptr;
  if (!UvLoop::IsThere() || napi_get_uv_event_loop(env, &loop) != napi_ok) return nullptr;
  return std::make_unique<UvLoop>(loop, handles);
}

sys::Result EngineHandle::Start(Napi::Env env, bool uring, Napi::Function on_batch,
                                Napi::Int32Array records) {
  loop_ = JoinLoop(env, handles_);
  if (loop_ == nullptr) return sys::errors::kNotImplemented;
  const sys::Result result = loop_->Start(this);
  if (result < 0) return result;
  std::unique_ptr<Engine> engine;
  const sys::Result made = MakeEngine(env, uring, &engine);
  if (made < 0) {
    loop_.reset();
    return made;
  }
  napi_add_async_cleanup_hook(env, OnEnvironmentEnd, this, &cleanup_hook_);
  engine_ = std::move(engine);
  delivery_.Start(env, on_batch, records);
  Ref();  // until Stop: what it watches goes on when JavaScript holds it no more
  return 0;
}

sys::Result EngineHandle::MakeEngine(Napi::Env env, bool uring, std::unique_ptr<Engine>* engine) {
  RecordSink* sink = this;
  if (!uring) {
    auto made = std::make_unique<PollEngine>(loop_.get(), sink, &slabs_);
    made->UseBatches(Environment::Of(env).socket_api());
    *engine = std::move(made);
    return 0;
  }
  auto made = std::make_unique<UringEngine>(loop_.get(), sink, &slabs_);
  const sys::Result result = made->Start(Environment::Of(env).socket_api());
  if (result >= 0) *engine = std::move(made);
  return result;
}

void EngineHandle::Stop() {
  if (engine_ == nullptr) return;
  engine_.reset();
  loop_.reset();
  delivery_.Stop();
  slabs_.Clear();
  Unref();
  if (cleanup_hook_ != nullptr) {
    napi_remove_async_cleanup_hook(std::exchange(cleanup_hook_, nullptr));
  }
}

// The environment waits until libuv has closed the last handle: their memory must not outlive it.
void EngineHandle::OnEnvironmentEnd(napi_async_cleanup_hook_handle hook, void* self) {
  auto* engine = static_cast<EngineHandle*>(self);
  engine->cleanup_hook_ = nullptr;  // removed below, when the closing is done
  engine->Stop();
  engine->handles_->WhenNone([hook] { napi_remove_async_cleanup_hook(hook); });
}

// What there is to tell neither waits for somebody to wake the loop, nor lets it end before.
void EngineHandle::Push(const Record& record) {
  if (!delivery_.HasSome()) loop_->DoNotSleep();
  delivery_.Push(record);
}

void EngineHandle::OnPolled() {
  if (engine_ != nullptr && !delivery_.IsUnderWay()) engine_->Collect();
  Deliver();
  if (engine_ != nullptr) engine_->Flush();
  if (engine_ == nullptr || delivery_.IsUnderWay() || !engine_->CollectFirst()) return;
  Deliver();
  if (engine_ != nullptr) engine_->Flush();
}

void EngineHandle::OnBurst() {
  slabs_.HoldAddress();
  if (engine_ != nullptr) engine_->OnBurst();
}

void EngineHandle::OnBurstOver() {
  if (engine_ != nullptr) engine_->OnBurstOver();
  slabs_.LetGoOfAddress();
}

// What was written since (by timers, immediates) goes out before the loop may sleep.
void EngineHandle::OnBeforePoll() {
  if (engine_ != nullptr) engine_->Flush();
}

void EngineHandle::Deliver() {
  if (!delivery_.HasSome()) return;
  if (delivery_.IsUnderWay()) return loop_->DoNotSleep();  // not from inside
  const Napi::HandleScope scope(Env());
  delivery_.Deliver(Value(), engine_->Now());
}

Napi::Value EngineHandle::CallLater(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), delivery_.CallLater(info[0].As<Napi::Object>(),
                                                            info[1].As<Napi::Function>(), info[2]));
}

Napi::Value EngineHandle::Watch(const Napi::CallbackInfo& info) {
  SocketHandle* handle = SocketHandle::From(info.Env(), info[0]);
  int interest = kInterestNone;
  if (handle == nullptr || !ReadInterest(info, &interest)) return info.Env().Undefined();
  if (engine_ == nullptr) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  SlotId id = {};
  return ToJs(info.Env(), engine_->Watch(handle, interest, &id), id);
}

Napi::Value EngineHandle::Listen(const Napi::CallbackInfo& info) {
  SocketHandle* handle = SocketHandle::From(info.Env(), info[0]);
  std::int64_t budget = 0;
  if (handle == nullptr || !ReadInteger(info.Env(), info[1], "budget", 1, kMaxBudget, &budget)) {
    return info.Env().Undefined();
  }
  if (engine_ == nullptr) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  SlotId id = {};
  return ToJs(info.Env(), engine_->Listen(handle, static_cast<int>(budget), &id), id);
}

template <typename Call>
Napi::Value EngineHandle::OnId(const Napi::CallbackInfo& info, Call call) {
  SlotId id = {};
  if (!ReadId(info, &id)) return info.Env().Undefined();
  return ToJs(info.Env(), engine_ == nullptr ? sys::errors::kBadDescriptor : call(id));
}

Napi::Value EngineHandle::Adopt(const Napi::CallbackInfo& info) {
  SocketHandle* handle = SocketHandle::From(info.Env(), info[0]);
  bool packets = false;
  if (handle == nullptr ||
      (info.Length() > 1 && !ReadBoolean(info.Env(), info[1], "packets", &packets))) {
    return info.Env().Undefined();
  }
  if (engine_ == nullptr || !handle->fd().open()) {
    return ToJs(info.Env(), sys::errors::kBadDescriptor);
  }
  Fd fd = handle->Take();
  SlotId id = {};
  const sys::Result result = engine_->Adopt(&fd, packets, &id);
  if (result < 0) handle->Put(std::move(fd));
  return ToJs(info.Env(), result, id);
}

Napi::Value EngineHandle::SetInterest(const Napi::CallbackInfo& info) {
  int interest = kInterestNone;
  if (!ReadInterest(info, &interest)) return info.Env().Undefined();
  return OnId(info, [&](SlotId id) { return engine_->SetInterest(id, interest); });
}

Napi::Value EngineHandle::SetBudget(const Napi::CallbackInfo& info) {
  std::int64_t budget = 0;
  if (!ReadInteger(info.Env(), info[1], "budget", 1, kMaxBudget, &budget)) {
    return info.Env().Undefined();
  }
  return OnId(info, [&](SlotId id) { return engine_->SetBudget(id, static_cast<int>(budget)); });
}

Napi::Value EngineHandle::Waiting(const Napi::CallbackInfo& info) {
  return OnId(info, [&](SlotId id) { return engine_->Waiting(id); });
}

// JavaScript does not know yet of those that were accepted since it was last called.
Napi::Value EngineHandle::SetRoom(const Napi::CallbackInfo& info) {
  std::int64_t room = 0;
  if (!ReadInteger(info.Env(), info[0], "room", 0, kMaxLimit, &room)) {
    return info.Env().Undefined();
  }
  if (engine_ == nullptr) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  engine_->SetRoom(room - delivery_.CountAccepted());
  return ToJs(info.Env(), 0);
}

Napi::Value EngineHandle::SetReferenced(const Napi::CallbackInfo& info) {
  bool referenced = false;
  if (!ReadBoolean(info.Env(), info[1], "referenced", &referenced)) return info.Env().Undefined();
  return OnId(info, [&](SlotId id) { return engine_->SetReferenced(id, referenced); });
}

Napi::Value EngineHandle::SetScoped(const Napi::CallbackInfo& info) {
  bool scoped = false;
  if (!ReadBoolean(info.Env(), info[1], "scoped", &scoped)) return info.Env().Undefined();
  return OnId(info, [&](SlotId id) -> sys::Result {
    if (!engine_->Has(id)) return sys::errors::kBadDescriptor;
    delivery_.MarkScoped(id, scoped);
    return 0;
  });
}

Napi::Value EngineHandle::Unwatch(const Napi::CallbackInfo& info) {
  return OnId(info, [&](SlotId id) { return engine_->Unwatch(id); });
}

Napi::Value EngineHandle::Has(const Napi::CallbackInfo& info) {
  SlotId id = {};
  if (!ReadId(info, &id)) return info.Env().Undefined();
  return Napi::Boolean::New(info.Env(), engine_ != nullptr && engine_->Has(id));
}

Napi::Value EngineHandle::Write(const Napi::CallbackInfo& info) {
  ByteView bytes;
  std::int64_t limit = 0;
  if (!ReadBytes(info.Env(), info[1], "data", &bytes) ||
      !ReadInteger(info.Env(), info[2], "limit", 0, kMaxLimit, &limit)) {
    return info.Env().Undefined();
  }
  return OnId(info, [&](SlotId id) {
    return engine_->Write(id, bytes.data, bytes.length, static_cast<std::size_t>(limit));
  });
}

Napi::Value EngineHandle::WantDrained(const Napi::CallbackInfo& info) {
  return OnId(info, [&](SlotId id) { return engine_->SetWantsDrained(id); });
}

Napi::Value EngineHandle::Finish(const Napi::CallbackInfo& info) {
  return OnId(info, [&](SlotId id) { return engine_->Finish(id); });
}

Napi::Value EngineHandle::CloseConnection(const Napi::CallbackInfo& info) {
  bool reset = false;
  double* out = nullptr;
  if (!ReadBoolean(info.Env(), info[1], "reset", &reset)) return info.Env().Undefined();
  if (!info[2].IsUndefined() && !ReadStatsArray(info.Env(), info[2], &out)) {
    return info.Env().Undefined();
  }
  return OnId(info, [&](SlotId id) {
    if (out != nullptr) FillStats(id, out);
    return engine_->CloseConnection(id, reset);
  });
}

Napi::Value EngineHandle::Take(const Napi::CallbackInfo& info) {
  SlotId id = {};
  Fd fd;
  if (!ReadId(info, &id)) return info.Env().Undefined();
  if (engine_ == nullptr) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  const sys::Result result =
      delivery_.HasUndelivered(id) ? sys::errors::kBusy : engine_->Take(id, &fd);
  if (result < 0) return ToJs(info.Env(), result);
  return SocketHandle::New(info.Env(), std::move(fd));
}

// In the order of lib/native/binding.ts' ConnectionStat.
sys::Result EngineHandle::FillStats(SlotId id, double* out) {
  ConnectionStats stats;
  std::size_t queued = 0;
  const sys::Result result = engine_->Stats(id, &stats, &queued);
  if (result < 0) return result;
  const double values[kStats] = {stats.connected_at,
                                 stats.last_read_at,
                                 stats.last_write_at,
                                 static_cast<double>(stats.bytes_read),
                                 static_cast<double>(stats.bytes_written),
                                 static_cast<double>(stats.reads),
                                 static_cast<double>(stats.writes),
                                 static_cast<double>(queued)};
  std::memcpy(out, values, sizeof(values));
  return 0;
}

Napi::Value EngineHandle::Stats(const Napi::CallbackInfo& info) {
  double* out = nullptr;
  if (!ReadStatsArray(info.Env(), info[1], &out)) return info.Env().Undefined();
  return OnId(info, [&](SlotId id) { return FillStats(id, out); });
}

Napi::Value EngineHandle::Descriptor(const Napi::CallbackInfo& info) {
  return OnId(info, [&](SlotId id) -> sys::Result {
    sys::NativeFd fd = sys::kInvalidFd;
    sys::SocketApi* api = nullptr;
    const sys::Result result = engine_->Descriptor(id, &fd, &api);
    return result < 0 ? result : fd;
  });
}

template <typename Query>
Napi::Value EngineHandle::ReadAddress(const Napi::CallbackInfo& info, Query query) {
  SlotId id = {};
  if (!ReadId(info, &id)) return info.Env().Undefined();
  sys::NativeFd fd = sys::kInvalidFd;
  sys::SocketApi* api = nullptr;
  sys::RawAddress address;
  sys::Result result =
      engine_ == nullptr ? sys::errors::kBadDescriptor : engine_->Descriptor(id, &fd, &api);
  if (result >= 0) result = query(*api, fd, &address);
  return result < 0 ? ToJs(info.Env(), result) : AddressToJs(info.Env(), address);
}

Napi::Value EngineHandle::LocalAddress(const Napi::CallbackInfo& info) {
  return ReadAddress(
      info, [](auto& api, auto fd, auto* address) { return api.GetLocalAddress(fd, address); });
}

Napi::Value EngineHandle::RemoteAddress(const Napi::CallbackInfo& info) {
  return ReadAddress(
      info, [](auto& api, auto fd, auto* address) { return api.GetRemoteAddress(fd, address); });
}

Napi::Value EngineHandle::KernelQueuedBytes(const Napi::CallbackInfo& info) {
  std::int64_t direction = 0;
  if (!ReadInteger(info.Env(), info[1], "direction", 0, 1, &direction)) {
    return info.Env().Undefined();
  }
  return OnId(info, [&](SlotId id) -> sys::Result {
    sys::NativeFd fd = sys::kInvalidFd;
    sys::SocketApi* api = nullptr;
    const sys::Result result = engine_->Descriptor(id, &fd, &api);
    return result < 0 ? result : api->QueuedBytes(fd, static_cast<sys::Direction>(direction));
  });
}

// (kind, ageMs, from, out): ids into `out`; answers the slot to go on from, 0 when that was all,
// and ends `out` with -1 where it is not full.
Napi::Value EngineHandle::Sweep(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  std::int64_t kind = 0;
  std::int64_t from = 0;
  if (!ReadInteger(env, info[0], "kind", 0, 3, &kind)) return env.Undefined();
  if (!info[1].IsNumber()) {
    ThrowArgumentType(env, "ageMs", "a number", info[1]);
    return env.Undefined();
  }
  if (!ReadInteger(env, info[2], "from", 0, SlotId::kMaxSlots, &from)) return env.Undefined();
  if (!info[3].IsTypedArray() ||
      info[3].As<Napi::TypedArray>().TypedArrayType() != napi_float64_array) {
    ThrowArgumentType(env, "out", "a Float64Array", info[3]);
    return env.Undefined();
  }
  Napi::Float64Array out = info[3].As<Napi::Float64Array>();
  const std::size_t room = out.Data() == nullptr ? 0 : out.ElementLength();
  if (engine_ == nullptr) return ToJs(env, sys::errors::kBadDescriptor);
  std::vector<SlotId> found;
  const std::int32_t next =
      engine_->Sweep(static_cast<Overdue>(kind), info[1].As<Napi::Number>().DoubleValue(),
                     static_cast<std::int32_t>(from), room, &found);
  for (std::size_t i = 0; i < found.size(); i++) out[i] = ToNumber(found[i]);
  if (found.size() < room) out[found.size()] = -1;
  return ToJs(env, next);
}

Napi::Value EngineHandle::GiveSlab(const Napi::CallbackInfo& info) {
  ByteView bytes;
  if (!ReadBytes(info.Env(), info[0], "slab", &bytes)) return info.Env().Undefined();
  if (engine_ == nullptr) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  slabs_.Give(info[0].As<Napi::Uint8Array>());
  return ToJs(info.Env(), 0);
}

Napi::Value EngineHandle::FreshSlabs(const Napi::CallbackInfo& info) {
  return ToJs(info.Env(), static_cast<sys::Result>(slabs_.fresh()));
}

// Six numbers a record, the oldest first. Also of an engine that is closed.
Napi::Value EngineHandle::Recent(const Napi::CallbackInfo& info) {
  constexpr std::size_t kNumbers = 6;
  const FlightRecorder& recorder = delivery_.recorder();
  Napi::Float64Array out = Napi::Float64Array::New(info.Env(), recorder.size() * kNumbers);
  for (std::size_t i = 0; i < recorder.size(); i++) {
    const auto& [at_ms, record] = recorder[i];
    const double numbers[kNumbers] = {at_ms,
                                      static_cast<double>(record.kind),
                                      static_cast<double>(record.id.slot),
                                      static_cast<double>(record.id.generation),
                                      static_cast<double>(record.value),
                                      static_cast<double>(record.detail)};
    for (std::size_t j = 0; j < kNumbers; j++) out[i * kNumbers + j] = numbers[j];
  }
  return out;
}

Napi::Value EngineHandle::Flush(const Napi::CallbackInfo& info) {
  if (engine_ != nullptr) engine_->Flush();
  return ToJs(info.Env(), engine_ == nullptr ? sys::errors::kBadDescriptor : 0);
}

Napi::Value EngineHandle::Close(const Napi::CallbackInfo& info) {
  if (engine_ == nullptr) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  Stop();
  return ToJs(info.Env(), 0);
}

namespace {

// 'poll', which is the default, or 'uring'.
bool ReadKind(Napi::Value value, bool* uring) {
  if (value.IsUndefined()) return true;
  const std::string kind = value.IsString() ? value.As<Napi::String>().Utf8Value() : "";
  *uring = kind == "uring";
  if (kind == "poll" || *uring) return true;
  ThrowArgumentType(value.Env(), "kind", "'poll' or 'uring'", value);
  return false;
}

Napi::Value CreateEngine(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (!info[0].IsFunction()) {
    ThrowArgumentType(env, "onBatch", "a function", info[0]);
    return env.Undefined();
  }
  if (!info[1].IsTypedArray() ||
      info[1].As<Napi::TypedArray>().TypedArrayType() != napi_int32_array) {
    ThrowArgumentType(env, "records", "an Int32Array", info[1]);
    return env.Undefined();
  }
  Napi::Int32Array records = info[1].As<Napi::Int32Array>();
  if (records.ElementLength() < kRecordWords) {
    ThrowArgumentRange(env, "records.length",
                       "at least " + std::to_string(kRecordWords) + " (one record)",
                       std::to_string(records.ElementLength()));
    return env.Undefined();
  }
  bool uring = false;
  if (!ReadKind(info[2], &uring)) return env.Undefined();
  Napi::Object object = Environment::Of(env).engine_constructor.New({});
  // None in a worker that is being terminated.
  EngineHandle* engine = object.IsEmpty() ? nullptr : EngineHandle::Unwrap(object);
  if (engine == nullptr) return env.Undefined();
  const sys::Result result = engine->Start(env, uring, info[0].As<Napi::Function>(), records);
  if (result < 0) return ToJs(env, result);
  return object;
}

struct NamedNumber {
  const char* name;
  int value;
};

template <std::size_t count>
Napi::Object ToFrozenObject(Napi::Env env, const NamedNumber (&numbers)[count]) {
  Napi::Object object = Napi::Object::New(env);
  for (const NamedNumber& number : numbers) {
    object.Set(number.name, Napi::Number::New(env, number.value));
  }
  object.Freeze();
  return object;
}

constexpr NamedNumber kRecordLayout[] = {
    {"words", kRecordWords}, {"kind", 0}, {"slot", 1}, {"generation", 2}, {"value", 3},
    {"detail", 4},           {"extra", 5}};

constexpr NamedNumber kRecordKinds[] = {{"ready", static_cast<int>(RecordKind::kReady)},
                                        {"accepted", static_cast<int>(RecordKind::kAccepted)},
                                        {"acceptError", static_cast<int>(RecordKind::kAcceptError)},
                                        {"data", static_cast<int>(RecordKind::kData)},
                                        {"end", static_cast<int>(RecordKind::kEnd)},
                                        {"error", static_cast<int>(RecordKind::kError)},
                                        {"drained", static_cast<int>(RecordKind::kDrained)},
                                        {"finished", static_cast<int>(RecordKind::kFinished)}};

}  // namespace

void ExportEngine(Napi::Env env, Napi::Object exports) {
  Environment::Of(env).engine_constructor = Napi::Persistent(EngineHandle::Define(env));
  exports.Set("createEngine", Napi::Function::New<CreateEngine>(env, "createEngine"));
  exports.Set("recordLayout", ToFrozenObject(env, kRecordLayout));
  exports.Set("recordKinds", ToFrozenObject(env, kRecordKinds));
}

}  // namespace syssock
