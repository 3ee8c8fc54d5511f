#include "edge_trigger.h"

#include "errors.h"

#ifdef __linux__
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#ifndef TCP_ULP
#define TCP_ULP 31
#endif
#endif

namespace syssock::sys {

#ifdef __linux__

namespace {

struct CloseFile {
  // NOLINTNEXTLINE(*-owning-memory): unique_ptr owns it
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// What follows the word in the line, as a number to this base; 0 where the line has no such word.
std::uint64_t NumberAfter(const char* word, const char* line, int base) {
  const char* found = std::strstr(line, word);
  return found == nullptr ? 0 : std::strtoull(found + std::strlen(word), nullptr, base);
}

// What the set tells of the descriptor as, which is up to whoever registered it. proc(5) has a line
// for each: "tfd: 13 events: 19 data: d pos:0 ino:11 sdev:10", the data in hexadecimal. Two of one
// number are different files, of which one was closed, and lives on as a duplicate.
bool FindData(NativeFd set, NativeFd fd, std::uint64_t* data) {
  const std::string path = "/proc/self/fdinfo/" + std::to_string(set);
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "re"));
  int found = 0;
  char line[256];
  while (file != nullptr && std::fgets(line, sizeof(line), file.get()) != nullptr) {
    if (std::strncmp(line, "tfd:", 4) != 0) continue;
    if (NumberAfter("tfd:", line, 10) != static_cast<std::uint64_t>(fd)) continue;
    *data = NumberAfter("data:", line, 16);
    found++;
  }
  return found == 1;
}

}  // namespace

// kTLS (a TCP_ULP) hands out record by record: a short receive does not mean that it was the last.
bool CanBeEdgeTriggered(NativeFd fd) {
  const int number = static_cast<int>(fd);
  int protocol = 0;
  socklen_t length = sizeof(protocol);
  if (getsockopt(number, SOL_SOCKET, SO_PROTOCOL, &protocol, &length) < 0) return false;
  if (protocol != IPPROTO_TCP) return false;
  char ulp[16] = {};
  length = sizeof(ulp);
  return getsockopt(number, IPPROTO_TCP, TCP_ULP, ulp, &length) < 0 || length == 0;
}

Result MakeEdgeTriggered(NativeFd set, NativeFd fd) {
  epoll_event event = {};
  event.events = EPOLLIN | EPOLLRDHUP | EPOLLPRI | EPOLLET;
  std::uint64_t data = 0;
  if (!FindData(set, fd, &data)) return -ENOENT;
  event.data.u64 = data;
  const int result = epoll_ctl(static_cast<int>(set), EPOLL_CTL_MOD, static_cast<int>(fd), &event);
  return result < 0 ? -errno : 0;
}

#else

bool CanBeEdgeTriggered(NativeFd) { return false; }
Result MakeEdgeTriggered(NativeFd, NativeFd) { return errors::kNotImplemented; }

#endif

}  // namespace syssock::sys
