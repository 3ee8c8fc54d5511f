#include "edge_trigger.h"

#include "errors.h"

#ifdef __linux__
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>

#ifndef TCP_ULP
#define TCP_ULP 31
#endif
#endif

namespace syssock::sys {

#ifdef __linux__

namespace {

// kTLS (a TCP_ULP) hands out record by record: a short receive does not mean that it was the last.
bool IsPlainTcp(int fd) {
  int protocol = 0;
  socklen_t length = sizeof(protocol);
  if (getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &protocol, &length) < 0 || protocol != IPPROTO_TCP) {
    return false;
  }
  char ulp[16] = {};
  length = sizeof(ulp);
  return getsockopt(fd, IPPROTO_TCP, TCP_ULP, ulp, &length) < 0 || length == 0;
}

// What the set tells of the descriptor as, which is up to whoever registered it. proc(5) has a line
// for each: "tfd: 13 events: 19 data: d pos:0 ino:11 sdev:10", the data in hexadecimal. Two of one
// number are different files, of which one was closed, and lives on as a duplicate.
bool FindData(NativeFd set, NativeFd fd, std::uint64_t* data) {
  std::ifstream lines("/proc/self/fdinfo/" + std::to_string(set));
  int found = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name;
    NativeFd number = kInvalidFd;
    std::string events;
    std::uint64_t value = 0;
    if (!(words >> name >> number) || name != "tfd:" || number != fd) continue;
    if (!(words >> name >> events >> name >> std::hex >> value)) continue;
    *data = value;
    found++;
  }
  return found == 1;
}

}  // namespace

Result MakeEdgeTriggered(NativeFd set, NativeFd fd) {
  const int number = static_cast<int>(fd);
  if (!IsPlainTcp(number)) return errors::kNotSupported;
  epoll_event event = {};
  event.events = EPOLLIN | EPOLLRDHUP | EPOLLPRI | EPOLLET;
  std::uint64_t data = 0;
  if (!FindData(set, fd, &data)) return -ENOENT;
  event.data.u64 = data;
  return epoll_ctl(static_cast<int>(set), EPOLL_CTL_MOD, number, &event) < 0 ? -errno : 0;
}

#else

Result MakeEdgeTriggered(NativeFd, NativeFd) { return errors::kNotImplemented; }

#endif

}  // namespace syssock::sys
