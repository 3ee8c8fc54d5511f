#include "slabs.h"

namespace syssock {

void Slabs::Give(Napi::Uint8Array slab) { slabs_.push_back(Napi::Persistent(slab)); }

// Asks for the address each time: JavaScript runs between two descriptors of a turn (other handles
// of the loop call it), and may have detached what it gave.
ReadMemory::Room Slabs::Reserve() {
  const Napi::HandleScope scope(env_);
  while (!slabs_.empty()) {
    Napi::Uint8Array slab = slabs_.front().Value();
    std::uint8_t* data = slab.Data();
    const std::size_t length = data == nullptr ? 0 : slab.ByteLength();  // detached: nothing left
    if (length >= used_ + kLeastRoom) {
      return {data + used_, length - used_, first_number_, static_cast<std::int32_t>(used_)};
    }
    slabs_.pop_front();
    first_number_ = (first_number_ + 1) & kNumberMask;
    used_ = 0;
  }
  return {nullptr, 0, 0, 0};
}

void Slabs::Commit(std::size_t length) { used_ += length; }

std::size_t Slabs::fresh() const { return slabs_.size() - (used_ > 0 && !slabs_.empty() ? 1 : 0); }

void Slabs::Clear() { slabs_.clear(); }

}  // namespace syssock
