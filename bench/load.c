// The load of a comparison, in a process of its own: what it costs itself does not count, and it has to be faster than the
// servers that it measures.
//
//     load <port> connect <connections> <bytes> 1 <ms>           connect, send, wait for the echo, close; again and again
//     load <port> echo <connections> <bytes> <in flight> <ms>    so many messages on their way on each connection
//     load <port> idle <connections>                             opens them, tells so, and keeps them until its input ends
//
// Prints a line of JSON: operations, seconds, and the percentiles of how long an operation took, in microseconds.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { kEvents = 256, kMaxSamples = 1 << 22, kSourceAddresses = 32 };

struct connection {
  int fd;
  size_t to_send;      // of the messages under way
  size_t to_receive;   // of the message that is counted next
  uint64_t began_ns;   // of the operation that is counted next
};

static int port;
static size_t message_bytes;
static size_t in_flight;
static uint64_t until_ns;
static int epoll_fd;
static int open_connections;
static uint64_t operations;
static uint32_t *samples;
static size_t sample_count;
static char *outgoing;
static char incoming[1 << 18];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static uint64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void count(struct connection *connection, uint64_t now) {
  operations++;
  if (sample_count < kMaxSamples) samples[sample_count++] = (uint32_t)((now - connection->began_ns) / 1000);
  connection->began_ns = now;
}

// Addresses in turn, so that ports in TIME_WAIT do not run out (127.0.0.0/8 is all ours: RFC 1122).
static void bind_source(int fd) {
  static unsigned turn;
  const int on = 1;
  struct sockaddr_in source = {.sin_family = AF_INET};
  source.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + turn++ % kSourceAddresses);
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof(on));
  if (bind(fd, (struct sockaddr *)&source, sizeof(source)) < 0) fail("bind");
}

static void open_connection(struct connection *connection) {
  const int on = 1;
  struct sockaddr_in target = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  target.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connection->began_ns = now_ns();
  connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (connection->fd < 0) fail("socket");
  bind_source(connection->fd);
  setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  if (connect(connection->fd, (struct sockaddr *)&target, sizeof(target)) < 0 && errno != EINPROGRESS) fail("connect");
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = connection};
  if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, connection->fd, &event) < 0) fail("epoll_ctl");
  connection->to_send = message_bytes * in_flight;
  connection->to_receive = message_bytes;
  open_connections++;
}

static void close_connection(struct connection *connection) {
  close(connection->fd);
  connection->fd = -1;
  open_connections--;
}

static void send_some(struct connection *connection) {
  while (connection->to_send > 0) {
    const size_t most = message_bytes * in_flight;
    const size_t length = connection->to_send < most ? connection->to_send : most;
    const ssize_t sent = send(connection->fd, outgoing, length, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EAGAIN || errno == ENOTCONN) return;
      fail("send");
    }
    connection->to_send -= (size_t)sent;
  }
}

// Answers how many messages came back whole.
static size_t receive_some(struct connection *connection) {
  size_t whole = 0;
  for (;;) {
    const ssize_t received = recv(connection->fd, incoming, sizeof(incoming), 0);
    if (received < 0) {
      if (errno == EAGAIN) return whole;
      fail("recv");
    }
    if (received == 0) {
      fprintf(stderr, "the server closed a connection\n");
      exit(1);
    }
    const uint64_t now = now_ns();
    size_t left = (size_t)received;
    while (left >= connection->to_receive) {
      left -= connection->to_receive;
      connection->to_receive = message_bytes;
      count(connection, now);
      whole++;
    }
    connection->to_receive -= left;
    if ((size_t)received < sizeof(incoming)) return whole;
  }
}

static void on_event(struct connection *connection, int reconnects) {
  send_some(connection);
  const size_t whole = receive_some(connection);
  if (whole == 0) return;
  const int time_is_up = now_ns() >= until_ns;
  if (reconnects || time_is_up) {
    close_connection(connection);
    if (!time_is_up) open_connection(connection);
    return;
  }
  connection->to_send += whole * message_bytes;
  send_some(connection);
}

static int compare(const void *a, const void *b) {
  const uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
  return (one > other) - (one < other);
}

static double percentile(double share) {
  return sample_count == 0 ? 0 : samples[(size_t)(share * (double)(sample_count - 1))];
}

static void run(struct connection *connections, int wanted, int reconnects, uint64_t ms) {
  const uint64_t began = now_ns();
  until_ns = began + ms * 1000000u;
  for (int i = 0; i < wanted; i++) open_connection(&connections[i]);
  struct epoll_event events[kEvents];
  while (open_connections > 0) {
    const int ready = epoll_wait(epoll_fd, events, kEvents, 5000);
    if (ready == 0) {
      fprintf(stderr, "no answer within 5 s on %d connections\n", open_connections);
      exit(1);
    }
    for (int i = 0; i < ready; i++) on_event(events[i].data.ptr, reconnects);
  }
  const double seconds = (double)(now_ns() - began) / 1e9;
  qsort(samples, sample_count, sizeof(*samples), compare);
  printf("{\"operations\":%llu,\"seconds\":%.3f,\"p50Us\":%.0f,\"p99Us\":%.0f,\"p999Us\":%.0f}\n",
         (unsigned long long)operations, seconds, percentile(0.5), percentile(0.99), percentile(0.999));
}

static void keep_idle(struct connection *connections, int wanted) {
  message_bytes = 0;
  struct epoll_event events[kEvents];
  for (int i = 0; i < wanted; i++) {
    open_connection(&connections[i]);
    // One after another: a full backlog would make the kernel wait a second before it tries again.
    while (epoll_wait(epoll_fd, events, kEvents, 5000) < 0 && errno == EINTR) continue;
  }
  printf("{\"operations\":%d}\n", wanted);
  fflush(stdout);
  while (read(0, incoming, sizeof(incoming)) > 0) continue;
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: load <port> connect|echo|idle <connections> [<bytes> <in flight> <ms>]\n");
    return 2;
  }
  port = atoi(argv[1]);
  const int wanted = atoi(argv[3]);
  message_bytes = argc > 4 ? (size_t)atol(argv[4]) : 1;
  in_flight = argc > 5 ? (size_t)atol(argv[5]) : 1;
  const uint64_t ms = argc > 6 ? (uint64_t)atol(argv[6]) : 1000;
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  epoll_fd = epoll_create1(0);
  samples = malloc(kMaxSamples * sizeof(*samples));
  outgoing = malloc(message_bytes * in_flight + 1);
  struct connection *connections = calloc((size_t)wanted, sizeof(*connections));
  if (epoll_fd < 0 || samples == NULL || outgoing == NULL || connections == NULL) fail("start");
  memset(outgoing, 'x', message_bytes * in_flight);
  if (strcmp(argv[2], "idle") == 0) {
    keep_idle(connections, wanted);
  } else {
    run(connections, wanted, strcmp(argv[2], "connect") == 0, ms);
  }
  return 0;
}
