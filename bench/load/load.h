// What the programs that make load have in common. What they cost themselves does not count, but they have to be faster
// than the servers that they measure.
//
// Each connects to a port of 127.0.0.1, prints "{}" when it is ready, and then, for each number on its input, works for so
// long (or so much) and prints a line of JSON: operations, seconds, and percentiles of how long an operation took.
#ifndef BENCH_LOAD_H
#define BENCH_LOAD_H

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "../posix.h"

enum { kMaxSamples = 1 << 22, kSourceAddresses = 32, kPatienceMs = 10000 };

struct samples {
  uint32_t *ns;
  size_t count;
};

static inline uint64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline void make_samples(struct samples *samples) {
  samples->ns = malloc(kMaxSamples * sizeof(*samples->ns));
  samples->count = 0;
  if (samples->ns == NULL) fail("malloc");
}

static inline void add_sample(struct samples *samples, uint64_t ns) {
  if (samples->count < kMaxSamples) samples->ns[samples->count++] = ns > UINT32_MAX ? UINT32_MAX : (uint32_t)ns;
}

static inline int compare_samples(const void *a, const void *b) {
  const uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
  return (one > other) - (one < other);
}

static inline double percentile_us(const struct samples *samples, double share) {
  return samples->count == 0 ? 0 : samples->ns[(size_t)(share * (double)(samples->count - 1))] / 1000.0;
}

// "p50Us":… and so on; they are none from here on.
static inline void print_percentiles(struct samples *samples) {
  qsort(samples->ns, samples->count, sizeof(*samples->ns), compare_samples);
  printf("\"p50Us\":%.1f,\"p99Us\":%.1f,\"p999Us\":%.1f", percentile_us(samples, 0.5), percentile_us(samples, 0.99),
         percentile_us(samples, 0.999));
  samples->count = 0;
}

static inline void tell_ready(void) {
  printf("{}\n");
  fflush(stdout);
}

// 0 when the input has ended: the work is over then.
static inline int next_number(uint64_t *number) {
  char line[64];
  if (fgets(line, sizeof(line), stdin) == NULL) return 0;
  *number = strtoull(line, NULL, 10);
  return 1;
}

// Addresses in turn, so that ports in TIME_WAIT do not run out (127.0.0.0/8 is all ours: RFC 1122).
static inline void bind_source(int fd) {
  static unsigned turn;
  const int on = 1;
  struct sockaddr_in source = {.sin_family = AF_INET};
  source.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + turn++ % kSourceAddresses);
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof(on));
  if (bind(fd, (struct sockaddr *)&source, sizeof(source)) < 0) fail("bind");
}

// A call that blocks fails when nothing comes of it.
static inline void limit_patience(int fd) {
  const struct timeval patience = {.tv_sec = kPatienceMs / 1000};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
}

static inline struct sockaddr_in address_of(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// Ready to be connected.
static inline int new_socket(int type_flags) {
  const int on = 1;
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | type_flags, 0);
  if (fd < 0) fail("socket");
  bind_source(fd);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  return fd;
}

// A socket that is connected, or soon will be where it does not block.
static inline int connect_to(int port, int type_flags) {
  const struct sockaddr_in server = address_of(port);
  const int fd = new_socket(type_flags);
  if (!(type_flags & SOCK_NONBLOCK)) limit_patience(fd);
  if (connect(fd, (const struct sockaddr *)&server, sizeof(server)) < 0 && errno != EINPROGRESS) fail("connect");
  return fd;
}

#endif
