// Messages and their echoes (messages.h) on epoll: for where there is no io_uring. It is hardly faster than what it measures.
#define _GNU_SOURCE
#include "messages.h"

#include <sys/epoll.h>

enum { kEvents = 256 };

static int epoll_fd;
static char incoming[1 << 18];

static void start(void) {
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  if (epoll_fd < 0) fail("epoll_create1");
}

static void watch(struct connection *connection) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = connection};
  if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, connection->fd, &event) < 0) fail("epoll_ctl");
}

static void open_connection(struct connection *connection) {
  connection->fd = connect_to(port, SOCK_NONBLOCK);
  watch(connection); // that it is there will be an event, and then it is sent
}

static void send_some(struct connection *connection) {
  while (connection->to_send > 0) {
    const ssize_t sent = send(connection->fd, outgoing, bytes_to_send(connection), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) {
      if (errno == EAGAIN || errno == ENOTCONN) return;
      fail("send");
    }
    connection->to_send -= (size_t)sent;
  }
}

static void close_connection(struct connection *connection) { close(connection->fd); }

// Answers whether there may be more.
static int receive_some(struct connection *connection) {
  const ssize_t received = recv(connection->fd, incoming, sizeof(incoming), MSG_DONTWAIT);
  if (received < 0) {
    if (errno == EAGAIN) return 0;
    fail("recv");
  }
  fail_if_ended(received);
  on_bytes(connection, (size_t)received, now_ns());
  return (size_t)received == sizeof(incoming);
}

static void on_event(struct connection *connection) {
  send_some(connection);
  while (receive_some(connection));
}

static void await_events(void) {
  struct epoll_event events[kEvents];
  const int ready = epoll_wait(epoll_fd, events, kEvents, kPatienceMs);
  if (ready == 0) fail_of_patience();
  for (int i = 0; i < ready; i++) on_event(events[i].data.ptr);
}
