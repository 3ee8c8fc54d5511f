#include "js_memory.h"

namespace syssock {

JsMemory::JsMemory(Napi::TypedArray array)
    : buffer_(Napi::Persistent(array.Buffer().As<Napi::Object>())),
      offset_(array.ByteOffset()),
      length_(array.ByteLength()) {
  if (array.Buffer().IsArrayBuffer()) return;
  void* data = nullptr;
  napi_get_typedarray_info(array.Env(), array, nullptr, nullptr, &data, nullptr, nullptr);
  shared_ = static_cast<std::uint8_t*>(data);
}

// Straight from Node-API: it is done each turn.
std::uint8_t* JsMemory::Look() const {
  if (shared_ != nullptr) return shared_;
  napi_value buffer = nullptr;
  void* data = nullptr;
  std::size_t size = 0;
  if (napi_get_reference_value(buffer_.Env(), buffer_, &buffer) != napi_ok || buffer == nullptr ||
      napi_get_arraybuffer_info(buffer_.Env(), buffer, &data, &size) != napi_ok ||
      data == nullptr || size < offset_ + length_) {
    return nullptr;
  }
  return static_cast<std::uint8_t*>(data) + offset_;
}

}  // namespace syssock
