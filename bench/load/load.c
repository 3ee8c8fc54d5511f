// Messages and their echoes. How it is spoken to: load.h; numbers on its input are milliseconds.
//
//     load <port> connect <connections> <bytes> 1              connect, send, wait for the echo, close; again and again
//     load <port> echo <connections> <bytes> <in flight>       so many messages on their way on each connection
//     load <port> idle <connections>                           opens them, and keeps them until its input ends
#define _GNU_SOURCE
#include "load.h"

#include <sys/epoll.h>

// More at once would fill backlogs: the kernel waits a second before it tries to connect again.
enum { kEvents = 256, kOpeningAtOnce = 256 };

struct connection {
  int fd;
  size_t messages;     // under way
  size_t to_send;      // bytes of them
  size_t to_receive;   // of the message that is counted next
  size_t next;         // of its messages, in turn
  uint64_t *began_ns;  // of each
};

static int port;
static int reconnects;
static size_t message_bytes;
static size_t in_flight;
static uint64_t until_ns;
static int epoll_fd;
static struct connection *connections;
static int wanted;
static int busy; // connections that have an operation under way
static uint64_t operations;
static struct samples samples;
static char *outgoing;
static char incoming[1 << 18];

static void open_connection(struct connection *connection) {
  connection->fd = connect_to(port, SOCK_NONBLOCK);
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = connection};
  if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, connection->fd, &event) < 0) fail("epoll_ctl");
}

static void send_some(struct connection *connection) {
  const size_t most = message_bytes * in_flight;
  while (connection->to_send > 0) {
    const size_t length = connection->to_send < most ? connection->to_send : most;
    const ssize_t sent = send(connection->fd, outgoing, length, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EAGAIN || errno == ENOTCONN) return;
      fail("send");
    }
    connection->to_send -= (size_t)sent;
  }
}

static void count(struct connection *connection, uint64_t now) {
  operations++;
  uint64_t *began_ns = &connection->began_ns[connection->next++ % in_flight];
  add_sample(&samples, now - *began_ns);
  *began_ns = now; // its successor goes out at once
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

static void begin(struct connection *connection) {
  const uint64_t now = now_ns();
  for (size_t i = 0; i < in_flight; i++) connection->began_ns[i] = now;
  connection->messages = in_flight;
  connection->to_send = message_bytes * in_flight;
  connection->to_receive = message_bytes;
  if (reconnects) open_connection(connection);
  else send_some(connection);
}

static void on_event(struct connection *connection) {
  send_some(connection);
  const size_t whole = receive_some(connection);
  if (whole == 0) return;
  connection->messages -= whole;
  const int time_is_up = now_ns() >= until_ns;
  if (reconnects && connection->messages == 0) close(connection->fd);
  if (time_is_up) {
    if (connection->messages == 0) busy--; // what was under way comes back still, and counts
  } else if (reconnects) {
    begin(connection);
  } else {
    connection->messages += whole;
    connection->to_send += whole * message_bytes;
    send_some(connection);
  }
}

static void await_events(void) {
  struct epoll_event events[kEvents];
  const int ready = epoll_wait(epoll_fd, events, kEvents, kPatienceMs);
  if (ready == 0) {
    fprintf(stderr, "no answer within %d ms on %d connections\n", kPatienceMs, busy);
    exit(1);
  }
  for (int i = 0; i < ready; i++) on_event(events[i].data.ptr);
}

static void run(uint64_t ms) {
  const uint64_t began_ns = now_ns();
  operations = 0;
  until_ns = began_ns + ms * 1000000u;
  busy = wanted;
  for (int i = 0; i < wanted; i++) begin(&connections[i]);
  while (busy > 0) await_events();
  const double seconds = (double)(now_ns() - began_ns) / 1e9;
  printf("{\"operations\":%llu,\"seconds\":%.6f,", (unsigned long long)operations, seconds);
  print_percentiles(&samples);
  printf("}\n");
  fflush(stdout);
}

static void await_opened(const struct connection *connection) {
  struct epoll_event event = {.events = EPOLLOUT, .data.ptr = NULL};
  const int opening = epoll_create1(EPOLL_CLOEXEC);
  if (opening < 0 || epoll_ctl(opening, EPOLL_CTL_ADD, connection->fd, &event) < 0) fail("epoll");
  if (epoll_wait(opening, &event, 1, kPatienceMs) != 1) fail("connect");
  close(opening);
}

static void open_all(void) {
  for (int i = 0; i < wanted; i++) {
    open_connection(&connections[i]);
    if (i >= kOpeningAtOnce) await_opened(&connections[i - kOpeningAtOnce]);
  }
  for (int i = wanted > kOpeningAtOnce ? wanted - kOpeningAtOnce : 0; i < wanted; i++) await_opened(&connections[i]);
}

// Backlogs are first in, first out: the echo of the last one tells that the server has accepted them all.
static void await_accepted(void) {
  busy = 1;
  begin(&connections[wanted - 1]);
  while (busy > 0) await_events();
}

static void prepare(int argc, char **argv) {
  port = atoi(argv[1]);
  reconnects = strcmp(argv[2], "connect") == 0;
  wanted = atoi(argv[3]);
  message_bytes = argc > 4 ? (size_t)atol(argv[4]) : 1;
  in_flight = argc > 5 ? (size_t)atol(argv[5]) : 1;
  raise_file_limit();
  make_samples(&samples);
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  outgoing = malloc(message_bytes * in_flight);
  connections = calloc((size_t)wanted, sizeof(*connections));
  uint64_t *began_ns = calloc((size_t)wanted * in_flight, sizeof(*began_ns));
  if (epoll_fd < 0 || outgoing == NULL || connections == NULL || began_ns == NULL) fail("start");
  for (int i = 0; i < wanted; i++) connections[i].began_ns = began_ns + (size_t)i * in_flight;
  memset(outgoing, 'x', message_bytes * in_flight);
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: load <port> connect|echo|idle <connections> [<bytes> <in flight>]\n");
    return 2;
  }
  prepare(argc, argv);
  if (!reconnects) {
    open_all();
    await_accepted();
  }
  tell_ready();
  uint64_t ms;
  while (next_number(&ms)) run(ms);
  return 0;
}
