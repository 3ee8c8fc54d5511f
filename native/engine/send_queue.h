// Bytes that were taken from JavaScript and that the kernel has not taken yet, in order.
#ifndef SYSSOCK_NATIVE_ENGINE_SEND_QUEUE_H_
#define SYSSOCK_NATIVE_ENGINE_SEND_QUEUE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "../sys/socket_api.h"

namespace syssock {

class SendQueue {
 public:
  std::size_t bytes() const { return bytes_; }
  void Append(const std::uint8_t* data, std::size_t length);
  // The first parts, at most `capacity` of them; answers how many there are.
  std::size_t Front(sys::IoSlice* slices, std::size_t capacity) const;
  void Drop(std::size_t length);
  // Memory that an empty queue keeps for the next bytes.
  std::size_t reserved_bytes() const { return chunks_.empty() ? 0 : chunks_.front().capacity(); }

 private:
  std::deque<std::vector<std::uint8_t>> chunks_;
  std::size_t head_ = 0;  // bytes of the first chunk that are gone
  std::size_t bytes_ = 0;
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_SEND_QUEUE_H_
