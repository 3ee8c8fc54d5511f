// What a loop turn is. An engine does the system calls of a turn in native code and writes one
// Record for each event; JavaScript is called once a turn and walks them. It stops and reports:
// whether to shed, pause, back off or close is decided in TypeScript alone (house rule 5).
//
// Completion-style: JavaScript hears of bytes that were received and of queues that were sent,
// never of readiness (but for single waits, kReady), so that an io_uring engine fits beside the
// poll engine.
#ifndef SYSSOCK_NATIVE_ENGINE_ENGINE_H_
#define SYSSOCK_NATIVE_ENGINE_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "../socket/fd.h"
#include "../socket/socket_handle.h"
#include "../sys/socket_api.h"

namespace syssock {

// A slot with its generation: an event for a slot's former tenant is dropped, never delivered to
// the next one. In JavaScript it is one number, generation * 2^24 + slot, whole below 2^53.
struct SlotId {
  static constexpr std::int32_t kSlotBits = 24;
  static constexpr std::int32_t kMaxSlots = 1 << kSlotBits;
  static constexpr std::int32_t kMaxGeneration = (1 << 29) - 1;
  std::int32_t slot;
  std::int32_t generation;
};

inline bool Same(SlotId a, SlotId b) { return a.slot == b.slot && a.generation == b.generation; }

enum class RecordKind : std::int32_t {
  kReady = 1,        // value: the interests that are ready, and kReadyError
  kAccepted = 2,     // value, detail: slot and generation of the new connection
  kAcceptError = 3,  // value: the negative errno that ended this turn's accepts
  kData = 4,         // value: bytes, detail: offset in the slab number `extra`
  kEnd = 5,          // the peer sends no more
  kError = 6,        // value: negative errno, detail: a FailedCall; nothing more is read or sent
  kDrained = 7,      // all that was queued has gone to the kernel, after SetWantsDrained
  kFinished = 8,     // the same after Finish, and our side is ended
};

// What a connection failed at.
enum class FailedCall : std::int32_t { kReceive = 0, kSend = 1, kShutdown = 2 };

struct Record {
  RecordKind kind;
  SlotId id;
  std::int32_t value;
  std::int32_t detail;
  std::int32_t extra;
};
inline constexpr std::size_t kRecordWords = 6;
static_assert(sizeof(Record) == kRecordWords * sizeof(std::int32_t));

// Where an engine leaves what a turn brought. Nothing is delivered from inside.
class RecordSink {
 public:
  virtual void Push(const Record& record) = 0;

 protected:
  ~RecordSink() = default;
};

// Where received bytes go: memory of JavaScript's, of which every part is written once only.
class ReadMemory {
 public:
  struct Room {
    std::uint8_t* data;
    std::size_t length;
    std::int32_t slab;
    std::int32_t offset;
  };
  // Below this a slab is left: a receive call into a scrap is a call more for the same bytes.
  static constexpr std::size_t kLeastRoom = 16384;
  // Room to receive into, no less than `least`; none (length 0) until JavaScript has given more.
  virtual Room Reserve(std::size_t least) = 0;
  // How many pieces of `length` bytes, at most `most`, room can be reserved for one after another.
  virtual std::size_t Fits(std::size_t most, std::size_t length) = 0;
  // The first `length` bytes of the reserved room were written, and are not written again.
  virtual void Commit(std::size_t length) = 0;

 protected:
  ~ReadMemory() = default;
};

struct ConnectionStats {
  double connected_at = 0;  // milliseconds since the epoch, like all times here
  double last_read_at = 0;
  // When the kernel last took bytes, or when the queue began to fill: what a stalled write is
  // counted from.
  double last_write_at = 0;
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_written = 0;  // that the kernel took
  std::uint32_t reads = 0;          // receive calls that brought bytes
  std::uint32_t writes = 0;         // send calls that took bytes
};

// Which connections Sweep looks for, by what their time is counted from.
enum class Overdue : std::uint8_t {
  kIdle = 0,        // no byte went either way
  kFirstByte = 1,   // none ever came
  kLifetime = 2,    // connected
  kWriteStall = 3,  // bytes are queued and none were taken
};

// Answers are >= 0 or a negative errno; ids that are out of date answer EBADF.
class Engine {
 public:
  virtual ~Engine() = default;

  // Tells when a descriptor is ready, each turn as long as it is. It stays the handle's, which
  // lets the engine know before it goes; a descriptor has one watcher at a time (EBUSY).
  virtual sys::Result Watch(SocketHandle* handle, int interest, SlotId* id) = 0;
  // Accepts up to `budget` connections a turn. The listener stays the handle's, the connections are
  // the engine's: they are read from until they are paused, closed or taken.
  virtual sys::Result Listen(SocketHandle* handle, int budget, SlotId* id) = 0;
  // Connections that a listener accepts a turn from now on: fewer when a limit is near.
  virtual sys::Result SetBudget(SlotId id, int budget) = 0;
  // Connections that all listeners together accept until this is called again.
  virtual void SetRoom(std::int64_t room) = 0;
  // Connections that were accepted and not told of: the listener paused meanwhile.
  virtual std::int32_t Waiting(SlotId listener) const = 0;
  // Makes a connection of a descriptor. On failure the descriptor stays with the caller. `packets`:
  // it receives messages (SOCK_SEQPACKET), of which the kernel drops what a buffer has no room for.
  virtual sys::Result Adopt(Fd* fd, bool packets, SlotId* id) = 0;

  // What a watch waits for; of a listener and a connection, whether it is read from.
  virtual sys::Result SetInterest(SlotId id, int interest) = 0;
  // Whether what is watched keeps the loop alive; it does at first.
  virtual sys::Result SetReferenced(SlotId id, bool referenced) = 0;
  virtual sys::Result Unwatch(SlotId id) = 0;
  // Whether the id's tenant is still there: a handle may have been closed since a record was
  // written.
  virtual bool Has(SlotId id) const = 0;

  // Takes the bytes, all of them: they are sent or copied when it returns. Answers how many are
  // queued; ENOBUFS when that would be more than `limit`, and then none are taken. What was only
  // gathered is sent before that is answered.
  virtual sys::Result Write(SlotId id, const std::uint8_t* data, std::size_t length,
                            std::size_t limit) = 0;
  // Tells (kDrained) when all that is queued now has gone.
  virtual sys::Result SetWantsDrained(SlotId id) = 0;
  // Ends our side once everything queued is sent: 1 when that is done already, 0 when kFinished
  // follows. When the peer has ended too, no FIN is sent before the close.
  virtual sys::Result Finish(SlotId id) = 0;
  // Closes by the end of the turn, after one more attempt to send what is queued; `reset`: by RST,
  // sending nothing.
  virtual sys::Result CloseConnection(SlotId id, bool reset) = 0;
  // Moves a connection's descriptor out; EBUSY while bytes are queued, which would be lost. Bytes
  // that were received and not yet delivered are the caller's to look after.
  virtual sys::Result Take(SlotId id, Fd* fd) = 0;

  virtual sys::Result Stats(SlotId id, ConnectionStats* stats, std::size_t* queued) = 0;
  // The descriptor, to look at.
  virtual sys::Result Descriptor(SlotId id, sys::NativeFd* fd, sys::SocketApi** api) = 0;
  // Connections whose time is more than `age_ms` ago, at most `max` of them from slot `from` on;
  // answers the slot to go on from, or 0 when all were looked at.
  virtual std::int32_t Sweep(Overdue kind, double age_ms, std::int32_t from, std::size_t max,
                             std::vector<SlotId>* found) = 0;

  // "poll" or "uring".
  virtual const char* Name() const = 0;
  // The time of this turn.
  virtual double Now() = 0;
  // Between these the loop tells of many descriptors, and no JavaScript runs.
  virtual void OnBurst() {}
  virtual void OnBurstOver() {}
  // Tells what has come since the last time, as far as the loop has not had it told.
  virtual void Collect() = 0;
  // After Flush: false, or tells of what those bring who were accepted in this very turn.
  virtual bool CollectFirst() { return false; }
  // Sends what was gathered since the last time.
  virtual void Flush() = 0;
  // Lets go of everything: sends what can be sent at once, then closes what it owns.
  virtual void Close() = 0;
};

}  // namespace syssock

#endif  // SYSSOCK_NATIVE_ENGINE_ENGINE_H_
