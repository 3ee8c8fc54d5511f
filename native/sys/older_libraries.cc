// What newer compilers' headers call, and the C and C++ libraries of older systems lack: each is
// defined here once more, hidden, for this addon alone, so that a binary that was built here loads
// there (scripts/check-floor.mjs). By their linker names: in the headers they are not hidden.
#include <cstdlib>

#define SYSSOCK_OWN __attribute__((visibility("hidden")))

extern "C" {

// glibc 2.32: whether std::shared_ptr may count without atomics. Node has threads: no.
extern SYSSOCK_OWN char syssock_single_threaded asm("__libc_single_threaded");
char syssock_single_threaded = 0;

// std::__throw_bad_array_new_length(), GLIBCXX_3.4.29: `new T[n]` with an n beyond all memory.
[[noreturn]] SYSSOCK_OWN void syssock_throw_bad_array_new_length() asm(
    "_ZSt28__throw_bad_array_new_lengthv");
void syssock_throw_bad_array_new_length() { std::abort(); }

// std::_Sp_make_shared_tag::_S_eq(std::type_info const&), GLIBCXX_3.4.26: asked by a shared_ptr
// whether its maker's code has RTTI. Nothing in the addon has.
SYSSOCK_OWN bool syssock_is_make_shared_tag(const void* type) noexcept
    asm("_ZNSt19_Sp_make_shared_tag5_S_eqERKSt9type_info");
bool syssock_is_make_shared_tag(const void*) noexcept { return false; }

}  // extern "C"
