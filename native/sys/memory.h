// The process's memory.
#ifndef SYSSOCK_NATIVE_SYS_MEMORY_H_
#define SYSSOCK_NATIVE_SYS_MEMORY_H_

#include <cstddef>

namespace syssock::sys {

// From here on the process keeps up to twice so many bytes that were freed, to use them again, and
// does not return them to the system at once: memory that is got anew costs a page fault a page.
// Where the C library has no such notion, or somebody has set it, nothing changes.
void KeepFreedMemory(std::size_t bytes);

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_MEMORY_H_
