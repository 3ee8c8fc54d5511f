#include "ring.h"

#include "errors.h"

#ifdef __linux__
#if __has_include(<linux/io_uring.h>)
#include <linux/io_uring.h>
#endif
#endif

// The header of Linux 6.1 has these, and with them all that is used here and not declared below.
#if defined(IORING_RECV_MULTISHOT) && defined(IORING_SETUP_DEFER_TASKRUN)
#define SYSSOCK_HAS_RING
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <deque>
#endif

namespace syssock::sys {

#ifdef SYSSOCK_HAS_RING

namespace {

// Linux 6.10's: with this feature came the flag after it.
constexpr std::uint32_t kFeatureBundles = 1U << 14;
// Waits for a connection before anything else, so that a process without a free descriptor is not
// told so (EMFILE) before somebody comes.
constexpr std::uint16_t kAcceptPollFirst = 1U << 2;

constexpr std::uint32_t kQueueEntries = 256;
constexpr std::uint32_t kCompletionEntries = 4096;

// Memory that is shared with the kernel, or given to it.
class Mapping {
 public:
  Mapping() = default;
  ~Mapping() { Unmap(); }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  // Not taken along by fork(2): a child must not write to the rings, nor copy the buffers.
  Result Map(std::size_t length, int flags, int fd, off_t offset) {
    Unmap();
    data_ = mmap(nullptr, length, PROT_READ | PROT_WRITE, flags, fd, offset);
    if (data_ == MAP_FAILED) return -errno;
    length_ = length;
    madvise(data_, length, MADV_DONTFORK);
    return 0;
  }

  template <typename Type>
  Type* At(std::size_t offset) const {
    return reinterpret_cast<Type*>(static_cast<char*>(data_) + offset);
  }

 private:
  void Unmap() {
    if (data_ != MAP_FAILED) munmap(data_, length_);
  }

  void* data_ = MAP_FAILED;
  std::size_t length_ = 0;
};

std::uint32_t Acquire(const std::uint32_t* shared) {
  return __atomic_load_n(shared, __ATOMIC_ACQUIRE);
}

void Release(std::uint32_t* shared, std::uint32_t value) {
  __atomic_store_n(shared, value, __ATOMIC_RELEASE);
}

}  // namespace

// Buffers of one size, which the kernel takes from a ring of their own.
class BufferGroup {
 public:
  explicit BufferGroup(Ring::Buffers size) : size_(size) {}

  std::uint16_t id() const { return static_cast<std::uint16_t>(size_); }
  // As many again as there are.
  Result Grow(SocketApi& api, NativeFd ring);
  std::uint8_t* At(int number) const {
    const auto at = static_cast<std::uint32_t>(number);
    return parts_[at / First()]->At<std::uint8_t>((at % First()) * Ring::BytesOf(size_));
  }
  void Give(int number);

 private:
  // Powers of two: 512 KiB up to 8 MiB of the small ones, 1.25 up to 20 MiB of the large ones.
  std::uint32_t First() const { return size_ == Ring::Buffers::kSmall ? 256 : 64; }
  std::uint32_t Most() const { return size_ == Ring::Buffers::kSmall ? 4096 : 1024; }
  Result Register(SocketApi& api, NativeFd ring);

  Ring::Buffers size_;
  Mapping ring_;
  std::vector<std::unique_ptr<Mapping>> parts_;  // of First() buffers each
  std::uint16_t tail_ = 0;
  bool registered_ = false;
};

struct Ring::State {
  ~State() {
    if (fd != kInvalidFd) api->Close(fd);
    if (waker >= 0) close(waker);
  }

  Result Open();
  Result MapQueues(const io_uring_params& parameters);
  Result RegisterWaker();
  BufferGroup& Of(Buffers buffers) { return groups[static_cast<std::size_t>(buffers)]; }
  Result Enter(std::uint32_t submit, std::uint32_t flags) {
    return api->RingEnter(fd, submit, flags);
  }
  Result CancelNow(std::uint64_t tag, std::uint32_t flags);
  void Look();
  void Submit();
  // The next free request, all zero but for what is given.
  io_uring_sqe* Queue(std::uint8_t operation, NativeFd on, std::uint64_t tag);

  std::shared_ptr<SocketApi> api;
  NativeFd fd = kInvalidFd;
  int waker = -1;
  std::uint64_t told = 0;  // what is read from it, and nobody wants to know
  std::uint16_t accept_flags = 0;

  Mapping rings;
  Mapping requests;
  std::uint32_t* submission_tail = nullptr;
  const std::uint32_t* submission_flags = nullptr;
  std::uint32_t queue_mask = 0;
  std::uint32_t queue_entries = 0;
  std::uint32_t tail = 0;  // ours; the kernel's is what was submitted
  std::uint32_t queued = 0;
  std::uint32_t batch = 1;
  std::uint32_t* completion_head = nullptr;
  const std::uint32_t* completion_tail = nullptr;
  std::uint32_t* completion_flags = nullptr;
  std::uint32_t completion_mask = 0;
  const io_uring_cqe* completions = nullptr;
  std::deque<Completion> refused;  // of requests that did not get as far as the kernel

  BufferGroup groups[2] = {BufferGroup(Buffers::kSmall), BufferGroup(Buffers::kLarge)};

  // Of sends of several slices, until they are submitted.
  struct Message {
    msghdr header = {};
    std::vector<iovec> slices;
  };
  std::deque<Message> messages;
};

Result Ring::State::Open() {
  io_uring_params parameters = {};
  // What has come is processed when this thread asks for it (GETEVENTS), all of it at once, and not
  // a bit with each system call. Until then an eventfd tells that there is something: polling the
  // ring's own descriptor does not, with this setting.
  parameters.flags = IORING_SETUP_CLAMP | IORING_SETUP_CQSIZE | IORING_SETUP_SUBMIT_ALL |
                     IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN |
                     IORING_SETUP_TASKRUN_FLAG;
  parameters.cq_entries = kCompletionEntries;
  const Result made = api->RingSetup(kQueueEntries, &parameters);
  // EINVAL: an older kernel, which does not know all of these flags.
  if (made < 0) return made == errors::kInvalid ? errors::kNotImplemented : made;
  fd = static_cast<NativeFd>(made);
  if ((parameters.features & kFeatureBundles) != 0) accept_flags = kAcceptPollFirst;
  const Result mapped = MapQueues(parameters);
  if (mapped < 0) return mapped;
  const Result registered = RegisterWaker();
  return registered < 0 ? registered : Of(Buffers::kSmall).Grow(*api, fd);
}

Result Ring::State::MapQueues(const io_uring_params& parameters) {
  const auto& sq = parameters.sq_off;
  const auto& cq = parameters.cq_off;
  const std::size_t length =
      std::max(sq.array + parameters.sq_entries * sizeof(std::uint32_t),
               cq.cqes + static_cast<std::size_t>(parameters.cq_entries) * sizeof(io_uring_cqe));
  const int shared = MAP_SHARED | MAP_POPULATE;
  Result result = rings.Map(length, shared, static_cast<int>(fd), IORING_OFF_SQ_RING);
  if (result < 0) return result;
  result = requests.Map(parameters.sq_entries * sizeof(io_uring_sqe), shared, static_cast<int>(fd),
                        IORING_OFF_SQES);
  if (result < 0) return result;
  submission_tail = rings.At<std::uint32_t>(sq.tail);
  submission_flags = rings.At<std::uint32_t>(sq.flags);
  queue_entries = parameters.sq_entries;
  queue_mask = queue_entries - 1;
  tail = *submission_tail;
  // The order of the queue is that of the requests, always.
  for (std::uint32_t i = 0; i < queue_entries; i++) rings.At<std::uint32_t>(sq.array)[i] = i;
  completion_head = rings.At<std::uint32_t>(cq.head);
  completion_tail = rings.At<std::uint32_t>(cq.tail);
  completion_flags = rings.At<std::uint32_t>(cq.flags);
  completion_mask = parameters.cq_entries - 1;
  completions = rings.At<io_uring_cqe>(cq.cqes);
  return 0;
}

Result Ring::State::RegisterWaker() {
  waker = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (waker < 0) return -errno;
  return api->RingRegister(fd, IORING_REGISTER_EVENTFD, &waker, 1);
}

Result BufferGroup::Register(SocketApi& api, NativeFd ring) {
  const int anonymous = MAP_PRIVATE | MAP_ANONYMOUS;
  const Result mapped = ring_.Map(Most() * sizeof(io_uring_buf), anonymous, -1, 0);
  if (mapped < 0) return mapped;
  io_uring_buf_reg registration = {};
  registration.ring_addr = reinterpret_cast<std::uint64_t>(ring_.At<void>(0));
  registration.ring_entries = Most();
  registration.bgid = id();
  const Result result = api.RingRegister(ring, IORING_REGISTER_PBUF_RING, &registration, 1);
  return result == errors::kInvalid ? errors::kNotImplemented : result;
}

Result BufferGroup::Grow(SocketApi& api, NativeFd ring) {
  const auto count = static_cast<std::uint32_t>(parts_.size()) * First();
  if (!registered_) {
    const Result registered = Register(api, ring);
    if (registered < 0) return registered;
    registered_ = true;
  }
  if (count == Most()) return errors::kNoBuffers;
  const std::uint32_t wanted = std::min(std::max(2 * count, First()), Most());
  for (std::uint32_t at = count; at < wanted; at += First()) {
    auto part = std::make_unique<Mapping>();
    const int anonymous = MAP_PRIVATE | MAP_ANONYMOUS;
    const Result mapped = part->Map(First() * Ring::BytesOf(size_), anonymous, -1, 0);
    if (mapped < 0) return at > count ? 0 : mapped;
    parts_.push_back(std::move(part));
    for (std::uint32_t i = 0; i < First(); i++) Give(static_cast<int>(at + i));
  }
  return 0;
}

void BufferGroup::Give(int number) {
  // The tail lies where the first entry has a field that the kernel does not read.
  auto* const entries = ring_.At<io_uring_buf>(0);
  io_uring_buf& entry = entries[tail_ & (Most() - 1)];
  entry.addr = reinterpret_cast<std::uint64_t>(At(number));
  entry.len = static_cast<std::uint32_t>(Ring::BytesOf(size_));
  entry.bid = static_cast<std::uint16_t>(number);
  tail_++;
  __atomic_store_n(&entries[0].resv, tail_, __ATOMIC_RELEASE);
}

Result Ring::State::CancelNow(std::uint64_t tag, std::uint32_t flags) {
  io_uring_sync_cancel_reg cancel = {};
  cancel.addr = tag;
  cancel.fd = -1;
  cancel.flags = flags;
  cancel.timeout = {-1, -1};  // none
  Result result;
  do {
    result = api->RingRegister(fd, IORING_REGISTER_SYNC_CANCEL, &cancel, 1);
  } while (result == -EINTR);
  Look();  // the requests end by that, and let go of their sockets
  return result;
}

// A newer kernel (seen: 6.18) does 20 pieces of work that wait a call, and says whether there are
// more. New ones may come all the time: no more than the queue has room for.
void Ring::State::Look() {
  constexpr std::uint32_t kPieces = 20;
  for (std::uint32_t done = 0; done < kCompletionEntries; done += kPieces) {
    if (Enter(0, IORING_ENTER_GETEVENTS) < 0) return;  // it is still there to be looked for
    if ((Acquire(submission_flags) & IORING_SQ_TASKRUN) == 0) return;
  }
}

// A request that the kernel does not take (out of memory) leaves the queue all the same: what it
// points at may be gone by the next time.
void Ring::State::Submit() {
  batch++;
  Release(submission_tail, tail);
  Result result;
  do {
    result = Enter(queued, IORING_ENTER_GETEVENTS);
  } while (result == -EINTR);
  queued -= static_cast<std::uint32_t>(std::max<Result>(result, 0));
  for (; queued > 0; queued--) {
    const std::uint32_t at = --tail & queue_mask;
    const std::uint64_t tag = requests.At<io_uring_sqe>(0)[at].user_data;
    refused.push_front({tag, -EAGAIN, false, Completion::kNoBuffer});
  }
  Release(submission_tail, tail);
  messages.clear();
}

io_uring_sqe* Ring::State::Queue(std::uint8_t operation, NativeFd on, std::uint64_t tag) {
  if (queued == queue_entries) Submit();
  io_uring_sqe* request = requests.At<io_uring_sqe>(0) + (tail++ & queue_mask);
  queued++;
  std::memset(request, 0, sizeof(*request));
  request->opcode = operation;
  request->fd = static_cast<std::int32_t>(on);
  request->user_data = tag;
  return request;
}

Ring::Ring() = default;
Ring::~Ring() = default;

Result Ring::Open(std::shared_ptr<SocketApi> api) {
  auto state = std::make_unique<State>();
  state->api = std::move(api);
  const Result result = state->Open();
  if (result >= 0) state_ = std::move(state);
  return result;
}

NativeFd Ring::waker() const { return state_->waker; }

void Ring::Wake(bool on) {
  Release(state_->completion_flags, on ? 0 : IORING_CQ_EVENTFD_DISABLED);
  // Before HasWork is asked: the kernel, too, first notes work and then looks whether to tell.
  std::atomic_thread_fence(std::memory_order_seq_cst);
}

void Ring::ClearWaker(std::uint64_t tag) {
  io_uring_sqe* request = state_->Queue(IORING_OP_READ, state_->waker, tag);
  request->addr = reinterpret_cast<std::uint64_t>(&state_->told);
  request->len = sizeof(state_->told);
  request->flags = IOSQE_CQE_SKIP_SUCCESS;
}

void Ring::ClearWakerNow() {
  // Nothing to read is as good: it was woken for what was looked at since.
  while (read(state_->waker, &state_->told, sizeof(state_->told)) < 0 && errno == EINTR) {
  }
}

bool Ring::HasWork() const {
  return !state_->refused.empty() ||
         (Acquire(state_->submission_flags) & (IORING_SQ_TASKRUN | IORING_SQ_CQ_OVERFLOW)) != 0 ||
         *state_->completion_head != Acquire(state_->completion_tail);
}

void Ring::Look() { state_->Look(); }

std::uint32_t Ring::queued() const { return state_->queued; }

static bool IsRefused(Ring::State& state, SocketApi& api, RequestedCall call, NativeFd fd,
                      std::uint64_t tag, std::size_t* length) {
  const Result result = api.BeforeRequest(call, fd, length);
  if (result >= 0) return false;
  state.refused.push_back({tag, static_cast<std::int32_t>(result), false, Completion::kNoBuffer});
  return true;
}

void Ring::Accept(NativeFd listener, std::uint64_t tag) {
  io_uring_sqe* request = state_->Queue(IORING_OP_ACCEPT, listener, tag);
  request->accept_flags = SOCK_NONBLOCK | SOCK_CLOEXEC;
  request->ioprio = state_->accept_flags;
}

void Ring::ReceiveMany(SocketApi& api, NativeFd fd, Buffers buffers, std::uint64_t tag) {
  if (IsRefused(*state_, api, RequestedCall::kReceive, fd, tag, nullptr)) return;
  io_uring_sqe* request = state_->Queue(IORING_OP_RECV, fd, tag);
  request->ioprio = IORING_RECV_MULTISHOT;
  request->flags = IOSQE_BUFFER_SELECT;
  request->buf_group = state_->Of(buffers).id();
}

void Ring::Send(SocketApi& api, NativeFd fd, const IoSlice* slices, std::size_t count,
                std::uint64_t tag) {
  std::size_t limit = SIZE_MAX;
  if (IsRefused(*state_, api, RequestedCall::kSend, fd, tag, &limit)) return;
  io_uring_sqe* request = state_->Queue(count == 1 ? IORING_OP_SEND : IORING_OP_SENDMSG, fd, tag);
  request->msg_flags = MSG_DONTWAIT | MSG_NOSIGNAL;
  if (count == 1) {
    request->addr = reinterpret_cast<std::uint64_t>(slices[0].data);
    request->len = static_cast<std::uint32_t>(std::min(limit, slices[0].length));
    return;
  }
  State::Message& message = state_->messages.emplace_back();
  for (std::size_t i = 0; i < count && limit > 0; i++) {
    const std::size_t length = std::min(limit, slices[i].length);
    message.slices.push_back({const_cast<void*>(slices[i].data), length});
    limit -= length;
  }
  message.header.msg_iov = message.slices.data();
  message.header.msg_iovlen = message.slices.size();
  request->addr = reinterpret_cast<std::uint64_t>(&message.header);
  request->len = 1;
}

void Ring::Cancel(std::uint64_t tag, std::uint64_t own_tag) {
  io_uring_sqe* request = state_->Queue(IORING_OP_ASYNC_CANCEL, -1, own_tag);
  request->addr = tag;
  request->cancel_flags = IORING_ASYNC_CANCEL_ALL;
}

void Ring::Close(NativeFd fd, std::uint64_t tag) { state_->Queue(IORING_OP_CLOSE, fd, tag); }

std::uint32_t Ring::batch() const { return state_->batch; }
void Ring::Submit() { state_->Submit(); }

void Ring::CancelNow(std::uint64_t tag) { state_->CancelNow(tag, IORING_ASYNC_CANCEL_ALL); }

void Ring::CancelAllNow() {
  state_->CancelNow(0, IORING_ASYNC_CANCEL_ALL | IORING_ASYNC_CANCEL_ANY);
}

bool Ring::Reap(Completion* completion) {
  if (!state_->refused.empty()) {
    *completion = state_->refused.front();
    state_->refused.pop_front();
    return true;
  }
  const std::uint32_t head = *state_->completion_head;
  if (head == Acquire(state_->completion_tail)) {
    // What the ring had no room for waits in the kernel until it is asked for.
    if ((Acquire(state_->submission_flags) & IORING_SQ_CQ_OVERFLOW) == 0) return false;
    Look();
    if (head == Acquire(state_->completion_tail)) return false;
  }
  const io_uring_cqe& entry = state_->completions[head & state_->completion_mask];
  completion->tag = entry.user_data;
  completion->result = entry.res;
  completion->more = (entry.flags & IORING_CQE_F_MORE) != 0;
  completion->buffer = (entry.flags & IORING_CQE_F_BUFFER) == 0
                           ? Completion::kNoBuffer
                           : static_cast<int>(entry.flags >> IORING_CQE_BUFFER_SHIFT);
  Release(state_->completion_head, head + 1);
  return true;
}

const std::uint8_t* Ring::Buffer(Buffers buffers, int number) const {
  return state_->Of(buffers).At(number);
}

void Ring::GiveBack(Buffers buffers, int number) { state_->Of(buffers).Give(number); }

Result Ring::AddBuffers(Buffers buffers) {
  return state_->Of(buffers).Grow(*state_->api, state_->fd);
}

#else

struct Ring::State {};
Ring::Ring() = default;
Ring::~Ring() = default;
Result Ring::Open(std::shared_ptr<SocketApi>) { return errors::kNotImplemented; }
NativeFd Ring::waker() const { return kInvalidFd; }
void Ring::Wake(bool) {}
void Ring::ClearWaker(std::uint64_t) {}
void Ring::ClearWakerNow() {}
bool Ring::HasWork() const { return false; }
void Ring::Look() {}
void Ring::Accept(NativeFd, std::uint64_t) {}
void Ring::ReceiveMany(SocketApi&, NativeFd, Buffers, std::uint64_t) {}
void Ring::Send(SocketApi&, NativeFd, const IoSlice*, std::size_t, std::uint64_t) {}
void Ring::Cancel(std::uint64_t, std::uint64_t) {}
void Ring::Close(NativeFd, std::uint64_t) {}
std::uint32_t Ring::queued() const { return 0; }
std::uint32_t Ring::batch() const { return 0; }
void Ring::Submit() {}
void Ring::CancelNow(std::uint64_t) {}
void Ring::CancelAllNow() {}
bool Ring::Reap(Completion*) { return false; }
const std::uint8_t* Ring::Buffer(Buffers, int) const { return nullptr; }
void Ring::GiveBack(Buffers, int) {}
Result Ring::AddBuffers(Buffers) { return errors::kNotImplemented; }

#endif

}  // namespace syssock::sys
