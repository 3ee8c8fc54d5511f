// The other reference: a plain server on io_uring(7), by the kernel's own header and system calls: multishot accept,
// multishot receive into a ring of provided buffers, one system call for all that a turn submits and waits for.
// How it is spoken to: server.h. Where a ring cannot be made it prints {"leftOut":"why"} instead of its port.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/io_uring.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/poll.h>
#include <sys/syscall.h>

#include "server.h"

// Linux 6.1 has all of these; declared here for headers that are older than the kernel.
#ifndef IORING_SETUP_SINGLE_ISSUER
#define IORING_SETUP_SINGLE_ISSUER (1U << 12)
#endif
#ifndef IORING_SETUP_DEFER_TASKRUN
#define IORING_SETUP_DEFER_TASKRUN (1U << 13)
#endif
#ifndef IORING_RECV_MULTISHOT
#define IORING_RECV_MULTISHOT (1U << 1)
#endif

enum { kEntries = 4096, kCompletions = 32768, kBuffers = 1024, kBufferBytes = 16384, kNone = -1 };
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
static int ring_fd;
static struct {
  unsigned *head, *tail, mask, entries;
  unsigned next; // what is filled goes up to here; the kernel knows of it up to *tail
  struct io_uring_sqe *entry;
} submissions;
static struct {
  unsigned *head, *tail, mask;
  struct io_uring_cqe *entry;
} completions;
static struct io_uring_buf_ring *buffer_ring;
static unsigned short buffer_tail;
static char *buffers;
static int buffer_next[kBuffers];
static unsigned buffer_length[kBuffers];
static struct connection *starved; // found no buffer to receive into
static int returned_buffers;
static char pouring[65536];

static void leave_out(const char *what) {
  printf("{\"leftOut\":\"%s: %s\"}\n", what, strerror(errno));
  exit(0);
}

static int enter(unsigned submitted, unsigned wanted) {
  return (int)syscall(__NR_io_uring_enter, ring_fd, submitted, wanted, wanted > 0 ? IORING_ENTER_GETEVENTS : 0, NULL, 0);
}

static void *map(size_t length, off_t offset) {
  const int flags = offset < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED | MAP_POPULATE;
  void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, flags, offset < 0 ? -1 : ring_fd, offset < 0 ? 0 : offset);
  if (memory == MAP_FAILED) leave_out("mmap");
  return memory;
}

static void make_ring(void) {
  struct io_uring_params params = {.cq_entries = kCompletions};
  params.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_CQSIZE;
  ring_fd = (int)syscall(__NR_io_uring_setup, kEntries, &params);
  if (ring_fd < 0) leave_out("io_uring_setup");
  char *sq = map(params.sq_off.array + params.sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
  submissions.head = (unsigned *)(sq + params.sq_off.head);
  submissions.tail = (unsigned *)(sq + params.sq_off.tail);
  submissions.mask = params.sq_entries - 1;
  submissions.entries = params.sq_entries;
  submissions.entry = map(params.sq_entries * sizeof(struct io_uring_sqe), IORING_OFF_SQES);
  unsigned *array = (unsigned *)(sq + params.sq_off.array);
  for (unsigned i = 0; i < params.sq_entries; i++) array[i] = i;
  char *cq = map(params.cq_off.cqes + params.cq_entries * sizeof(struct io_uring_cqe), IORING_OFF_CQ_RING);
  completions.head = (unsigned *)(cq + params.cq_off.head);
  completions.tail = (unsigned *)(cq + params.cq_off.tail);
  completions.mask = params.cq_entries - 1;
  completions.entry = (struct io_uring_cqe *)(cq + params.cq_off.cqes);
}

static char *buffer_at(int id) { return buffers + (size_t)id * kBufferBytes; }

static void return_buffer(int id) {
  struct io_uring_buf *slot = &buffer_ring->bufs[buffer_tail & (kBuffers - 1)];
  slot->addr = (uint64_t)(uintptr_t)buffer_at(id);
  slot->len = kBufferBytes;
  slot->bid = (unsigned short)id;
  buffer_tail++;
  __atomic_store_n(&buffer_ring->tail, buffer_tail, __ATOMIC_RELEASE);
  returned_buffers++;
}

static void provide_buffers(void) {
  buffer_ring = map(kBuffers * sizeof(struct io_uring_buf), -1);
  buffers = map((size_t)kBuffers * kBufferBytes, -1);
  struct io_uring_buf_reg registration = {.ring_addr = (uint64_t)(uintptr_t)buffer_ring, .ring_entries = kBuffers};
  if (syscall(__NR_io_uring_register, ring_fd, IORING_REGISTER_PBUF_RING, &registration, 1) < 0)
    leave_out("io_uring_register");
  for (int id = 0; id < kBuffers; id++) return_buffer(id);
}

static unsigned unsubmitted(void) { return submissions.next - __atomic_load_n(submissions.head, __ATOMIC_ACQUIRE); }

static void submit(unsigned wanted) {
  __atomic_store_n(submissions.tail, submissions.next, __ATOMIC_RELEASE);
  if (enter(unsubmitted(), wanted) < 0 && errno != EINTR) fail("io_uring_enter");
}

static struct io_uring_sqe *submission(int operation, int fd, void *of, enum tag tag) {
  while (unsubmitted() == submissions.entries) submit(0);
  struct io_uring_sqe *entry = &submissions.entry[submissions.next++ & submissions.mask];
  memset(entry, 0, sizeof(*entry));
  entry->opcode = (uint8_t)operation;
  entry->fd = fd;
  entry->user_data = (uint64_t)(uintptr_t)of | tag;
  return entry;
}

static void want_question(void) { submission(IORING_OP_POLL_ADD, 0, NULL, kAsked)->poll32_events = POLLIN; }

static void want_connections(int listener) {
  struct io_uring_sqe *entry = submission(IORING_OP_ACCEPT, listener, NULL, kAccepted);
  entry->ioprio = IORING_ACCEPT_MULTISHOT;
  entry->accept_flags = SOCK_CLOEXEC;
}

static void want_bytes(struct connection *connection) {
  struct io_uring_sqe *entry = submission(IORING_OP_RECV, connection->fd, connection, kReceived);
  entry->ioprio = IORING_RECV_MULTISHOT;
  entry->flags = IOSQE_BUFFER_SELECT;
  connection->receiving = 1;
}

static void send_bytes(struct connection *connection, const char *data, unsigned length) {
  struct io_uring_sqe *entry = submission(IORING_OP_SEND, connection->fd, connection, kSent);
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
  submission(IORING_OP_CLOSE, connection->fd, NULL, kClosed)->flags = IOSQE_CQE_SKIP_SUCCESS;
  free(connection);
}

static void on_accepted(int fd, int goes_on, int listener) {
  if (!goes_on) want_connections(listener);
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

static void on_completion(const struct io_uring_cqe *completion, int listener) {
  struct connection *connection = (struct connection *)(uintptr_t)(completion->user_data & ~(uint64_t)kTagMask);
  switch ((enum tag)(completion->user_data & kTagMask)) {
    case kReceived: on_received(connection, completion->res, completion->flags); break;
    case kSent: on_sent(connection, completion->res); break;
    case kAccepted: on_accepted(completion->res, (completion->flags & IORING_CQE_F_MORE) != 0, listener); break;
    case kAsked: answer(); break;
    case kClosed:
    case kTagMask: break;
  }
}

int main(int argc, char **argv) {
  app = app_named(argc, argv);
  raise_file_limit();
  make_ring();
  provide_buffers();
  const int listener = open_listener();
  want_connections(listener);
  want_question();
  tell_port(listener);
  for (;;) {
    submit(1);
    unsigned head = *completions.head;
    const unsigned tail = __atomic_load_n(completions.tail, __ATOMIC_ACQUIRE);
    for (; head != tail; head++) {
      const struct io_uring_cqe completion = completions.entry[head & completions.mask];
      on_completion(&completion, listener);
    }
    __atomic_store_n(completions.head, head, __ATOMIC_RELEASE);
    feed_starved();
  }
}
