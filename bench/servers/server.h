// What both C servers have in common: what they serve, and what they tell on their output.
//
//     <server> <echo|sink|source>     prints its port; each line of its input makes it print its CPU time and memory
#ifndef BENCH_SERVER_H
#define BENCH_SERVER_H

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../posix.h"

enum { kBacklog = 4096 };

// Sends back what it receives; receives and drops it; sends for as long as the peer takes it.
enum app { kEcho, kSink, kSource };

static inline enum app app_named(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "echo") == 0) return kEcho;
  if (argc == 2 && strcmp(argv[1], "sink") == 0) return kSink;
  if (argc == 2 && strcmp(argv[1], "source") == 0) return kSource;
  fprintf(stderr, "usage: %s echo|sink|source\n", argv[0]);
  exit(2);
}

static inline int open_listener(void) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (listener < 0) fail("socket");
  if (bind(listener, (struct sockaddr *)&address, sizeof(address)) < 0) fail("bind");
  if (listen(listener, kBacklog) < 0) fail("listen");
  return listener;
}

static inline void tell_port(int listener) {
  struct sockaddr_in address;
  socklen_t length = sizeof(address);
  if (getsockname(listener, (struct sockaddr *)&address, &length) < 0) fail("getsockname");
  printf("{\"port\":%d}\n", ntohs(address.sin_port));
  fflush(stdout);
}

static inline long resident_bytes(void) {
  long pages = 0;
  FILE *statm = fopen("/proc/self/statm", "r");
  if (statm == NULL || fscanf(statm, "%*d %ld", &pages) != 1) fail("/proc/self/statm");
  fclose(statm);
  return pages * sysconf(_SC_PAGESIZE);
}

static inline long long microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

// Of the whole process: what threads of the kernel do for a ring counts as well.
static inline void tell_usage(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) < 0) fail("getrusage");
  printf("{\"cpuUs\":%lld,\"rssBytes\":%ld}\n", microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
         resident_bytes());
  fflush(stdout);
}

#endif
