// Options of the option table between JavaScript and the kernel. `index` is a row's place in
// sys::SystemOptionTable(); what each layout is in JavaScript stands in sys/option_row.h.
#ifndef SYSSOCK_NATIVE_SOCKET_OPTION_CODEC_H_
#define SYSSOCK_NATIVE_SOCKET_OPTION_CODEC_H_

#include <napi.h>

#include <cstdint>
#include <vector>

#include "../sys/option_layouts.h"
#include "../sys/option_row.h"
#include "../sys/socket_api.h"

namespace syssock {

// A value as the kernel takes it. It owns all that it is made of, so nothing in JavaScript can
// change or free what the system call reads.
struct EncodedOption {
  sys::Result result = 0;  // negative: why this option cannot be set to this value here
  int level = 0;
  int number = 0;
  std::vector<std::uint8_t> bytes;
  std::vector<sys::BpfInstruction> program;  // in place of bytes: a packet filter
};

// Sets `out.value` and answers 0, or a negative errno. For a row that there is not, or one that can
// only be set, an exception is pending afterwards.
sys::Result GetOption(Napi::Env env, sys::SocketApi& api, sys::NativeFd fd, std::uint32_t index,
                      Napi::Object out);

// Setting has two steps, because reading a value may run JavaScript (getters, proxies), which may
// close the very descriptor: look at the descriptor in between. False: an exception is pending, or
// `out->result` says why not.
bool EncodeOption(Napi::Env env, sys::SocketApi& api, std::uint32_t index, Napi::Value value,
                  EncodedOption* out);
sys::Result SetOption(sys::SocketApi& api, sys::NativeFd fd, const EncodedOption& option);

// The table for lib/native/binding.ts, frozen.
Napi::Array OptionRowsToJs(Napi::Env env);

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_SOCKET_OPTION_CODEC_H_
