// The other reference: a plain server on io_uring(7), by the kernel's own header and system calls: multishot accept,
// multishot receive into a ring of provided buffers, one system call for all that a turn submits and waits for.
// How it is spoken to: server.h. Where a ring cannot be made it prints {"leftOut":"why"} instead of its port.
#define _GNU_SOURCE
#include <sys/poll.h>

#include "../ring.h"
#include "server.h"

enum { kBuffers = 1024, kBufferBytes = 16384, kNone = -1 };
// The lowest bits of what comes back with a completion; the others are the connection.
enum tag { kReceived, kSent, kAccepted, kAsked, kClosed, kTagMask = 7 };

// Buffers are echoed in turn, one send at a time: two at once could overtake each other.
struct connection {
  int fd;
  int receiving, sending, over, starved;
  int first, last;                   // of the buffers that wait to be sent; kNone when there are none
  unsigned sent_bytes;               // of the first
  struct connection *next_starved;
};

static enum app app;
static int listener;
static char *buffers;
static int buffer_next[kBuffers];
static unsigned buffer_length[kBuffers];
static struct connection *starved; // found no buffer to receive into
static int returned_buffers;
static char pouring[65536];

static char *buffer_at(int id) { return buffers + (size_t)id * kBufferBytes; }

static void return_buffer(int id) {
  give_buffer(id, buffer_at(id), kBufferBytes);
  returned_buffers++;
}

static void start_ring(void) {
  make_ring();
  make_buffer_ring(kBuffers);
  buffers = map_memory((size_t)kBuffers * kBufferBytes, kOwnMemory);
  if (buffers == NULL) leave_out("mmap");
  for (int id = 0; id < kBuffers; id++) return_buffer(id);
}

static struct io_uring_sqe *request(int operation, int fd, void *of, enum tag tag) {
  return submission(operation, fd, (uint64_t)(uintptr_t)of | tag);
}

static void want_question(void) { request(IORING_OP_POLL_ADD, 0, NULL, kAsked)->poll32_events = POLLIN; }

static void want_connections(void) {
  struct io_uring_sqe *entry = request(IORING_OP_ACCEPT, listener, NULL, kAccepted);
  entry->ioprio = IORING_ACCEPT_MULTISHOT;
  entry->accept_flags = SOCK_CLOEXEC;
}

static void want_bytes(struct connection *connection) {
  struct io_uring_sqe *entry = request(IORING_OP_RECV, connection->fd, connection, kReceived);
  entry->ioprio = IORING_RECV_MULTISHOT;
  entry->flags = IOSQE_BUFFER_SELECT;
  connection->receiving = 1;
}

static void send_bytes(struct connection *connection, const char *data, unsigned length) {
  struct io_uring_sqe *entry = request(IORING_OP_SEND, connection->fd, connection, kSent);
  entry->addr = (uint64_t)(uintptr_t)data;
  entry->len = length;
  entry->msg_flags = MSG_NOSIGNAL | MSG_WAITALL;
  connection->sending = 1;
}

static void send_next(struct connection *connection) {
  if (app == kSource) {
    send_bytes(connection, pouring, sizeof(pouring));
  } else if (connection->first != kNone) {
    const unsigned sent = connection->sent_bytes;
    send_bytes(connection, buffer_at(connection->first) + sent, buffer_length[connection->first] - sent);
  }
}

static void drop_first(struct connection *connection) {
  const int id = connection->first;
  connection->first = buffer_next[id];
  connection->sent_bytes = 0;
  return_buffer(id);
}

static void end_if_done(struct connection *connection) {
  if (!connection->over || connection->sending || connection->receiving || connection->starved) return;
  request(IORING_OP_CLOSE, connection->fd, NULL, kClosed)->flags = IOSQE_CQE_SKIP_SUCCESS;
  free(connection);
}

static void on_accepted(int fd, int goes_on) {
  if (!goes_on) want_connections();
  if (fd < 0) return;
  struct connection *connection = calloc(1, sizeof(*connection));
  if (connection == NULL) fail("calloc");
  connection->fd = fd;
  connection->first = kNone;
  want_bytes(connection);
  if (app == kSource) send_next(connection);
}

static void starve(struct connection *connection) {
  connection->starved = 1;
  connection->next_starved = starved;
  starved = connection;
}

static void keep(struct connection *connection, int id, unsigned length) {
  buffer_length[id] = length;
  buffer_next[id] = kNone;
  if (connection->first == kNone) connection->first = id;
  else buffer_next[connection->last] = id;
  connection->last = id;
  if (!connection->sending) send_next(connection);
}

static void on_received(struct connection *connection, int result, unsigned flags) {
  const int id = (int)(flags >> IORING_CQE_BUFFER_SHIFT);
  connection->receiving = (flags & IORING_CQE_F_MORE) != 0;
  if (result > 0 && app == kEcho && !connection->over) keep(connection, id, (unsigned)result);
  else if (flags & IORING_CQE_F_BUFFER) return_buffer(id);
  if (result <= 0 && result != -ENOBUFS) connection->over = 1;
  else if (result == -ENOBUFS) starve(connection);
  else if (!connection->receiving) want_bytes(connection);
  end_if_done(connection);
}

static void on_sent(struct connection *connection, int result) {
  connection->sending = 0;
  if (result < 0) {
    while (connection->first != kNone) drop_first(connection);
    if (!connection->over) shutdown(connection->fd, SHUT_RDWR); // the receive ends by that
    connection->over = 1;
  } else if (app == kEcho) {
    connection->sent_bytes += (unsigned)result;
    if (connection->sent_bytes == buffer_length[connection->first]) drop_first(connection);
  }
  if (app == kEcho || !connection->over) send_next(connection);
  end_if_done(connection);
}

static void feed_starved(void) {
  struct connection *connection = returned_buffers > 0 ? starved : NULL;
  if (connection != NULL) starved = NULL;
  returned_buffers = 0;
  while (connection != NULL) {
    struct connection *next = connection->next_starved;
    connection->starved = 0;
    if (connection->over) end_if_done(connection);
    else want_bytes(connection);
    connection = next;
  }
}

static void answer(void) {
  char line[64];
  if (read(0, line, sizeof(line)) <= 0) exit(0);
  tell_usage();
  want_question();
}

static void on_completion(const struct io_uring_cqe *completion) {
  struct connection *connection = (struct connection *)(uintptr_t)(completion->user_data & ~(uint64_t)kTagMask);
  switch ((enum tag)(completion->user_data & kTagMask)) {
    case kReceived: on_received(connection, completion->res, completion->flags); break;
    case kSent: on_sent(connection, completion->res); break;
    case kAccepted: on_accepted(completion->res, (completion->flags & IORING_CQE_F_MORE) != 0); break;
    case kAsked: answer(); break;
    case kClosed:
    case kTagMask: break;
  }
}

int main(int argc, char **argv) {
  app = app_named(argc, argv);
  raise_file_limit();
  start_ring();
  listener = open_listener();
  want_connections();
  want_question();
  tell_port(listener);
  for (;;) {
    if (submit(1, NULL) < 0 && errno != EINTR) fail("io_uring_enter");
    take_completions(on_completion);
    feed_starved();
  }
}
