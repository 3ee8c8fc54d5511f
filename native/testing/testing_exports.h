// The `testing` object of the testing addon's exports: it puts another kernel into the environment.
#ifndef SYSSOCK_NATIVE_TESTING_TESTING_EXPORTS_H_
#define SYSSOCK_NATIVE_TESTING_TESTING_EXPORTS_H_

#include <napi.h>

namespace syssock {

// exports.testing = {
//   openBatch(): Result,
//   useSystemKernel(): void,
//   useScriptedKernel(): ScriptedKernel,
//   useFaultKernel({ seed }): FaultKernel,
// }
// openBatch() opens and closes one (sys/batch.h). Each other replaces the kernel for what is opened
// from now on. A handle stays with the kernel that opened it.
void ExportTesting(Napi::Env env, Napi::Object exports);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_TESTING_TESTING_EXPORTS_H_
