// A stream one way, on a connection of its own. How it is spoken to: load.h; numbers on its input are MiB, which are its
// operations too.
//
//     stream <port> in       into the server, until it has read all and closes
//     stream <port> out      out of the server
#define _GNU_SOURCE
#include "load.h"

enum { kMiB = 1 << 20 };

static char bytes[1 << 18];

static void send_all(int fd, uint64_t total) {
  for (uint64_t left = total; left > 0;) {
    const size_t length = left < sizeof(bytes) ? (size_t)left : sizeof(bytes);
    const ssize_t sent = send(fd, bytes, length, MSG_NOSIGNAL);
    if (sent < 0) fail("send");
    left -= (uint64_t)sent;
  }
  if (shutdown(fd, SHUT_WR) < 0) fail("shutdown");
  if (recv(fd, bytes, sizeof(bytes), 0) != 0) fail("the end of the stream");
}

static void receive_all(int fd, uint64_t total) {
  for (uint64_t left = total; left > 0;) {
    const size_t length = left < sizeof(bytes) ? (size_t)left : sizeof(bytes);
    const ssize_t received = recv(fd, bytes, length, 0);
    if (received <= 0) fail("recv");
    left -= (uint64_t)received;
  }
}

static void run(int port, int goes_in, uint64_t mib) {
  const uint64_t began_ns = now_ns();
  const int fd = connect_to(port, 0);
  if (goes_in) send_all(fd, mib * kMiB);
  else receive_all(fd, mib * kMiB);
  const double seconds = (double)(now_ns() - began_ns) / 1e9;
  close(fd);
  printf("{\"operations\":%llu,\"seconds\":%.6f}\n", (unsigned long long)mib, seconds);
  fflush(stdout);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: stream <port> in|out\n");
    return 2;
  }
  tell_ready();
  uint64_t mib;
  while (next_number(&mib)) run(atoi(argv[1]), strcmp(argv[2], "in") == 0, mib);
  return 0;
}
