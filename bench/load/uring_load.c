// Messages and their echoes (messages.h) by io_uring: one system call for all that a turn sends and waits for. It needs much
// less of its core than a server on epoll does, so that the server sets the pace. Where a ring cannot be made it prints
// {"leftOut":"why"} instead of being ready.
#define _GNU_SOURCE
#include "../ring.h"
#include "messages.h"

// What arrives is counted, not looked at: all buffers are the same memory.
enum { kBuffers = 4096, kBufferBytes = 65536 };
// The lowest bits of what comes back with a completion; the others are the connection.
enum tag { kReceived, kSent, kConnected, kClosed, kTagMask = 7 };

static char incoming[kBufferBytes];
static struct sockaddr_in server;

static void fail_unless_done(int result, const char *what) {
  if (result < 0) fail_with(-result, what);
}

static struct io_uring_sqe *request(int operation, struct connection *of, enum tag tag) {
  return submission(operation, of->fd, (uint64_t)(uintptr_t)of | tag);
}

static void start(void) {
  server = address_of(port);
  make_ring();
  make_buffer_ring(kBuffers);
  for (int id = 0; id < kBuffers; id++) give_buffer(id, incoming, kBufferBytes);
}

// Nothing has arrived when it is asked for: the kernel need not look at once.
static void watch(struct connection *connection) {
  struct io_uring_sqe *entry = request(IORING_OP_RECV, connection, kReceived);
  entry->ioprio = IORING_RECV_MULTISHOT | IORING_RECVSEND_POLL_FIRST;
  entry->flags = IOSQE_BUFFER_SELECT;
}

static void receive_once(struct connection *connection) {
  struct io_uring_sqe *entry = request(IORING_OP_RECV, connection, kReceived);
  entry->ioprio = IORING_RECVSEND_POLL_FIRST;
  entry->addr = (uint64_t)(uintptr_t)incoming;
  entry->len = kBufferBytes;
}

static struct io_uring_sqe *request_send(struct connection *connection) {
  struct io_uring_sqe *entry = request(IORING_OP_SEND, connection, kSent);
  entry->addr = (uint64_t)(uintptr_t)outgoing;
  entry->len = (unsigned)bytes_to_send(connection);
  entry->msg_flags = MSG_NOSIGNAL | MSG_WAITALL;
  connection->is_sending = 1;
  return entry;
}

// One at a time on each connection: two could overtake each other.
static void send_some(struct connection *connection) {
  if (!connection->is_sending && connection->to_send > 0) request_send(connection);
}

// Each is begun when the one before it is done.
static void open_connection(struct connection *connection) {
  connection->fd = new_socket(0);
  struct io_uring_sqe *entry = request(IORING_OP_CONNECT, connection, kConnected);
  entry->addr = (uint64_t)(uintptr_t)&server;
  entry->off = sizeof(server);
  entry->flags = IOSQE_IO_LINK;
  request_send(connection)->flags = IOSQE_IO_LINK;
  receive_once(connection);
}

static void close_connection(struct connection *connection) {
  request(IORING_OP_CLOSE, connection, kClosed)->flags = IOSQE_CQE_SKIP_SUCCESS;
}

// Where it has ended before the connection has: all of the buffers were in use, or the kernel thought it enough.
static void receive_further(struct connection *connection, const struct io_uring_cqe *completion) {
  const int is_partial = completion->res > 0 && (size_t)completion->res < connection->to_receive;
  if (reconnects && is_partial) receive_once(connection);
  if (!reconnects && !(completion->flags & IORING_CQE_F_MORE)) watch(connection);
}

static void on_received(struct connection *connection, const struct io_uring_cqe *completion) {
  fail_if_ended(completion->res);
  if (completion->res < 0 && completion->res != -ENOBUFS) fail_with(-completion->res, "recv");
  if (completion->flags & IORING_CQE_F_BUFFER)
    give_buffer((int)(completion->flags >> IORING_CQE_BUFFER_SHIFT), incoming, kBufferBytes);
  receive_further(connection, completion);
  if (completion->res > 0) on_bytes(connection, (size_t)completion->res, now_ns());
}

static void on_sent(struct connection *connection, int result) {
  fail_unless_done(result, "send");
  connection->is_sending = 0;
  connection->to_send -= (size_t)result;
  send_some(connection);
}

static void on_completion(const struct io_uring_cqe *completion) {
  struct connection *connection = (struct connection *)(uintptr_t)(completion->user_data & ~(uint64_t)kTagMask);
  switch ((enum tag)(completion->user_data & kTagMask)) {
    case kReceived: on_received(connection, completion); break;
    case kSent: on_sent(connection, completion->res); break;
    case kConnected: fail_unless_done(completion->res, "connect"); break;
    case kClosed: fail_unless_done(completion->res, "close"); break;
    case kTagMask: break;
  }
}

static void await_events(void) {
  const struct __kernel_timespec patience = {.tv_sec = kPatienceMs / 1000};
  if (submit(1, &patience) < 0) {
    if (errno == ETIME) fail_of_patience();
    if (errno != EINTR) fail("io_uring_enter");
  }
  take_completions(on_completion);
}
