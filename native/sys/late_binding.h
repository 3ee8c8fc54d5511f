// Symbols that a host may lack (Bun and Deno have Node-API, but not all of libuv): bound weakly, so
// that the addon loads there and only what needs them says that it cannot.
#ifndef SYSSOCK_NATIVE_SYS_LATE_BINDING_H_
#define SYSSOCK_NATIVE_SYS_LATE_BINDING_H_

#ifdef _WIN32
// Windows binds by import library; the delay-load hook of node-gyp and cmake-js plays this part.
#define SYSSOCK_WEAK(symbol)
#define SYSSOCK_IS_THERE(symbol) true
#else
#define SYSSOCK_PRAGMA(text) _Pragma(#text)
#define SYSSOCK_WEAK(symbol) SYSSOCK_PRAGMA(weak symbol)
#define SYSSOCK_IS_THERE(symbol) (&symbol != nullptr)
#endif

#endif  // SYSSOCK_NATIVE_SYS_LATE_BINDING_H_
