// The test kernels as JavaScript objects. test/support/kernels.ts is their typed face.
#ifndef SYSSOCK_NATIVE_TESTING_KERNEL_OBJECTS_H_
#define SYSSOCK_NATIVE_TESTING_KERNEL_OBJECTS_H_

#include <napi.h>

#include <memory>

#include "fault_socket_api.h"
#include "scripted_loop.h"
#include "scripted_socket_api.h"

namespace syssock::testing {

// new ScriptedKernel()
class ScriptedKernelObject : public Napi::ObjectWrap<ScriptedKernelObject> {
 public:
  static Napi::Function DefineClass(Napi::Env env);
  explicit ScriptedKernelObject(const Napi::CallbackInfo& info);

  // Shared with the environment, and with every handle that this kernel opened.
  const std::shared_ptr<ScriptedSocketApi>& kernel() const { return kernel_; }
  // Of the engines that are made while this kernel is in use.
  const std::shared_ptr<ScriptedTurns>& turns() const { return turns_; }

 private:
  Napi::Value Queue(const Napi::CallbackInfo& info);        // (call, fd | undefined, answer)
  Napi::Value SetStanding(const Napi::CallbackInfo& info);  // (call, fd | undefined, answer?)
  Napi::Value DeclareOpen(const Napi::CallbackInfo& info);  // (fd?) -> fd
  Napi::Value DeclareClosed(const Napi::CallbackInfo& info);
  Napi::Value Forget(const Napi::CallbackInfo& info);  // (fd)
  Napi::Value Calls(const Napi::CallbackInfo& info);
  Napi::Value Counts(const Napi::CallbackInfo& info);
  Napi::Value Unexpected(const Napi::CallbackInfo& info);
  Napi::Value Violations(const Napi::CallbackInfo& info);
  Napi::Value Leaks(const Napi::CallbackInfo& info);
  Napi::Value Unused(const Napi::CallbackInfo& info);
  Napi::Value SetReadiness(const Napi::CallbackInfo& info);  // (fd, bits)
  Napi::Value SetSendRoom(const Napi::CallbackInfo& info);   // (fd, bytes)
  Napi::Value TakeSent(const Napi::CallbackInfo& info);      // (fd) -> Buffer
  Napi::Value Turn(const Napi::CallbackInfo& info);          // (fds?)
  Napi::Value Ready(const Napi::CallbackInfo& info);         // () -> fds
  Napi::Value Polled(const Napi::CallbackInfo& info);        // (fd) -> bits | -1
  Napi::Value Sleeps(const Napi::CallbackInfo& info);
  Napi::Value IsAlive(const Napi::CallbackInfo& info);
  Napi::Value Now(const Napi::CallbackInfo& info);
  Napi::Value Advance(const Napi::CallbackInfo& info);  // (ms)

  std::shared_ptr<ScriptedSocketApi> kernel_;
  std::shared_ptr<ScriptedTurns> turns_;
};

// new FaultKernel(seed)
class FaultKernelObject : public Napi::ObjectWrap<FaultKernelObject> {
 public:
  static Napi::Function DefineClass(Napi::Env env);
  explicit FaultKernelObject(const Napi::CallbackInfo& info);

  const std::shared_ptr<FaultSocketApi>& kernel() const { return kernel_; }

 private:
  Napi::Value AddRule(const Napi::CallbackInfo& info);
  Napi::Value ClearRules(const Napi::CallbackInfo& info);
  Napi::Value Counts(const Napi::CallbackInfo& info);
  Napi::Value Faults(const Napi::CallbackInfo& info);

  std::shared_ptr<FaultSocketApi> kernel_;
};

}  // namespace syssock::testing

#endif  // SYSSOCK_NATIVE_TESTING_KERNEL_OBJECTS_H_
