#include "batch.h"

#include "errors.h"

#ifdef __linux__
#include <linux/aio_abi.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#endif

namespace syssock::sys {

#ifdef __linux__

namespace {

// Linux 6.18's RWF_NOSIGNAL. Older kernels take no request that has it.
constexpr int kNoSignal = 0x100;

// What a context's number is the address of: the kernel's ring of completions (fs/aio.c), as libaio
// reads it too. Taking them from there saves a call.
struct CompletionRing {
  std::uint32_t id;
  std::uint32_t count;
  std::uint32_t head;
  std::uint32_t tail;
  std::uint32_t magic;
  std::uint32_t compatible_features;
  std::uint32_t incompatible_features;
  std::uint32_t header_length;
};
constexpr std::uint32_t kMagic = 0xa10a10a1;

}  // namespace

struct Batch::State {
  ~State() {
    if (context != 0) api->BatchDestroy(context);
  }

  void Add(SocketApi& its_api, RequestedCall call, NativeFd fd, const void* data,
           std::size_t length);
  // How many of the requests from `from` on the kernel has taken.
  std::size_t SubmitFrom(std::size_t from);
  void Complete(std::size_t submitted);
  std::size_t Reap();
  // An interrupted call is made again, by itself.
  void Note(const io_event& event) {
    results[event.data] = event.res == -EINTR ? kNotDone : event.res;
  }

  std::shared_ptr<SocketApi> api;
  std::uintptr_t context = 0;
  bool usable = true;
  bool knows_no_signal = true;
  std::size_t size = 0;
  std::size_t requested = 0;  // of those, who were not refused
  iocb requests[kMost] = {};
  iocb* pointers[kMost] = {};
  Result results[kMost] = {};
};

void Batch::State::Add(SocketApi& its_api, RequestedCall call, NativeFd fd, const void* data,
                       std::size_t length) {
  const std::size_t number = size++;
  results[number] = its_api.BeforeRequest(call, fd, &length);
  if (results[number] < 0) return;
  results[number] = kNotDone;
  const bool sends = call == RequestedCall::kSend;
  iocb& request = requests[requested];
  request = {};
  request.aio_data = number;
  request.aio_lio_opcode = sends ? IOCB_CMD_PWRITE : IOCB_CMD_PREAD;
  request.aio_rw_flags = sends && knows_no_signal ? kNoSignal : 0;
  request.aio_fildes = static_cast<std::uint32_t>(fd);
  request.aio_buf = reinterpret_cast<std::uintptr_t>(data);
  request.aio_nbytes = length;
  pointers[requested++] = &request;
}

// One that the kernel does not take stops those behind it; it is left out then.
std::size_t Batch::State::SubmitFrom(std::size_t from) {
  std::size_t submitted = 0;
  while (from < requested) {
    const Result taken = api->BatchSubmit(context, requested - from, &pointers[from]);
    if (taken == errors::kNotSupported && pointers[from]->aio_rw_flags != 0) {
      knows_no_signal = false;
      break;
    }
    const auto count = static_cast<std::size_t>(std::max<Result>(taken, 0));
    submitted += count;
    from += count == 0 ? 1 : count;
  }
  return submitted;
}

std::size_t Batch::State::Reap() {
  auto* ring = reinterpret_cast<CompletionRing*>(context);
  if (ring->magic != kMagic || ring->incompatible_features != 0) return 0;
  const auto* events =
      reinterpret_cast<const io_event*>(context + static_cast<std::uintptr_t>(ring->header_length));
  const std::uint32_t tail = __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE);
  std::uint32_t head = ring->head;
  std::size_t count = 0;
  for (; head != tail; count++) {
    Note(events[head]);
    head = (head + 1) % ring->count;
  }
  __atomic_store_n(&ring->head, head, __ATOMIC_RELEASE);
  return count;
}

// All have completed when they are submitted. Should one ever not have, it is waited for: the
// kernel writes to memory that is somebody else's afterwards.
void Batch::State::Complete(std::size_t submitted) {
  std::size_t completed = Reap();
  io_event events[kMost];
  while (completed < submitted) {
    const Result count = api->BatchWait(context, submitted - completed, events);
    for (Result i = 0; i < count; i++) Note(events[i]);
    completed += static_cast<std::size_t>(std::max<Result>(count, 0));
  }
}

Batch::Batch() : state_(std::make_unique<State>()) {}
Batch::~Batch() = default;

Result Batch::Open(std::shared_ptr<SocketApi> api) {
  state_->api = std::move(api);
  return state_->api->BatchSetup(kMost, &state_->context);
}

bool Batch::usable() const { return state_->usable; }

bool Batch::MaySend() const {
  if (state_->knows_no_signal) return true;
  struct sigaction action = {};
  return sigaction(SIGPIPE, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

void Batch::Receive(SocketApi& api, NativeFd fd, void* data, std::size_t capacity) {
  state_->Add(api, RequestedCall::kReceive, fd, data, capacity);
}

void Batch::Send(SocketApi& api, NativeFd fd, const void* data, std::size_t length) {
  state_->Add(api, RequestedCall::kSend, fd, data, length);
}

std::size_t Batch::size() const { return state_->size; }

const Result* Batch::Submit() {
  const bool knew = state_->knows_no_signal;
  const std::size_t submitted = state_->SubmitFrom(0);
  state_->Complete(submitted);
  if (submitted == 0 && state_->requested > 0 && knew == state_->knows_no_signal) {
    state_->usable = false;
  }
  state_->size = state_->requested = 0;
  return state_->results;
}

#else

struct Batch::State {};
Batch::Batch() = default;
Batch::~Batch() = default;
Result Batch::Open(std::shared_ptr<SocketApi>) { return errors::kNotImplemented; }
bool Batch::usable() const { return false; }
bool Batch::MaySend() const { return false; }
void Batch::Receive(SocketApi&, NativeFd, void*, std::size_t) {}
void Batch::Send(SocketApi&, NativeFd, const void*, std::size_t) {}
std::size_t Batch::size() const { return 0; }
const Result* Batch::Submit() { return nullptr; }

#endif

}  // namespace syssock::sys
