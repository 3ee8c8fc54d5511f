#include "socket_handle.h"

#include <limits>
#include <utility>

#include "../environment.h"
#include "address.h"
#include "arguments.h"
#include "option_codec.h"
#include "raw_option.h"

namespace syssock {
namespace {

constexpr std::int64_t kMinInt = std::numeric_limits<int>::min();
constexpr std::int64_t kMaxInt = std::numeric_limits<int>::max();
constexpr std::int64_t kMaxOptionRow = 0xffff;

Napi::Value ToJs(Napi::Env env, sys::Result result) {
  return Napi::Number::New(env, static_cast<double>(result));
}

bool ReadFlags(const Napi::CallbackInfo& info, std::size_t index, int* out) {
  std::int64_t flags = 0;
  if (!ReadInteger(info.Env(), info[index], "flags", kMinInt, kMaxInt, &flags)) return false;
  *out = static_cast<int>(flags);
  return true;
}

bool ReadOut(const Napi::CallbackInfo& info, std::size_t index, Napi::Object* out) {
  if (!info[index].IsObject()) {
    ThrowArgumentType(info.Env(), "out", "an object", info[index]);
    return false;
  }
  *out = info[index].As<Napi::Object>();
  return true;
}

bool ReadRow(const Napi::CallbackInfo& info, std::uint32_t* out) {
  std::int64_t row = 0;
  if (!ReadInteger(info.Env(), info[0], "row", 0, kMaxOptionRow, &row)) return false;
  *out = static_cast<std::uint32_t>(row);
  return true;
}

// (data, offset, length, flags), as send and recv and their kin begin.
struct Transfer {
  ByteView bytes;
  int flags = 0;
};

bool ReadTransfer(const Napi::CallbackInfo& info, Transfer* out) {
  return ReadByteRange(info.Env(), info[0], info[1], info[2], &out->bytes) &&
         ReadFlags(info, 3, &out->flags);
}

}  // namespace

Napi::Function SocketHandle::Define(Napi::Env env) {
  Napi::Function constructor =
      DefineClass(env, "SocketHandle",
                  {
                      InstanceMethod<&SocketHandle::Close>("close"),
                      InstanceMethod<&SocketHandle::DetachFd>("detachFd"),
                      InstanceMethod<&SocketHandle::Duplicate>("duplicate"),
                      InstanceMethod<&SocketHandle::SetNonBlocking>("setNonBlocking"),
                      InstanceMethod<&SocketHandle::GetNonBlocking>("getNonBlocking"),
                      InstanceMethod<&SocketHandle::Bind>("bind"),
                      InstanceMethod<&SocketHandle::Listen>("listen"),
                      InstanceMethod<&SocketHandle::Accept>("accept"),
                      InstanceMethod<&SocketHandle::Connect>("connect"),
                      InstanceMethod<&SocketHandle::Send>("send"),
                      InstanceMethod<&SocketHandle::SendTo>("sendTo"),
                      InstanceMethod<&SocketHandle::Recv>("recv"),
                      InstanceMethod<&SocketHandle::RecvFrom>("recvFrom"),
                      InstanceMethod<&SocketHandle::Shutdown>("shutdown"),
                      InstanceMethod<&SocketHandle::LocalAddress>("localAddress"),
                      InstanceMethod<&SocketHandle::RemoteAddress>("remoteAddress"),
                      InstanceMethod<&SocketHandle::QueuedBytes>("queuedBytes"),
                      InstanceMethod<&SocketHandle::GetOption>("getOption"),
                      InstanceMethod<&SocketHandle::SetOption>("setOption"),
                      InstanceMethod<&SocketHandle::GetRawOption>("getRawOption"),
                      InstanceMethod<&SocketHandle::SetRawOption>("setRawOption"),
                  });
  // Not an instance accessor of the class: Node-API does not check the receiver of those, as it
  // does of methods, and another object's memory would be read.
  Napi::Object prototype = constructor.Get("prototype").As<Napi::Object>();
  prototype.DefineProperty(Napi::PropertyDescriptor::Accessor<GetFd>("fd", napi_enumerable));
  return constructor;
}

// Empty in a worker that is being terminated, which can make no objects any more, or halves of them
// only: `fd` is closed then.
Napi::Value SocketHandle::New(Napi::Env env, Fd fd) {
  Napi::Object object = Environment::Of(env).socket_handle_constructor.New({});
  SocketHandle* handle = object.IsEmpty() ? nullptr : Unwrap(object);
  if (handle == nullptr) return {};
  handle->fd_ = std::move(fd);
  return object;
}

// By tag, which no JavaScript can forge: a prototype can be put on anything.
SocketHandle* SocketHandle::From(Napi::Env env, Napi::Value value) {
  const napi_type_tag tag = Environment::Of(env).SocketHandleTag();
  if (!value.IsObject() || !value.As<Napi::Object>().CheckTypeTag(&tag)) {
    ThrowArgumentType(env, "handle", "a SocketHandle", value);
    return nullptr;
  }
  return Unwrap(value.As<Napi::Object>());
}

// From JavaScript this makes a handle that is closed already; native code then gives it an Fd.
SocketHandle::SocketHandle(const Napi::CallbackInfo& info) : Napi::ObjectWrap<SocketHandle>(info) {
  const napi_type_tag tag = Environment::Of(info.Env()).SocketHandleTag();
  info.This().As<Napi::Object>().TypeTag(&tag);
}

SocketHandle::~SocketHandle() { LetWatcherGo(); }

void SocketHandle::LetWatcherGo() {
  if (watcher_ != nullptr) std::exchange(watcher_, nullptr)->OnFdLeaving();
}

Fd SocketHandle::Take() {
  LetWatcherGo();
  return std::move(fd_);
}

template <typename Call>
Napi::Value SocketHandle::OnOpenFd(Napi::Env env, Call call) {
  return ToJs(env, fd_.open() ? call(fd_.api(), fd_.value()) : sys::errors::kBadDescriptor);
}

Napi::Value SocketHandle::GetFd(const Napi::CallbackInfo& info) {
  SocketHandle* handle = From(info.Env(), info.This());
  return handle == nullptr ? info.Env().Undefined() : ToJs(info.Env(), handle->fd_.value());
}

Napi::Value SocketHandle::Close(const Napi::CallbackInfo& info) {
  LetWatcherGo();
  return ToJs(info.Env(), fd_.Close());
}

Napi::Value SocketHandle::DetachFd(const Napi::CallbackInfo& info) {
  if (!fd_.open()) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  return ToJs(info.Env(), Take().Release());
}

Napi::Value SocketHandle::Duplicate(const Napi::CallbackInfo& info) {
  if (!fd_.open()) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  const sys::Result copy = fd_.api().Duplicate(fd_.value());
  if (copy < 0) return ToJs(info.Env(), copy);
  return New(info.Env(), Fd(static_cast<sys::NativeFd>(copy), fd_.shared_api()));
}

Napi::Value SocketHandle::SetNonBlocking(const Napi::CallbackInfo& info) {
  if (!info[0].IsBoolean()) {
    ThrowArgumentType(info.Env(), "on", "a boolean", info[0]);
    return info.Env().Undefined();
  }
  const bool on = info[0].As<Napi::Boolean>().Value();
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) { return api.SetNonBlocking(fd, on); });
}

Napi::Value SocketHandle::GetNonBlocking(const Napi::CallbackInfo& info) {
  return OnOpenFd(info.Env(), [](auto& api, auto fd) { return api.GetNonBlocking(fd); });
}

Napi::Value SocketHandle::Bind(const Napi::CallbackInfo& info) {
  sys::RawAddress address;
  if (!AddressFromJs(info.Env(), info[0], &address)) return info.Env().Undefined();
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) { return api.Bind(fd, address); });
}

Napi::Value SocketHandle::Listen(const Napi::CallbackInfo& info) {
  std::int64_t backlog = 0;
  if (!ReadInteger(info.Env(), info[0], "backlog", 0, kMaxInt, &backlog)) {
    return info.Env().Undefined();
  }
  return OnOpenFd(info.Env(),
                  [&](auto& api, auto fd) { return api.Listen(fd, static_cast<int>(backlog)); });
}

Napi::Value SocketHandle::Accept(const Napi::CallbackInfo& info) {
  if (!fd_.open()) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  const sys::Result accepted = fd_.api().Accept(fd_.value(), nullptr);
  if (accepted < 0) return ToJs(info.Env(), accepted);
  return New(info.Env(), Fd(static_cast<sys::NativeFd>(accepted), fd_.shared_api()));
}

Napi::Value SocketHandle::Connect(const Napi::CallbackInfo& info) {
  sys::RawAddress address;
  if (!AddressFromJs(info.Env(), info[0], &address)) return info.Env().Undefined();
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) -> sys::Result {
    const sys::Result result = api.Connect(fd, address);
    // Linux tells once, by 0, that one that went on is done; other systems do not.
    const bool is_done = is_connecting_ && result == sys::errors::kIsConnected;
    is_connecting_ = result == sys::errors::kInProgress || result == sys::errors::kAlready;
    return is_done ? 0 : result;
  });
}

Napi::Value SocketHandle::Send(const Napi::CallbackInfo& info) {
  Transfer out;
  if (!ReadTransfer(info, &out)) return info.Env().Undefined();
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) {
    return api.Send(fd, out.bytes.data, out.bytes.length, out.flags);
  });
}

Napi::Value SocketHandle::SendTo(const Napi::CallbackInfo& info) {
  Transfer out;
  sys::RawAddress to;
  // The address first: reading it runs getters, which could detach the buffer once it was looked
  // at.
  if (!AddressFromJs(info.Env(), info[4], &to)) return info.Env().Undefined();
  if (!ReadTransfer(info, &out)) return info.Env().Undefined();
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) {
    return api.SendTo(fd, out.bytes.data, out.bytes.length, out.flags, to);
  });
}

Napi::Value SocketHandle::Recv(const Napi::CallbackInfo& info) {
  Transfer in;
  if (!ReadTransfer(info, &in)) return info.Env().Undefined();
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) {
    return api.Receive(fd, in.bytes.data, in.bytes.length, in.flags);
  });
}

Napi::Value SocketHandle::RecvFrom(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Transfer in;
  Napi::Object out;
  if (!ReadTransfer(info, &in) || !ReadOut(info, 4, &out)) return env.Undefined();
  if (!fd_.open()) return ToJs(env, sys::errors::kBadDescriptor);
  sys::RawAddress from;
  int flags = 0;
  const sys::Result result =
      fd_.api().ReceiveFrom(fd_.value(), in.bytes.data, in.bytes.length, in.flags, &from, &flags);
  if (result < 0) return ToJs(env, result);
  out.Set("address", AddressToJs(env, from));
  out.Set("flags", Napi::Number::New(env, flags));
  return ToJs(env, result);
}

Napi::Value SocketHandle::Shutdown(const Napi::CallbackInfo& info) {
  std::int64_t direction = 0;
  if (!ReadInteger(info.Env(), info[0], "direction", 0, 2, &direction)) {
    return info.Env().Undefined();
  }
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) {
    return api.Shutdown(fd, static_cast<sys::Direction>(direction));
  });
}

template <typename Query>
Napi::Value SocketHandle::ReadAddress(Napi::Env env, Query query) {
  if (!fd_.open()) return ToJs(env, sys::errors::kBadDescriptor);
  sys::RawAddress address;
  const sys::Result result = query(fd_.api(), fd_.value(), &address);
  return result < 0 ? ToJs(env, result) : AddressToJs(env, address);
}

Napi::Value SocketHandle::LocalAddress(const Napi::CallbackInfo& info) {
  return ReadAddress(info.Env(), [](auto& api, auto fd, auto* address) {
    return api.GetLocalAddress(fd, address);
  });
}

Napi::Value SocketHandle::RemoteAddress(const Napi::CallbackInfo& info) {
  return ReadAddress(info.Env(), [](auto& api, auto fd, auto* address) {
    return api.GetRemoteAddress(fd, address);
  });
}

Napi::Value SocketHandle::QueuedBytes(const Napi::CallbackInfo& info) {
  std::int64_t direction = 0;
  if (!ReadInteger(info.Env(), info[0], "direction", 0, 1, &direction)) {
    return info.Env().Undefined();
  }
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) {
    return api.QueuedBytes(fd, static_cast<sys::Direction>(direction));
  });
}

Napi::Value SocketHandle::GetOption(const Napi::CallbackInfo& info) {
  std::uint32_t row = 0;
  Napi::Object out;
  if (!ReadRow(info, &row) || !ReadOut(info, 1, &out)) return info.Env().Undefined();
  return OnOpenFd(info.Env(), [&](auto& api, auto fd) {
    return syssock::GetOption(info.Env(), api, fd, row, out);
  });
}

Napi::Value SocketHandle::SetOption(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  std::uint32_t row = 0;
  if (!ReadRow(info, &row)) return env.Undefined();
  // A copy, since reading the value may run JavaScript that closes this handle or gives it away.
  const auto kernel = fd_.open() ? fd_.shared_api() : Environment::Of(env).socket_api();
  EncodedOption option;
  if (!EncodeOption(env, *kernel, row, info[1], &option)) return ToJs(env, option.result);
  return OnOpenFd(env, [&](auto& api, auto fd) { return syssock::SetOption(api, fd, option); });
}

Napi::Value SocketHandle::GetRawOption(const Napi::CallbackInfo& info) {
  if (!fd_.open()) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  return syssock::GetRawOption(info, 0, fd_.api(), fd_.value());
}

Napi::Value SocketHandle::SetRawOption(const Napi::CallbackInfo& info) {
  if (!fd_.open()) return ToJs(info.Env(), sys::errors::kBadDescriptor);
  return syssock::SetRawOption(info, 0, fd_.api(), fd_.value());
}

}  // namespace syssock
