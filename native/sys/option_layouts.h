// How option values lie in memory where not every system's headers have the struct. linux_layouts.h
// holds these against the real ones.
#ifndef SYSSOCK_NATIVE_SYS_OPTION_LAYOUTS_H_
#define SYSSOCK_NATIVE_SYS_OPTION_LAYOUTS_H_

#include <cstdint>

namespace syssock::sys {

// struct ucred
struct Credentials {
  std::int32_t pid;
  std::uint32_t uid;
  std::uint32_t gid;
};

// struct ip_mreqn. Systems that only know struct ip_mreq (Windows) read the first two fields.
struct Ipv4Membership {
  std::uint8_t group[4];
  std::uint8_t address[4];
  std::int32_t interface_index;
};

// struct sock_filter
struct BpfInstruction {
  std::uint16_t code;
  std::uint8_t jt;
  std::uint8_t jf;
  std::uint32_t k;
};

// struct sock_fprog
struct BpfProgram {
  std::uint16_t length;
  const BpfInstruction* instructions;
};

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_OPTION_LAYOUTS_H_
