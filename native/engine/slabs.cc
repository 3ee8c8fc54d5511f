#include "slabs.h"

#include "../sys/memory.h"

namespace syssock {

void Slabs::Give(Napi::Uint8Array slab) {
  slabs_.push_back(Napi::Persistent(slab));
  if (given_ < kManyGiven && ++given_ == kManyGiven) sys::KeepFreedMemory(kKeptBytes);
}

// Asks for the address each time: JavaScript runs between two descriptors of a turn (other handles
// of the loop call it), and may have detached what it gave.
ReadMemory::Room Slabs::Reserve(std::size_t least) {
  const Napi::HandleScope scope(env_);
  while (!slabs_.empty()) {
    const Memory memory = MemoryOf(slabs_.front());
    if (memory.length >= used_ + least) {
      return {memory.data + used_, memory.length - used_, first_number_,
              static_cast<std::int32_t>(used_)};
    }
    slabs_.pop_front();
    first_number_ = (first_number_ + 1) & kNumberMask;
    used_ = 0;
  }
  return {nullptr, 0, 0, 0};
}

// Straight from Node-API, since every receive asks: one call tells all.
Slabs::Memory Slabs::MemoryOf(const Napi::Reference<Napi::Uint8Array>& slab) const {
  napi_value view = nullptr;
  void* data = nullptr;
  std::size_t length = 0;
  if (napi_get_reference_value(env_, slab, &view) != napi_ok ||
      napi_get_typedarray_info(env_, view, nullptr, &length, &data, nullptr, nullptr) != napi_ok ||
      data == nullptr) {
    return {nullptr, 0};  // detached
  }
  return {static_cast<std::uint8_t*>(data), length};
}

void Slabs::Commit(std::size_t length) { used_ += length; }

std::size_t Slabs::fresh() const { return slabs_.size() - (used_ > 0 && !slabs_.empty() ? 1 : 0); }

void Slabs::Clear() { slabs_.clear(); }

}  // namespace syssock
