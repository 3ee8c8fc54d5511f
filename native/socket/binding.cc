#include "binding.h"

#include <cstring>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "../environment.h"
#include "../sys/system_headers.h"
#include "arguments.h"
#include "option_codec.h"
#include "raw_option.h"
#include "socket_handle.h"

namespace syssock {
namespace {

constexpr std::int64_t kMinInt = std::numeric_limits<int>::min();
constexpr std::int64_t kMaxInt = std::numeric_limits<int>::max();
constexpr std::int64_t kMaxSafeInteger = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t kMaxUint32 = 0xffffffff;
constexpr std::int64_t kMaxOptionRow = 0xffff;

Napi::Value ToJs(Napi::Env env, sys::Result result) {
  return Napi::Number::New(env, static_cast<double>(result));
}

sys::SocketApi& Api(const Napi::CallbackInfo& info) {
  return *Environment::Of(info.Env()).socket_api();
}

// A number that no descriptor can have is left to the kernel to refuse, as -1: cut to an int it
// could be that of an open one.
bool ReadFd(const Napi::CallbackInfo& info, sys::NativeFd* out) {
  std::int64_t fd = 0;
  if (!ReadInteger(info.Env(), info[0], "fd", kMinInt, kMaxSafeInteger, &fd)) return false;
  *out = fd < 0 || fd > sys::kMaxFd ? sys::kInvalidFd : static_cast<sys::NativeFd>(fd);
  return true;
}

struct Kind {
  int domain = 0;
  int type = 0;
  int protocol = 0;
};

bool ReadKind(const Napi::CallbackInfo& info, Kind* out) {
  const struct {
    const char* name;
    int* target;
  } parts[] = {{"domain", &out->domain}, {"type", &out->type}, {"protocol", &out->protocol}};
  for (std::size_t i = 0; i < 3; i++) {
    std::int64_t value = 0;
    if (!ReadInteger(info.Env(), info[i], parts[i].name, 0, kMaxInt, &value)) return false;
    *parts[i].target = static_cast<int>(value);
  }
  return true;
}

Fd Own(const Napi::CallbackInfo& info, sys::Result fd) {
  return Fd(static_cast<sys::NativeFd>(fd), Environment::Of(info.Env()).socket_api());
}

Napi::Value OpenSocket(const Napi::CallbackInfo& info) {
  Kind kind;
  if (!ReadKind(info, &kind)) return info.Env().Undefined();
  const sys::Result fd = Api(info).Open(kind.domain, kind.type, kind.protocol);
  if (fd < 0) return ToJs(info.Env(), fd);
  return SocketHandle::New(info.Env(), Own(info, fd));
}

Napi::Value OpenPair(const Napi::CallbackInfo& info) {
  Kind kind;
  if (!ReadKind(info, &kind)) return info.Env().Undefined();
  sys::NativeFd fds[2] = {sys::kInvalidFd, sys::kInvalidFd};
  const sys::Result result = Api(info).OpenPair(kind.domain, kind.type, kind.protocol, fds);
  if (result < 0) return ToJs(info.Env(), result);
  Fd owners[2] = {Own(info, fds[0]), Own(info, fds[1])};
  Napi::Array pair = Napi::Array::New(info.Env(), 2);
  for (std::uint32_t i = 0; i < 2; i++) {
    pair.Set(i, SocketHandle::New(info.Env(), std::move(owners[i])));
  }
  return pair;
}

Napi::Value AdoptFd(const Napi::CallbackInfo& info) {
  sys::NativeFd fd = sys::kInvalidFd;
  if (!ReadFd(info, &fd)) return info.Env().Undefined();
  if (fd < 0) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  // Nothing is owned before it is known to be a socket: a file stays with whoever opened it.
  int type = 0;
  std::uint32_t length = sizeof(type);
  sys::Result result = Api(info).GetOption(fd, SOL_SOCKET, SO_TYPE, &type, &length);
  if (result >= 0) result = Api(info).SetCloseOnExec(fd, true);
  if (result < 0) return ToJs(info.Env(), result);
  return SocketHandle::New(info.Env(), Own(info, fd));
}

bool ReadRow(const Napi::CallbackInfo& info, std::uint32_t* out) {
  std::int64_t row = 0;
  if (!ReadInteger(info.Env(), info[1], "row", 0, kMaxOptionRow, &row)) return false;
  *out = static_cast<std::uint32_t>(row);
  return true;
}

Napi::Value GetOptionOf(const Napi::CallbackInfo& info) {
  sys::NativeFd fd = sys::kInvalidFd;
  std::uint32_t row = 0;
  if (!ReadFd(info, &fd) || !ReadRow(info, &row)) return info.Env().Undefined();
  if (!info[2].IsObject()) {
    ThrowArgumentType(info.Env(), "out", "an object", info[2]);
    return info.Env().Undefined();
  }
  return ToJs(info.Env(), GetOption(info.Env(), Api(info), fd, row, info[2].As<Napi::Object>()));
}

Napi::Value SetOptionOf(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  sys::NativeFd fd = sys::kInvalidFd;
  std::uint32_t row = 0;
  if (!ReadFd(info, &fd) || !ReadRow(info, &row)) return env.Undefined();
  // A copy, since reading the value may run JavaScript.
  const auto api = Environment::Of(env).socket_api();
  EncodedOption option;
  if (!EncodeOption(env, *api, row, info[2], &option)) return ToJs(env, option.result);
  return ToJs(env, SetOption(*api, fd, option));
}

// Whether a value is one that the row takes, without a system call: what is wrong with it is
// thrown.
Napi::Value CheckOption(const Napi::CallbackInfo& info) {
  std::int64_t row = 0;
  if (!ReadInteger(info.Env(), info[0], "row", 0, kMaxOptionRow, &row)) {
    return info.Env().Undefined();
  }
  const auto api = Environment::Of(info.Env()).socket_api();  // a copy, as above
  EncodedOption option;
  EncodeOption(info.Env(), *api, static_cast<std::uint32_t>(row), info[1], &option);
  return ToJs(info.Env(), option.result);
}

Napi::Value GetRawOptionOf(const Napi::CallbackInfo& info) {
  sys::NativeFd fd = sys::kInvalidFd;
  if (!ReadFd(info, &fd)) return info.Env().Undefined();
  return GetRawOption(info, 1, Api(info), fd);
}

Napi::Value SetRawOptionOf(const Napi::CallbackInfo& info) {
  sys::NativeFd fd = sys::kInvalidFd;
  if (!ReadFd(info, &fd)) return info.Env().Undefined();
  return SetRawOption(info, 1, Api(info), fd);
}

Napi::Value SystemErrorOf(const Napi::CallbackInfo& info) {
  std::int64_t result = 0;
  if (!ReadInteger(info.Env(), info[0], "result", -kMaxSafeInteger, 0, &result)) {
    return info.Env().Undefined();
  }
  return ToJs(info.Env(), Api(info).SystemErrorOf(result));
}

Napi::Value InterfaceIndex(const Napi::CallbackInfo& info) {
  std::string name;
  if (!ReadString(info.Env(), info[0], "name", &name)) return info.Env().Undefined();
  if (name.find('\0') != std::string::npos) return ToJs(info.Env(), sys::errors::kNoDevice);
  return ToJs(info.Env(), Api(info).InterfaceIndex(name.c_str()));
}

Napi::Value InterfaceName(const Napi::CallbackInfo& info) {
  std::int64_t index = 0;
  if (!ReadInteger(info.Env(), info[0], "index", 0, kMaxUint32, &index)) {
    return info.Env().Undefined();
  }
  std::string name;
  const sys::Result result = Api(info).InterfaceName(static_cast<std::uint32_t>(index), &name);
  if (result < 0) return ToJs(info.Env(), result);
  return Napi::String::New(info.Env(), name);
}

Napi::Value Interfaces(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  std::vector<sys::Interface> list;
  const sys::Result result = Api(info).ListInterfaces(&list);
  if (result < 0) return ToJs(env, result);
  Napi::Array array = Napi::Array::New(env, list.size());
  for (std::size_t i = 0; i < list.size(); i++) {
    Napi::Object entry = Napi::Object::New(env);
    entry.Set("name", Napi::String::New(env, list[i].name));
    entry.Set("index", Napi::Number::New(env, list[i].index));
    array.Set(static_cast<std::uint32_t>(i), entry);
  }
  return array;
}

Napi::Object Constants(Napi::Env env) {
  Napi::Object constants = Napi::Object::New(env);
  for (const sys::Constant* entry = sys::SystemConstants(); entry->name != nullptr; entry++) {
    constants.Set(entry->name, Napi::Number::New(env, static_cast<double>(entry->value)));
  }
  constants.Freeze();
  return constants;
}

}  // namespace

void ExportSockets(Napi::Env env, Napi::Object exports) {
  Environment::Of(env).socket_handle_constructor = Napi::Persistent(SocketHandle::Define(env));
  exports.Set("openSocket", Napi::Function::New<OpenSocket>(env, "openSocket"));
  exports.Set("openPair", Napi::Function::New<OpenPair>(env, "openPair"));
  exports.Set("adoptFd", Napi::Function::New<AdoptFd>(env, "adoptFd"));
  exports.Set("getOption", Napi::Function::New<GetOptionOf>(env, "getOption"));
  exports.Set("setOption", Napi::Function::New<SetOptionOf>(env, "setOption"));
  exports.Set("checkOption", Napi::Function::New<CheckOption>(env, "checkOption"));
  exports.Set("getRawOption", Napi::Function::New<GetRawOptionOf>(env, "getRawOption"));
  exports.Set("setRawOption", Napi::Function::New<SetRawOptionOf>(env, "setRawOption"));
  exports.Set("systemErrorOf", Napi::Function::New<SystemErrorOf>(env, "systemErrorOf"));
  exports.Set("interfaceIndex", Napi::Function::New<InterfaceIndex>(env, "interfaceIndex"));
  exports.Set("interfaceName", Napi::Function::New<InterfaceName>(env, "interfaceName"));
  exports.Set("interfaces", Napi::Function::New<Interfaces>(env, "interfaces"));
  exports.Set("optionRows", OptionRowsToJs(env));
  exports.Set("constants", Constants(env));
  exports.Set("system", Napi::String::New(env, sys::SystemName()));
}

}  // namespace syssock
