// A flood of connects beside connections that are at work: bursts at a fixed rate, the same for every server, and echoes on
// established connections at a fixed rate as well. How it is spoken to: load.h; numbers on its input are milliseconds.
//
//     flood <port> <established> <a burst>
//
// An echo that is late makes its successors late: they count from when they were due (no coordinated omission). Operations
// and percentiles are the echoes'; "newcomers" tells how long it took from a connect to the echo of a first byte.
#define _GNU_SOURCE
#include "load.h"

#include <sys/epoll.h>
#include <sys/timerfd.h>

enum { kEvents = 256, kEchoEveryNs = 2000000, kBurstEveryNs = 50000000 };

struct connection {
  int fd;
  int is_newcomer, under_way;
  uint64_t due_ns; // when its echo began, or should have
};

static int port, established, burst;
static int epoll_fd, timer_fd;
static struct connection *connections; // the established, then the newcomers
static int newcomers_open, echoes_under_way;
static uint64_t next_burst_ns, until_ns, echoes;
static struct samples echo_samples, newcomer_samples;

static void watch(struct connection *connection) {
  struct epoll_event event = {.events = connection->is_newcomer ? EPOLLOUT : EPOLLIN, .data.ptr = connection};
  if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, connection->fd, &event) < 0) fail("epoll_ctl");
}

static void send_byte(struct connection *connection) {
  if (send(connection->fd, "x", 1, MSG_NOSIGNAL) != 1) fail("send");
}

static void send_if_due(struct connection *connection, uint64_t now) {
  if (connection->under_way || connection->due_ns > now || connection->due_ns >= until_ns) return;
  send_byte(connection);
  connection->under_way = 1;
  echoes_under_way++;
}

static void begin_burst(uint64_t now) {
  for (int i = established; i < established + burst; i++) {
    struct connection *connection = &connections[i];
    *connection = (struct connection){.fd = connect_to(port, SOCK_NONBLOCK), .is_newcomer = 1, .due_ns = now};
    watch(connection);
    newcomers_open++;
  }
}

// A burst that the server has not finished puts off the next one.
static void on_tick(uint64_t now) {
  uint64_t ticks;
  if (read(timer_fd, &ticks, sizeof(ticks)) < 0) fail("timerfd");
  for (int i = 0; i < established; i++) send_if_due(&connections[i], now);
  if (newcomers_open > 0 || now < next_burst_ns || now >= until_ns) return;
  next_burst_ns = now + kBurstEveryNs;
  begin_burst(now);
}

static void receive_byte(struct connection *connection) {
  char byte;
  if (recv(connection->fd, &byte, 1, 0) != 1) fail("recv");
}

static void on_echo(struct connection *connection, uint64_t now) {
  receive_byte(connection);
  add_sample(&echo_samples, now - connection->due_ns);
  echoes++;
  echoes_under_way--;
  connection->under_way = 0;
  connection->due_ns += kEchoEveryNs;
  send_if_due(connection, now);
}

static void on_newcomer(struct connection *connection, unsigned events, uint64_t now) {
  if (!connection->under_way && (events & EPOLLOUT)) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    if (epoll_ctl(epoll_fd, EPOLL_CTL_MOD, connection->fd, &event) < 0) fail("epoll_ctl");
    connection->under_way = 1;
    send_byte(connection);
    return;
  }
  receive_byte(connection);
  add_sample(&newcomer_samples, now - connection->due_ns);
  close(connection->fd);
  newcomers_open--;
}

static void await_events(void) {
  struct epoll_event events[kEvents];
  const int ready = epoll_wait(epoll_fd, events, kEvents, kPatienceMs);
  if (ready == 0) fail("no answer");
  for (int i = 0; i < ready; i++) {
    struct connection *connection = events[i].data.ptr;
    const uint64_t now = now_ns();
    if (connection == NULL) on_tick(now);
    else if (connection->is_newcomer) on_newcomer(connection, events[i].events, now);
    else on_echo(connection, now);
  }
}

static void run(uint64_t ms) {
  const uint64_t began_ns = now_ns();
  echoes = 0;
  until_ns = began_ns + ms * 1000000u;
  next_burst_ns = began_ns;
  const uint64_t apart_ns = kEchoEveryNs / (uint64_t)established;
  for (int i = 0; i < established; i++) connections[i].due_ns = began_ns + (uint64_t)i * apart_ns;
  while (now_ns() < until_ns || newcomers_open > 0 || echoes_under_way > 0) await_events();
  const double seconds = (double)(now_ns() - began_ns) / 1e9;
  printf("{\"operations\":%llu,\"seconds\":%.6f,", (unsigned long long)echoes, seconds);
  print_percentiles(&echo_samples);
  printf(",\"newcomers\":{\"count\":%zu,", newcomer_samples.count);
  print_percentiles(&newcomer_samples);
  printf("}}\n");
  fflush(stdout);
}

static void start_timer(void) {
  const struct itimerspec every = {.it_interval.tv_nsec = kEchoEveryNs / 8, .it_value.tv_nsec = kEchoEveryNs / 8};
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
  if (timer_fd < 0 || timerfd_settime(timer_fd, 0, &every, NULL) < 0) fail("timerfd");
  if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, timer_fd, &event) < 0) fail("epoll_ctl");
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: flood <port> <established> <a burst>\n");
    return 2;
  }
  port = atoi(argv[1]);
  established = atoi(argv[2]);
  burst = atoi(argv[3]);
  raise_file_limit();
  make_samples(&echo_samples);
  make_samples(&newcomer_samples);
  connections = calloc((size_t)(established + burst), sizeof(*connections));
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  if (connections == NULL || epoll_fd < 0) fail("start");
  for (int i = 0; i < established; i++) {
    connections[i].fd = connect_to(port, 0);
    watch(&connections[i]);
  }
  start_timer();
  tell_ready();
  uint64_t ms;
  while (next_number(&ms)) run(ms);
  return 0;
}
