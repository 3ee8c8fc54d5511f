// An io_uring(7) by the kernel's own header and system calls, as the C programs of the bench use it: requests are written
// down, and one system call submits all of them and waits.
#ifndef BENCH_RING_H
#define BENCH_RING_H

#include <errno.h>
#include <linux/io_uring.h>
#include <linux/time_types.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "posix.h"

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

enum { kEntries = 4096, kCompletions = 32768, kOwnMemory = -1 };

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
static unsigned short buffer_tail, buffer_mask;

// NULL with errno where it cannot be had. Memory of one's own where `offset` is kOwnMemory.
static inline void *map_memory(size_t length, off_t offset) {
  const int is_own = offset == kOwnMemory;
  const int flags = is_own ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED | MAP_POPULATE;
  void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, flags, is_own ? -1 : ring_fd, is_own ? 0 : offset);
  return memory == MAP_FAILED ? NULL : memory;
}

// Tells why the program cannot do its work here, in place of what it tells when it can.
static inline void leave_out(const char *what) {
  printf("{\"leftOut\":\"%s: %s\"}\n", what, strerror(errno));
  exit(0);
}

static inline void make_ring(void) {
  struct io_uring_params params = {.cq_entries = kCompletions};
  params.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_CQSIZE;
  ring_fd = (int)syscall(__NR_io_uring_setup, kEntries, &params);
  if (ring_fd < 0) leave_out("io_uring_setup");
  char *sq = map_memory(params.sq_off.array + params.sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
  char *cq = map_memory(params.cq_off.cqes + params.cq_entries * sizeof(struct io_uring_cqe), IORING_OFF_CQ_RING);
  submissions.entry = map_memory(params.sq_entries * sizeof(struct io_uring_sqe), IORING_OFF_SQES);
  if (sq == NULL || cq == NULL || submissions.entry == NULL) leave_out("mmap");
  submissions.head = (unsigned *)(sq + params.sq_off.head);
  submissions.tail = (unsigned *)(sq + params.sq_off.tail);
  submissions.mask = params.sq_entries - 1;
  submissions.entries = params.sq_entries;
  unsigned *array = (unsigned *)(sq + params.sq_off.array);
  for (unsigned i = 0; i < params.sq_entries; i++) array[i] = i;
  completions.head = (unsigned *)(cq + params.cq_off.head);
  completions.tail = (unsigned *)(cq + params.cq_off.tail);
  completions.mask = params.cq_entries - 1;
  completions.entry = (struct io_uring_cqe *)(cq + params.cq_off.cqes);
}

// Makes the ring of buffers that receives take from; `count` is a power of two.
static inline void make_buffer_ring(unsigned short count) {
  buffer_ring = map_memory(count * sizeof(struct io_uring_buf), kOwnMemory);
  if (buffer_ring == NULL) leave_out("mmap");
  struct io_uring_buf_reg registration = {.ring_addr = (uint64_t)(uintptr_t)buffer_ring, .ring_entries = count};
  if (syscall(__NR_io_uring_register, ring_fd, IORING_REGISTER_PBUF_RING, &registration, 1) < 0)
    leave_out("io_uring_register");
  buffer_mask = (unsigned short)(count - 1);
}

static inline void give_buffer(int id, char *memory, unsigned length) {
  struct io_uring_buf *slot = &buffer_ring->bufs[buffer_tail & buffer_mask];
  slot->addr = (uint64_t)(uintptr_t)memory;
  slot->len = length;
  slot->bid = (unsigned short)id;
  buffer_tail++;
  __atomic_store_n(&buffer_ring->tail, buffer_tail, __ATOMIC_RELEASE);
}

static inline unsigned unsubmitted(void) {
  return submissions.next - __atomic_load_n(submissions.head, __ATOMIC_ACQUIRE);
}

// Submits all that was written down, and waits for so many completions. -1 with errno: ETIME where none came in time.
static inline int submit(unsigned wanted, const struct __kernel_timespec *patience) {
  const struct io_uring_getevents_arg waiting = {.ts = (uint64_t)(uintptr_t)patience};
  const int is_limited = wanted > 0 && patience != NULL;
  const unsigned flags = (wanted > 0 ? IORING_ENTER_GETEVENTS : 0) | (is_limited ? IORING_ENTER_EXT_ARG : 0);
  __atomic_store_n(submissions.tail, submissions.next, __ATOMIC_RELEASE);
  return (int)syscall(__NR_io_uring_enter, ring_fd, unsubmitted(), wanted, flags, is_limited ? &waiting : NULL,
                      is_limited ? sizeof(waiting) : 0);
}

// To be filled in further. `data` comes back with its completions.
static inline struct io_uring_sqe *submission(int operation, int fd, uint64_t data) {
  while (unsubmitted() == submissions.entries)
    if (submit(0, NULL) < 0 && errno != EINTR) fail("io_uring_enter");
  struct io_uring_sqe *entry = &submissions.entry[submissions.next++ & submissions.mask];
  memset(entry, 0, sizeof(*entry));
  entry->opcode = (uint8_t)operation;
  entry->fd = fd;
  entry->user_data = data;
  return entry;
}

// Calls `handle` with each completion that is there.
static inline void take_completions(void (*handle)(const struct io_uring_cqe *)) {
  unsigned head = *completions.head;
  const unsigned tail = __atomic_load_n(completions.tail, __ATOMIC_ACQUIRE);
  for (; head != tail; head++) {
    const struct io_uring_cqe completion = completions.entry[head & completions.mask];
    handle(&completion);
  }
  __atomic_store_n(completions.head, head, __ATOMIC_RELEASE);
}

#endif
