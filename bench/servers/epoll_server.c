// The yardstick of a comparison: a plain server on epoll(7), as one writes it in C. How it is spoken to: server.h.
#define _GNU_SOURCE
#include <errno.h>
#include <sys/epoll.h>

#include "server.h"

enum { kEvents = 256, kBudget = 64 };

// What the peer has not taken yet of what it was sent, if anything.
struct connection {
  int fd;
  size_t queued;
  char *queue;
};

static enum app app;
static int epoll_fd;
static char buffer[65536];

static void watch(int operation, int fd, unsigned events, void *tag) {
  struct epoll_event event = {.events = events, .data.ptr = tag};
  if (epoll_ctl(epoll_fd, operation, fd, &event) < 0) fail("epoll_ctl");
}

static void accept_some(int listener) {
  for (int i = 0; i < kBudget; i++) {
    const int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return;
    struct connection *connection = calloc(1, sizeof(*connection));
    if (connection == NULL) fail("calloc");
    connection->fd = fd;
    watch(EPOLL_CTL_ADD, fd, app == kSource ? EPOLLOUT : EPOLLIN, connection);
  }
}

static void end(struct connection *connection) {
  close(connection->fd);
  free(connection->queue);
  free(connection);
}

static int keep(struct connection *connection, const char *data, size_t length) {
  char *queue = realloc(connection->queue, connection->queued + length);
  if (queue == NULL) return -1;
  memcpy(queue + connection->queued, data, length);
  connection->queue = queue;
  connection->queued += length;
  watch(EPOLL_CTL_MOD, connection->fd, EPOLLOUT, connection); // reads on when that is out
  return 0;
}

// Each of these answers 0, or -1 when the connection is over.

static int receive(struct connection *connection) {
  const ssize_t received = recv(connection->fd, buffer, sizeof(buffer), 0);
  if (received < 0) return errno == EAGAIN ? 0 : -1;
  if (received == 0) return -1;
  if (app == kSink) return 0;
  ssize_t sent = send(connection->fd, buffer, (size_t)received, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) return -1;
  if (sent < 0) sent = 0;
  return sent == received ? 0 : keep(connection, buffer + sent, (size_t)(received - sent));
}

static int drain(struct connection *connection) {
  const ssize_t sent = send(connection->fd, connection->queue, connection->queued, MSG_NOSIGNAL);
  if (sent < 0) return errno == EAGAIN ? 0 : -1;
  connection->queued -= (size_t)sent;
  memmove(connection->queue, connection->queue + sent, connection->queued);
  if (connection->queued == 0) watch(EPOLL_CTL_MOD, connection->fd, EPOLLIN, connection);
  return 0;
}

static int pour(struct connection *connection) {
  const ssize_t sent = send(connection->fd, buffer, sizeof(buffer), MSG_NOSIGNAL);
  return sent < 0 && errno != EAGAIN ? -1 : 0;
}

static int serve(struct connection *connection) {
  if (app == kSource) return pour(connection);
  return connection->queued > 0 ? drain(connection) : receive(connection);
}

static void answer(void) {
  char line[64];
  if (read(0, line, sizeof(line)) <= 0) exit(0);
  tell_usage();
}

int main(int argc, char **argv) {
  app = app_named(argc, argv);
  raise_file_limit();
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  if (epoll_fd < 0) fail("epoll_create1");
  const int listener = open_listener();
  static int listening, asked; // tags: only their addresses count
  watch(EPOLL_CTL_ADD, listener, EPOLLIN, &listening);
  watch(EPOLL_CTL_ADD, 0, EPOLLIN, &asked);
  tell_port(listener);
  struct epoll_event events[kEvents];
  for (;;) {
    const int ready = epoll_wait(epoll_fd, events, kEvents, -1);
    for (int i = 0; i < ready; i++) {
      void *tag = events[i].data.ptr;
      if (tag == &listening) {
        accept_some(listener);
      } else if (tag == &asked) {
        answer();
      } else if (serve(tag) < 0) {
        end(tag);
      }
    }
  }
}
