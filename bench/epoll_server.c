// The yardstick of a comparison: a plain echo server on epoll(7), as one writes it in C.
//
//     epoll_server        prints its port; a line on its input makes it print its CPU time and memory
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { kEvents = 256, kBudget = 64 };

// What the peer has not taken yet of what it sent, if anything.
struct connection {
  int fd;
  size_t queued;
  char *queue;
};

static int epoll_fd;
static char buffer[65536];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

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
    watch(EPOLL_CTL_ADD, fd, EPOLLIN, connection);
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

// 0, or -1 when the connection is over.
static int echo(struct connection *connection) {
  const ssize_t received = recv(connection->fd, buffer, sizeof(buffer), 0);
  if (received < 0) return errno == EAGAIN ? 0 : -1;
  if (received == 0) return -1;
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

static void tell_usage(void) {
  char line[64];
  if (read(0, line, sizeof(line)) <= 0) exit(0);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const long long cpu_us = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL + usage.ru_utime.tv_usec +
                           usage.ru_stime.tv_usec;
  long pages = 0;
  FILE *statm = fopen("/proc/self/statm", "r");
  if (statm != NULL) {
    if (fscanf(statm, "%*d %ld", &pages) != 1) pages = 0;
    fclose(statm);
  }
  printf("{\"cpuUs\":%lld,\"rssBytes\":%ld}\n", cpu_us, pages * sysconf(_SC_PAGESIZE));
  fflush(stdout);
}

static int open_listener(void) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  socklen_t length = sizeof(address);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) < 0 || listen(listener, 4096) < 0) fail("listen");
  getsockname(listener, (struct sockaddr *)&address, &length);
  printf("{\"port\":%d}\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

int main(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  if (epoll_fd < 0) fail("epoll_create1");
  const int listener = open_listener();
  static int listening, asked; // tags: only their addresses count
  watch(EPOLL_CTL_ADD, listener, EPOLLIN, &listening);
  watch(EPOLL_CTL_ADD, 0, EPOLLIN, &asked);
  struct epoll_event events[kEvents];
  for (;;) {
    const int ready = epoll_wait(epoll_fd, events, kEvents, -1);
    for (int i = 0; i < ready; i++) {
      void *tag = events[i].data.ptr;
      if (tag == &listening) {
        accept_some(listener);
      } else if (tag == &asked) {
        tell_usage();
      } else {
        struct connection *connection = tag;
        if ((connection->queued > 0 ? drain(connection) : echo(connection)) < 0) end(connection);
      }
    }
  }
}
