#include "testing_exports.h"

#include <initializer_list>
#include <memory>

#include "../environment.h"
#include "../socket/arguments.h"
#include "../sys/batch.h"
#include "kernel_objects.h"

namespace syssock {

namespace {

using testing::FaultKernelObject;
using testing::ScriptedKernelObject;

// Kept by the exported function itself, and so by its environment.
using Constructor = std::shared_ptr<Napi::FunctionReference>;

Constructor Keep(Napi::Function constructor) {
  return std::make_shared<Napi::FunctionReference>(Napi::Persistent(constructor));
}

void UseSystemKernel(const Napi::CallbackInfo& info) {
  Environment& environment = Environment::Of(info.Env());
  environment.set_socket_api(sys::MakeSystemSocketApi());
  environment.set_make_loop({});
}

// 0 where the system has batches, or what it answers.
Napi::Value OpenBatch(const Napi::CallbackInfo& info) {
  sys::Batch batch;
  const sys::Result result = batch.Open(sys::MakeSystemSocketApi());
  return Napi::Number::New(info.Env(), static_cast<double>(result));
}

// A kernel on real descriptors is used with the host's own loop.
Environment::MakeLoop LoopBeside(const FaultKernelObject&) { return {}; }

Environment::MakeLoop LoopBeside(const ScriptedKernelObject& object) {
  return [turns = object.turns()] { return std::make_unique<testing::ScriptedLoop>(turns); };
}

// Makes the kernel's object, and puts its kernel in place unless the constructor threw.
template <typename Object>
Napi::Value UseKernel(Napi::Env env, const Constructor& constructor,
                      const std::initializer_list<napi_value>& arguments) {
  Napi::Object object = constructor->New(arguments);
  if (env.IsExceptionPending()) return env.Undefined();
  Environment::Of(env).set_socket_api(Object::Unwrap(object)->kernel());
  Environment::Of(env).set_make_loop(LoopBeside(*Object::Unwrap(object)));
  return object;
}

}  // namespace

void ExportTesting(Napi::Env env, Napi::Object exports) {
  const Constructor scripted = Keep(ScriptedKernelObject::DefineClass(env));
  const Constructor fault = Keep(FaultKernelObject::DefineClass(env));

  Napi::Object kernels = Napi::Object::New(env);
  kernels.Set("useSystemKernel", Napi::Function::New(env, UseSystemKernel, "useSystemKernel"));
  kernels.Set("openBatch", Napi::Function::New(env, OpenBatch, "openBatch"));
  kernels.Set("useScriptedKernel", Napi::Function::New(
                                       env,
                                       [scripted](const Napi::CallbackInfo& info) {
                                         return UseKernel<ScriptedKernelObject>(info.Env(),
                                                                                scripted, {});
                                       },
                                       "useScriptedKernel"));
  kernels.Set("useFaultKernel",
              Napi::Function::New(
                  env,
                  [fault](const Napi::CallbackInfo& info) -> Napi::Value {
                    if (!info[0].IsObject()) {
                      ThrowArgumentType(info.Env(), "options", "an object { seed }", info[0]);
                      return info.Env().Undefined();
                    }
                    const Napi::Value seed = info[0].As<Napi::Object>().Get("seed");
                    return UseKernel<FaultKernelObject>(info.Env(), fault, {seed});
                  },
                  "useFaultKernel"));
  exports.Set("testing", kernels);
}

}  // namespace syssock
