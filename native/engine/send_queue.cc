#include "send_queue.h"

#include <algorithm>
#include <utility>

namespace syssock {
namespace {

// Small writes are gathered up to this size, so that a send takes few parts.
constexpr std::size_t kGatherBytes = 16384;

}  // namespace

void SendQueue::Append(const std::uint8_t* data, std::size_t length) {
  if (length == 0) return;
  bytes_ += length;
  // One that was kept empty takes more than that: it is one part then, for one call.
  if (!chunks_.empty() &&
      (chunks_.back().empty() || chunks_.back().size() + length <= kGatherBytes)) {
    chunks_.back().insert(chunks_.back().end(), data, data + length);
  } else {
    chunks_.emplace_back(data, data + length);
  }
}

std::size_t SendQueue::Front(sys::IoSlice* slices, std::size_t capacity) const {
  const std::size_t count = bytes_ == 0 ? 0 : std::min(capacity, chunks_.size());
  for (std::size_t i = 0; i < count; i++) {
    const std::size_t gone = i == 0 ? head_ : 0;
    slices[i] = {chunks_[i].data() + gone, chunks_[i].size() - gone};
  }
  return count;
}

void SendQueue::Drop(std::size_t length) {
  bytes_ -= length;
  head_ += length;
  while (!chunks_.empty() && head_ >= chunks_.front().size()) {
    head_ -= chunks_.front().size();
    if (chunks_.size() == 1 && chunks_.front().capacity() <= kGatherBytes) {
      chunks_.front().clear();  // its memory is for the next bytes
      return;
    }
    chunks_.pop_front();
  }
}

}  // namespace syssock
