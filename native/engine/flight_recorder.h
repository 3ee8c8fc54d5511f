// The last records that JavaScript was given, for whoever has to find out what happened before
// something went wrong.
#ifndef SYSSOCK_NATIVE_ENGINE_FLIGHT_RECORDER_H_
#define SYSSOCK_NATIVE_ENGINE_FLIGHT_RECORDER_H_

#include <array>
#include <cstddef>

#include "engine.h"

namespace syssock {

class FlightRecorder {
 public:
  static constexpr std::size_t kCapacity = 64;
  struct Entry {
    double at_ms;
    Record record;
  };

  // Of many records the last ones: so that a turn costs no more for having brought thousands.
  void Note(double now_ms, const Record* records, std::size_t count) {
    for (std::size_t i = count > kCapacity ? count - kCapacity : 0; i < count; i++) {
      entries_[noted_++ % kCapacity] = {now_ms, records[i]};
    }
  }

  std::size_t size() const { return noted_ < kCapacity ? noted_ : kCapacity; }
  // The oldest that is kept is number 0.
  const Entry& operator[](std::size_t index) const {
    return entries_[(noted_ - size() + index) % kCapacity];
  }

 private:
  std::array<Entry, kCapacity> entries_ = {};
  std::size_t noted_ = 0;
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_FLIGHT_RECORDER_H_
