// Memory of JavaScript's that is kept, and written to in turns to come.
#ifndef SYSSOCK_NATIVE_ENGINE_JS_MEMORY_H_
#define SYSSOCK_NATIVE_ENGINE_JS_MEMORY_H_

#include <napi.h>

#include <cstddef>
#include <cstdint>

namespace syssock {

class JsMemory {
 public:
  JsMemory() = default;
  explicit JsMemory(Napi::TypedArray array);

  // Where its bytes are; null once JavaScript has detached or shrunk them. Asked for again whenever
  // JavaScript has run since. Wants a handle scope.
  std::uint8_t* Look() const;
  std::size_t length() const { return length_; }

 private:
  // Of the buffer: it is asked for its address with a third of the instructions that an array
  // takes.
  Napi::ObjectReference buffer_;
  std::size_t offset_ = 0;
  std::size_t length_ = 0;          // bytes
  std::uint8_t* shared_ = nullptr;  // of a SharedArrayBuffer: these never move
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_JS_MEMORY_H_
