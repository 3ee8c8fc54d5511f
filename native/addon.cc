// The addon's entry. What an environment has of its own is in environment.h, what is exported in
// socket/binding.cc and engine/engine_handle.cc, all of it typed in lib/native/binding.ts.
#include <napi.h>

#include <memory>

#include "engine/engine_handle.h"
#include "environment.h"
#include "socket/binding.h"
#include "sys/socket_api.h"
#ifdef SYSSOCK_TESTING
#include "testing/testing_exports.h"
#endif

// At file scope, since Node looks the module's entry up by its C name.
static Napi::Object InitAddon(Napi::Env env, Napi::Object exports) {
  auto environment = std::make_unique<syssock::Environment>(syssock::sys::MakeSystemSocketApi());
  env.SetInstanceData<syssock::Environment>(environment.release());  // Node deletes it
  syssock::ExportSockets(env, exports);
  syssock::ExportEngine(env, exports);
#ifdef SYSSOCK_TESTING
  syssock::ExportTesting(env, exports);
#endif
  return exports;
}

NODE_API_MODULE(syssock, InitAddon)
