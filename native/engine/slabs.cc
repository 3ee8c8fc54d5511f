#include "slabs.h"

#include <algorithm>

#include "../sys/memory.h"

namespace syssock {

void Slabs::Give(Napi::Uint8Array slab) {
  slabs_.emplace_back(slab);
  if (given_ < kManyGiven && ++given_ == kManyGiven) sys::KeepFreedMemory(kKeptBytes);
}

ReadMemory::Room Slabs::Reserve(std::size_t least) {
  while (!slabs_.empty()) {
    const Memory memory = Front();
    if (memory.length >= used_ + least) {
      return {memory.data + used_, memory.length - used_, first_number_,
              static_cast<std::int32_t>(used_)};
    }
    slabs_.pop_front();
    held_ = {nullptr, 0};
    first_number_ = (first_number_ + 1) & kNumberMask;
    used_ = 0;
  }
  return {nullptr, 0, 0, 0};
}

std::size_t Slabs::Fits(std::size_t most, std::size_t length) {
  std::size_t fit = 0;
  std::size_t used = used_;
  for (auto slab = slabs_.begin(); slab != slabs_.end() && fit < most; ++slab) {
    const std::size_t bytes = slab == slabs_.begin() ? Front().length : LookUp(*slab).length;
    fit += bytes > used ? (bytes - used) / length : 0;
    used = 0;
  }
  return std::min(fit, most);
}

// Unless it is held, the address is asked for each time: JavaScript runs between two descriptors of
// a turn (other handles of the loop call it), and may have detached what it gave.
Slabs::Memory Slabs::Front() {
  if (held_.data != nullptr) return held_;
  const Memory memory = LookUp(slabs_.front());
  if (holds_address_) held_ = memory;
  return memory;
}

void Slabs::LetGoOfAddress() {
  holds_address_ = false;
  held_ = {nullptr, 0};
}

Slabs::Memory Slabs::LookUp(const JsMemory& slab) const {
  const Napi::HandleScope scope(env_);
  std::uint8_t* data = slab.Look();
  return {data, data == nullptr ? 0 : slab.length()};
}

void Slabs::Commit(std::size_t length) { used_ += length; }

std::size_t Slabs::fresh() const { return slabs_.size() - (used_ > 0 && !slabs_.empty() ? 1 : 0); }

void Slabs::Clear() {
  slabs_.clear();
  held_ = {nullptr, 0};
}

}  // namespace syssock
