#include "kernel_objects.h"

#include <optional>
#include <string>
#include <utility>

#include "../socket/arguments.h"
#include "script_values.h"

namespace syssock::testing {

namespace {

template <typename List, typename Convert>
Napi::Value ListToJs(Napi::Env env, const List& list, Convert convert) {
  Napi::Array array = Napi::Array::New(env, list.size());
  std::uint32_t index = 0;
  for (const auto& element : list) array.Set(index++, convert(env, element));
  return array;
}

bool DescriptorFromJs(Napi::Env env, Napi::Value value, sys::NativeFd* out) {
  std::optional<std::int64_t> fd;
  if (!OptionalIntegerFromJs(env, value, "fd", 0, kMaxSafeInteger, &fd)) return false;
  *out = fd ? static_cast<sys::NativeFd>(*fd) : ScriptedSocketApi::kAnyFd;
  return true;
}

Napi::Value UnusedToJs(Napi::Env env, const UnusedAnswers& unused) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("call", CallName(unused.call));
  if (unused.fd != ScriptedSocketApi::kAnyFd) object.Set("fd", static_cast<double>(unused.fd));
  object.Set("count", static_cast<double>(unused.count));
  return object;
}

Napi::Value FaultCountsToJs(Napi::Env env, const FaultCounts& counts) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("calls", static_cast<double>(counts.calls));
  object.Set("errors", static_cast<double>(counts.errors));
  object.Set("shortened", static_cast<double>(counts.shortened));
  object.Set("delayed", static_cast<double>(counts.delayed));
  return object;
}

}  // namespace

Napi::Function ScriptedKernelObject::DefineClass(Napi::Env env) {
  using Self = ScriptedKernelObject;
  return ObjectWrap::DefineClass(env, "ScriptedKernel",
                                 {
                                     InstanceMethod<&Self::Queue>("queue"),
                                     InstanceMethod<&Self::SetStanding>("setStanding"),
                                     InstanceMethod<&Self::DeclareOpen>("declareOpen"),
                                     InstanceMethod<&Self::DeclareClosed>("declareClosed"),
                                     InstanceMethod<&Self::Forget>("forget"),
                                     InstanceMethod<&Self::Calls>("calls"),
                                     InstanceMethod<&Self::Counts>("counts"),
                                     InstanceMethod<&Self::Unexpected>("unexpected"),
                                     InstanceMethod<&Self::Violations>("violations"),
                                     InstanceMethod<&Self::Leaks>("leaks"),
                                     InstanceMethod<&Self::Unused>("unused"),
                                     InstanceMethod<&Self::SetReadiness>("setReadiness"),
                                     InstanceMethod<&Self::SetSendRoom>("setSendRoom"),
                                     InstanceMethod<&Self::TakeSent>("takeSent"),
                                     InstanceMethod<&Self::Turn>("turn"),
                                     InstanceMethod<&Self::Ready>("ready"),
                                     InstanceMethod<&Self::Polled>("polled"),
                                     InstanceMethod<&Self::Sleeps>("sleeps"),
                                     InstanceMethod<&Self::IsAlive>("isAlive"),
                                     InstanceMethod<&Self::Now>("now"),
                                     InstanceMethod<&Self::Advance>("advance"),
                                 });
}

ScriptedKernelObject::ScriptedKernelObject(const Napi::CallbackInfo& info)
    : ObjectWrap(info),
      kernel_(std::make_shared<ScriptedSocketApi>()),
      turns_(std::make_shared<ScriptedTurns>(kernel_)) {}

Napi::Value ScriptedKernelObject::Queue(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Call call;
  sys::NativeFd fd;
  Answer answer;
  if (!CallFromJs(env, info[0], &call) || !DescriptorFromJs(env, info[1], &fd) ||
      !AnswerFromJs(env, info[2], &answer)) {
    return env.Undefined();
  }
  kernel_->Queue(call, fd, std::move(answer));
  return env.Undefined();
}

Napi::Value ScriptedKernelObject::SetStanding(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Call call;
  sys::NativeFd fd;
  std::optional<Answer> answer;
  if (!CallFromJs(env, info[0], &call) || !DescriptorFromJs(env, info[1], &fd)) {
    return env.Undefined();
  }
  if (!info[2].IsUndefined() && !AnswerFromJs(env, info[2], &answer.emplace())) {
    return env.Undefined();
  }
  kernel_->SetStanding(call, fd, std::move(answer));
  return env.Undefined();
}

Napi::Value ScriptedKernelObject::DeclareOpen(const Napi::CallbackInfo& info) {
  std::optional<std::int64_t> fd;
  if (!OptionalIntegerFromJs(info.Env(), info[0], "fd", 0, kMaxSafeInteger, &fd)) {
    return info.Env().Undefined();
  }
  return Napi::Number::New(info.Env(), static_cast<double>(kernel_->DeclareOpen(fd)));
}

Napi::Value ScriptedKernelObject::DeclareClosed(const Napi::CallbackInfo& info) {
  std::int64_t fd = 0;
  if (ReadInteger(info.Env(), info[0], "fd", 0, kMaxSafeInteger, &fd)) {
    kernel_->DeclareClosed(static_cast<sys::NativeFd>(fd));
  }
  return info.Env().Undefined();
}

Napi::Value ScriptedKernelObject::Forget(const Napi::CallbackInfo& info) {
  std::int64_t fd = 0;
  if (ReadInteger(info.Env(), info[0], "fd", 0, kMaxSafeInteger, &fd)) {
    kernel_->Forget(static_cast<sys::NativeFd>(fd));
  }
  return info.Env().Undefined();
}

Napi::Value ScriptedKernelObject::Calls(const Napi::CallbackInfo& info) {
  return ListToJs(info.Env(), kernel_->log(), CallRecordToJs);
}

Napi::Value ScriptedKernelObject::Counts(const Napi::CallbackInfo& info) {
  Napi::Object counts = Napi::Object::New(info.Env());
  for (std::size_t i = 0; i < kCallCount; ++i) {
    const auto call = static_cast<Call>(i);
    counts.Set(CallName(call), static_cast<double>(kernel_->count(call)));
  }
  return counts;
}

Napi::Value ScriptedKernelObject::Unexpected(const Napi::CallbackInfo& info) {
  return ListToJs(info.Env(), kernel_->unexpected(), CallRecordToJs);
}

Napi::Value ScriptedKernelObject::Violations(const Napi::CallbackInfo& info) {
  return ListToJs(info.Env(), kernel_->violations(), [](Napi::Env env, const std::string& text) {
    return Napi::String::New(env, text);
  });
}

Napi::Value ScriptedKernelObject::Leaks(const Napi::CallbackInfo& info) {
  return ListToJs(info.Env(), kernel_->leaks(), [](Napi::Env env, sys::NativeFd fd) {
    return Napi::Number::New(env, static_cast<double>(fd));
  });
}

Napi::Value ScriptedKernelObject::Unused(const Napi::CallbackInfo& info) {
  return ListToJs(info.Env(), kernel_->Unused(), UnusedToJs);
}

Napi::Value ScriptedKernelObject::SetReadiness(const Napi::CallbackInfo& info) {
  std::int64_t fd = 0;
  std::int64_t readiness = 0;
  if (ReadInteger(info.Env(), info[0], "fd", 0, kMaxSafeInteger, &fd) &&
      ReadInteger(info.Env(), info[1], "readiness", 0, 15, &readiness)) {
    kernel_->SetReadiness(static_cast<sys::NativeFd>(fd), static_cast<int>(readiness));
  }
  return info.Env().Undefined();
}

Napi::Value ScriptedKernelObject::SetSendRoom(const Napi::CallbackInfo& info) {
  std::int64_t fd = 0;
  std::int64_t room = 0;
  if (ReadInteger(info.Env(), info[0], "fd", 0, kMaxSafeInteger, &fd) &&
      ReadInteger(info.Env(), info[1], "room", 0, kMaxSafeInteger, &room)) {
    kernel_->SetSendRoom(static_cast<sys::NativeFd>(fd), static_cast<std::size_t>(room));
  }
  return info.Env().Undefined();
}

Napi::Value ScriptedKernelObject::TakeSent(const Napi::CallbackInfo& info) {
  std::int64_t fd = 0;
  if (!ReadInteger(info.Env(), info[0], "fd", 0, kMaxSafeInteger, &fd)) {
    return info.Env().Undefined();
  }
  const std::vector<std::uint8_t> sent = kernel_->TakeSent(static_cast<sys::NativeFd>(fd));
  const auto copy = Napi::Buffer<std::uint8_t>::Copy(info.Env(), sent.data(), sent.size());
  return Napi::Value(info.Env(), copy);
}

// JavaScript is called from in here, and may let go of this object.
Napi::Value ScriptedKernelObject::Turn(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const std::shared_ptr<ScriptedTurns> turns = turns_;
  if (info[0].IsUndefined()) {
    turns->Run(std::nullopt);
    return env.Undefined();
  }
  if (!info[0].IsArray()) {
    ThrowArgumentType(env, "order", "an array of descriptors", info[0]);
    return env.Undefined();
  }
  std::vector<sys::NativeFd> order;
  const auto list = info[0].As<Napi::Array>();
  for (std::uint32_t i = 0; i < list.Length(); ++i) {
    std::int64_t fd = 0;
    if (!ReadInteger(env, list.Get(i), "fd", 0, kMaxSafeInteger, &fd)) return env.Undefined();
    order.push_back(static_cast<sys::NativeFd>(fd));
  }
  turns->Run(std::move(order));
  return env.Undefined();
}

Napi::Value ScriptedKernelObject::Ready(const Napi::CallbackInfo& info) {
  return ListToJs(info.Env(), turns_->Ready(), [](Napi::Env env, sys::NativeFd fd) {
    return Napi::Number::New(env, static_cast<double>(fd));
  });
}

Napi::Value ScriptedKernelObject::Polled(const Napi::CallbackInfo& info) {
  std::int64_t fd = 0;
  if (!ReadInteger(info.Env(), info[0], "fd", 0, kMaxSafeInteger, &fd)) {
    return info.Env().Undefined();
  }
  return Napi::Number::New(info.Env(), turns_->Polled(static_cast<sys::NativeFd>(fd)));
}

Napi::Value ScriptedKernelObject::Sleeps(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), turns_->Sleeps());
}

Napi::Value ScriptedKernelObject::IsAlive(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), turns_->IsAlive());
}

Napi::Value ScriptedKernelObject::Now(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), turns_->now_ms());
}

Napi::Value ScriptedKernelObject::Advance(const Napi::CallbackInfo& info) {
  std::int64_t ms = 0;
  if (ReadInteger(info.Env(), info[0], "ms", 0, kMaxSafeInteger, &ms)) {
    turns_->Advance(static_cast<double>(ms));
  }
  return info.Env().Undefined();
}

Napi::Function FaultKernelObject::DefineClass(Napi::Env env) {
  using Self = FaultKernelObject;
  return ObjectWrap::DefineClass(env, "FaultKernel",
                                 {
                                     InstanceMethod<&Self::AddRule>("addRule"),
                                     InstanceMethod<&Self::ClearRules>("clearRules"),
                                     InstanceMethod<&Self::Counts>("counts"),
                                     InstanceMethod<&Self::Faults>("faults"),
                                 });
}

FaultKernelObject::FaultKernelObject(const Napi::CallbackInfo& info) : ObjectWrap(info) {
  std::int64_t seed = 0;
  if (!ReadInteger(info.Env(), info[0], "seed", 0, kMaxSafeInteger, &seed)) return;
  kernel_ = std::make_shared<FaultSocketApi>(sys::MakeSystemSocketApi(),
                                             static_cast<std::uint64_t>(seed));
}

Napi::Value FaultKernelObject::AddRule(const Napi::CallbackInfo& info) {
  FaultRule rule;
  if (FaultRuleFromJs(info.Env(), info[0], &rule)) kernel_->AddRule(rule);
  return info.Env().Undefined();
}

Napi::Value FaultKernelObject::ClearRules(const Napi::CallbackInfo& info) {
  kernel_->ClearRules();
  return info.Env().Undefined();
}

Napi::Value FaultKernelObject::Counts(const Napi::CallbackInfo& info) {
  Napi::Object counts = Napi::Object::New(info.Env());
  for (std::size_t i = 0; i < kCallCount; ++i) {
    const auto call = static_cast<Call>(i);
    counts.Set(CallName(call), FaultCountsToJs(info.Env(), kernel_->counts(call)));
  }
  return counts;
}

Napi::Value FaultKernelObject::Faults(const Napi::CallbackInfo& info) {
  return ListToJs(info.Env(), kernel_->log(), FaultRecordToJs);
}

}  // namespace syssock::testing
