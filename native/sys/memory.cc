#include "memory.h"

#include <cstdlib>

namespace syssock::sys {

// glibc's malloc takes what somebody frees as what will be wanted again: larger blocks than that
// are mapped, and more than twice that is trimmed, from then on (mallopt(3), M_MMAP_THRESHOLD; no
// more than 32 MiB count). Asked so, and not by mallopt, it heeds who tuned it.
void KeepFreedMemory(std::size_t bytes) {
#ifdef __GLIBC__
  // NOLINTBEGIN(*-no-malloc, *-owning-memory): malloc is told by malloc
  void* volatile block = std::malloc(bytes);  // mapped, and never touched
  std::free(block);
  // NOLINTEND(*-no-malloc, *-owning-memory)
#else
  static_cast<void>(bytes);
#endif
}

}  // namespace syssock::sys
