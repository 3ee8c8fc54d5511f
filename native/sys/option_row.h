// One row of the option table (house rule 2), as native code sees it. The rows of each system are
// generated from native/options.json into option_table_<system>.generated.h, which that system's
// source file includes.
#ifndef SYSSOCK_NATIVE_SYS_OPTION_ROW_H_
#define SYSSOCK_NATIVE_SYS_OPTION_ROW_H_

#include <cstddef>
#include <cstdint>

namespace syssock::sys {

// How a value lies in memory for getsockopt and setsockopt. What JavaScript sees is in
// docs/options.md; socket/option_codec.cc translates.
enum class OptionLayout : std::uint8_t {
  kBool,            // int 0 or 1 <-> boolean
  kInt,             // int <-> number
  kUint32,          // unsigned int <-> number
  kUint64,          // 8 bytes <-> bigint
  kByte,            // unsigned char <-> number
  kNetworkUint32,   // unsigned int in network byte order <-> number (IP_UNICAST_IF)
  kTimeval,         // struct timeval <-> milliseconds
  kLinger,          // struct linger <-> { enabled, seconds }
  kString,          // bytes up to a NUL <-> string
  kIpv4Address,     // struct in_addr <-> string
  kSocketAddress,   // a sockaddr -> address object
  kIpv4Membership,  // struct ip_mreq(n) <- { group, interface? }
  kIpv6Membership,  // struct ipv6_mreq <- { group, interface? }
  kGroup,           // struct group_req <- { group, interface? }
  kGroupSource,     // struct group_source_req <- { group, source, interface? }
  kIpv4Source,      // struct ip_mreq_source <- { group, source, interface? }
  kCredentials,     // struct ucred -> { pid, uid, gid }
  kIdList,          // array of gid_t -> number[]
  kUint32List,      // array of unsigned int -> number[]
  kPortRange,       // low | high << 16 <-> { low, high }
  kTcpInfo,         // struct tcp_info -> object, as many fields as the kernel wrote
  kMptcpInfo,       // struct mptcp_info -> object, likewise
  kBpfProgram,      // struct sock_fprog <- { code, jt, jf, k }[]
  kBytes,           // <-> Uint8Array
};

enum class OptionAccess : std::uint8_t { kReadWrite, kReadOnly, kWriteOnly };

struct OptionRow {
  const char* name;    // "tcpUserTimeoutMs"
  const char* symbol;  // "TCP_USER_TIMEOUT"
  int level;
  int number;
  OptionLayout layout;
  OptionAccess access;
  bool supported;          // false: this system has no such option; level and number mean nothing
  std::uint32_t maxBytes;  // capacity for getsockopt of layouts without a fixed size; else 0
  std::int64_t min;        // of a number, or of each number in a list
  std::int64_t max;
};

struct OptionTable {
  const OptionRow* rows;
  std::size_t count;
};

// Every row of options.json, in its order, on every system: an index means the same everywhere.
OptionTable SystemOptionTable();

// A field of a struct that the kernel lengthens from release to release.
struct StructField {
  const char* name;
  std::uint16_t offset;
  std::uint8_t width;      // bytes: 1, 2, 4 or 8 (8: told as a bigint)
  std::uint8_t bitOffset;  // within a byte that two fields share (tcpi_snd_wscale)
  std::uint8_t bitWidth;   // 0: the whole width
};
struct StructFields {
  const StructField* fields;
  std::size_t count;
};
StructFields TcpInfoFields();
StructFields MptcpInfoFields();

}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_OPTION_ROW_H_
