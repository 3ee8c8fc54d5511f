// JavaScript's memory that received bytes land in. A slab is filled from its start to its end, and
// no part of it is written twice: a chunk that somebody keeps stays as it was delivered (house rule
// 9).
#ifndef SYSSOCK_NATIVE_ENGINE_SLABS_H_
#define SYSSOCK_NATIVE_ENGINE_SLABS_H_

#include <napi.h>

#include <deque>

#include "engine.h"
#include "js_memory.h"

namespace syssock {

class Slabs final : public ReadMemory {
 public:
  // Slabs are numbered in the order in which they are given: 0, 1, 2 ... 2^30 - 1, 0 ...
  static constexpr std::int32_t kNumberMask = (1 << 30) - 1;

  explicit Slabs(Napi::Env env) : env_(env) {}
  void Give(Napi::Uint8Array slab);
  Room Reserve(std::size_t least) override;
  std::size_t Fits(std::size_t most, std::size_t length) override;
  void Commit(std::size_t length) override;
  // Between these two no JavaScript runs, which could detach a slab: an address stays good.
  void HoldAddress() { holds_address_ = true; }
  void LetGoOfAddress();
  // Slabs that have not been written to yet.
  std::size_t fresh() const;
  void Clear();

 private:
  // Who was given so many slabs will want more, of which the collector frees some 32 MiB at a
  // time. No later: malloc has to have nothing yet that is as large as what it is to keep.
  static constexpr std::size_t kManyGiven = 16;
  static constexpr std::size_t kKeptBytes = std::size_t{24} << 20;

  struct Memory {
    std::uint8_t* data;
    std::size_t length;
  };
  // Of the first slab.
  Memory Front();
  Memory LookUp(const JsMemory& slab) const;

  Napi::Env env_;
  std::deque<JsMemory> slabs_;  // the first is being filled
  Memory held_ = {nullptr, 0};  // of the first slab, while its address is held; else none
  bool holds_address_ = false;
  std::int32_t first_number_ = 0;
  std::size_t used_ = 0;   // of the first slab
  std::size_t given_ = 0;  // up to kManyGiven
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_SLABS_H_
