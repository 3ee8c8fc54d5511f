#include "batch.h"

#include "errors.h"

#ifdef __linux__
#include <linux/aio_abi.h>
#include <sys/socket.h>

#include <cerrno>
#include <csignal>
#include <utility>
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

// So many batches in a row of which the kernel took nothing, and no more are made.
constexpr int kMostRefusals = 8;

}  // namespace

struct Batch::State {
  ~State() { Destroy(); }

  void Add(SocketApi& its_api, RequestedCall call, NativeFd fd, const void* data,
           std::size_t length);
  void Queue(RequestedCall call, NativeFd fd, const void* data, std::size_t length);
  const Result* Submit();
  // How many of the requests the kernel has taken.
  std::size_t SubmitAll();
  bool CanReap() const;
  std::size_t Reap();
  void Note(const io_event& event);
  // Waits for the kernel, after which it uses nobody's memory.
  void Destroy();
  bool Works();
  bool Moves(NativeFd from, NativeFd to);

  std::shared_ptr<SocketApi> api;
  std::uintptr_t context = 0;
  bool usable = true;
  bool knows_no_signal = true;
  int refusals = 0;  // in a row
  std::size_t size = 0;
  std::size_t requested = 0;  // of those, who were not refused
  iocb requests[kMost] = {};
  iocb* pointers[kMost] = {};
  Result results[kMost] = {};
};

void Batch::State::Add(SocketApi& its_api, RequestedCall call, NativeFd fd, const void* data,
                       std::size_t length) {
  const Result allowed = its_api.BeforeRequest(call, fd, &length);
  if (allowed < 0) {
    results[size++] = allowed;
  } else {
    Queue(call, fd, data, length);
  }
}

void Batch::State::Queue(RequestedCall call, NativeFd fd, const void* data, std::size_t length) {
  const std::size_t number = size++;
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

// It may take a part; what refuses the next one is told by the next call.
std::size_t Batch::State::SubmitAll() {
  std::size_t submitted = 0;
  while (usable && submitted < requested) {
    const Result taken = api->BatchSubmit(context, requested - submitted, &pointers[submitted]);
    if (taken == -EPERM || taken == errors::kNotImplemented) usable = false;
    if (taken <= 0) break;
    submitted += static_cast<std::size_t>(taken);
  }
  return submitted;
}

bool Batch::State::CanReap() const {
  const auto* ring = reinterpret_cast<const CompletionRing*>(context);
  return ring->magic == kMagic && ring->incompatible_features == 0;
}

std::size_t Batch::State::Reap() {
  auto* ring = reinterpret_cast<CompletionRing*>(context);
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

// One that was interrupted is made again, by itself.
void Batch::State::Note(const io_event& event) {
  results[event.data] = event.res == -EINTR ? kNotDone : event.res;
}

void Batch::State::Destroy() {
  if (context != 0) api->BatchDestroy(context);
  context = 0;
}

const Result* Batch::State::Submit() {
  const std::size_t submitted = SubmitAll();
  if (submitted > 0 && Reap() < submitted) {
    // A socket's have all completed when they are submitted. Should one ever not have: nobody knows
    // what became of it, and the kernel must be done with memory that is somebody else's next.
    Destroy();
    usable = false;
    for (std::size_t i = 0; i < submitted; i++) {
      Result& result = results[requests[i].aio_data];
      if (result == kNotDone) result = -EIO;
    }
  }
  refusals = submitted > 0 ? 0 : refusals + (requested > 0 ? 1 : 0);
  if (refusals == kMostRefusals) usable = false;
  size = requested = 0;
  return results;
}

bool Batch::State::Moves(NativeFd from, NativeFd to) {
  char byte = 'x';
  Queue(RequestedCall::kSend, from, &byte, 1);
  if (Submit()[0] != 1) return false;
  byte = 0;
  Queue(RequestedCall::kReceive, to, &byte, 1);
  return Submit()[0] == 1 && byte == 'x';
}

// Emulated kernels may take such requests and mean something else.
bool Batch::State::Works() {
  NativeFd pair[2];
  if (api->OpenPair(AF_UNIX, SOCK_STREAM, 0, pair) < 0) return false;
  bool works = Moves(pair[0], pair[1]);
  if (!works) {
    knows_no_signal = false;
    works = Moves(pair[0], pair[1]);
  }
  for (const NativeFd fd : pair) api->Close(fd);
  refusals = 0;
  return works && usable;
}

Batch::Batch() : state_(std::make_unique<State>()) {}
Batch::~Batch() = default;

Result Batch::Open(std::shared_ptr<SocketApi> api) {
  state_->api = std::move(api);
  const Result made = state_->api->BatchSetup(kMost, &state_->context);
  if (made < 0) return made;
  return state_->CanReap() && state_->Works() ? 0 : errors::kNotSupported;
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

const Result* Batch::Submit() { return state_->Submit(); }

#else

struct Batch::State {};
Batch::Batch() = default;
Batch::~Batch() = default;
Result Batch::Open(std::shared_ptr<SocketApi>) { return errors::kNotImplemented; }
bool Batch::usable() const { return false; }
bool Batch::MaySend() const { return false; }
void Batch::Receive(SocketApi&, NativeFd, void*, std::size_t) {}
void Batch::Send(SocketApi&, NativeFd, const void*, std::size_t) {}
const Result* Batch::Submit() { return nullptr; }

#endif

}  // namespace syssock::sys
