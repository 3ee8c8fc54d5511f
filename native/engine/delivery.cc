#include "delivery.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace syssock {
namespace {

// Whether something was thrown, which is told as uncaught. Nothing is pending where the environment
// is about to end, and no JavaScript runs any more.
bool ReportThrown(Napi::Env env, napi_status status) {
  if (status != napi_pending_exception || !env.IsExceptionPending()) return false;
  napi_value exception = nullptr;
  napi_get_and_clear_last_exception(env, &exception);
  napi_fatal_exception(env, exception);
  return true;
}

}  // namespace

void Delivery::Start(Napi::Env env, Napi::Function on_batch, Napi::Int32Array records) {
  on_batch_ = Napi::Persistent(on_batch);
  shared_ = JsMemory(records);
  async_context_.emplace(env, "SYSSOCK_ENGINE");
  started_ = true;
}

void Delivery::Stop() {
  started_ = false;
  records_.clear();
  scoped_.clear();
  later_.clear();
  on_batch_.Reset();
  shared_ = {};
}

void Delivery::Push(const Record& record) {
  records_.push_back(record);
  // Its first bytes may come in the same batch, before JavaScript has heard of it.
  if (record.kind == RecordKind::kAccepted && IsScoped(record.id)) {
    MarkScoped({record.value, record.detail}, true);
  }
}

void Delivery::Deliver(Napi::Object receiver, double now_ms) {
  batch_.swap(records_);
  for (std::size_t done = 0; started_ && done < batch_.size();) {
    const std::size_t delivered = DeliverSome(receiver, done, now_ms);
    if (delivered == 0) break;
    done += delivered;
  }
  batch_.clear();
}

bool Delivery::HasUndelivered(SlotId id) const {
  const auto brings = [id](const Record& record) {
    return record.kind == RecordKind::kData && Same(record.id, id);
  };
  return std::any_of(records_.begin(), records_.end(), brings) ||
         (!batch_.empty() && std::any_of(batch_.begin() + static_cast<std::ptrdiff_t>(delivered_),
                                         batch_.end(), brings));
}

std::size_t Delivery::DeliverSome(Napi::Object receiver, std::size_t from, double now_ms) {
  const Napi::Env env = receiver.Env();
  std::uint8_t* shared = shared_.Look();
  if (shared == nullptr) {
    napi_fatal_exception(env, Napi::TypeError::New(env, "The records array was detached").Value());
    return 0;
  }
  const std::size_t count = std::min(shared_.length() / sizeof(Record), batch_.size() - from);
  std::memcpy(shared, &batch_[from], count * sizeof(Record));
  recorder_.Note(now_ms, &batch_[from], count);
  for (std::size_t done = 0; started_ && done < count;) {
    delivered_ = EndOfRun(from + done, from + count);
    CallBack(receiver, done, delivered_ - from);
    done = delivered_ - from;
  }
  return count;
}

// One record that wants a callback scope of its own, or all of them up to the next such.
std::size_t Delivery::EndOfRun(std::size_t from, std::size_t to) const {
  if (scoped_.empty()) return to;
  if (IsScoped(batch_[from].id)) return from + 1;
  std::size_t end = from + 1;
  while (end < to && !IsScoped(batch_[end].id)) end++;
  return end;
}

bool Delivery::IsScoped(SlotId id) const {
  const auto slot = static_cast<std::size_t>(id.slot);
  return slot < scoped_.size() && scoped_[slot] == id.generation;
}

void Delivery::MarkScoped(SlotId id, bool scoped) {
  constexpr std::int32_t kNobody = -1;
  const auto slot = static_cast<std::size_t>(id.slot);
  if (slot >= scoped_.size()) {
    if (!scoped) return;
    scoped_.resize(slot + 1, kNobody);
  }
  if (scoped || scoped_[slot] == id.generation) scoped_[slot] = scoped ? id.generation : kNobody;
}

// A handler that throws loses only its own event: called again, JavaScript goes on after it. What a
// nextTick callback throws comes from here too, after the records were walked: that is why each
// call says which records it is about, and JavaScript where it is in them.
void Delivery::CallBack(Napi::Object receiver, std::size_t from, std::size_t to) {
  const Napi::Env env = receiver.Env();
  for (std::size_t calls = 0; started_ && calls <= to - from; calls++) {
    // The first call, as a rule the only one, has the delivery's.
    std::optional<Napi::HandleScope> scope;
    if (from + calls > 0) scope.emplace(env);
    napi_value arguments[3] = {};
    napi_create_uint32(env, static_cast<std::uint32_t>(from), &arguments[0]);
    napi_create_uint32(env, static_cast<std::uint32_t>(to), &arguments[1]);
    napi_get_boolean(env, calls > 0, &arguments[2]);
    calling_ = true;
    const napi_status status = napi_make_callback(env, *async_context_, receiver, on_batch_.Value(),
                                                  std::size(arguments), arguments, nullptr);
    calling_ = false;
    if (!ReportThrown(env, status)) break;
  }
  if (!later_.empty()) CallWhatWaits(env);
}

// What is called opens callback scopes itself, one for each of its own events: with none around
// them, nextTick callbacks run after each.
void Delivery::CallWhatWaits(Napi::Env env) {
  const std::vector<LaterCall> calls = std::exchange(later_, {});
  for (const LaterCall& call : calls) {
    const Napi::HandleScope scope(env);
    const bool has_argument = !call.argument.IsEmpty();
    const napi_value argument = has_argument ? napi_value(call.argument.Value()) : nullptr;
    ReportThrown(env, napi_call_function(env, call.receiver.Value(), call.function.Value(),
                                         has_argument ? 1 : 0, &argument, nullptr));
  }
}

bool Delivery::CallLater(Napi::Object receiver, Napi::Function function, Napi::Value argument) {
  if (!calling_) return false;
  LaterCall call = {Napi::Persistent(receiver), Napi::Persistent(function), {}};
  if (argument.IsObject()) call.argument = Napi::Persistent(argument.As<Napi::Object>());
  later_.push_back(std::move(call));
  return true;
}

std::int64_t Delivery::CountAccepted() const {
  return std::count_if(records_.begin(), records_.end(),
                       [](const Record& record) { return record.kind == RecordKind::kAccepted; });
}

}  // namespace syssock
