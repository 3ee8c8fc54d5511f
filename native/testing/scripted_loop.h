// An event loop whose turns a test makes: nothing happens between them, and time stands still.
#ifndef SYSSOCK_NATIVE_TESTING_SCRIPTED_LOOP_H_
#define SYSSOCK_NATIVE_TESTING_SCRIPTED_LOOP_H_

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "../engine/loop.h"
#include "scripted_socket_api.h"

namespace syssock::testing {

class ScriptedLoop;
class ScriptedPoll;

// The turns that the loops of one scripted kernel make together, and their clock.
class ScriptedTurns {
 public:
  explicit ScriptedTurns(std::shared_ptr<ScriptedSocketApi> kernel) : kernel_(std::move(kernel)) {}

  // Descriptors that the next turn has something to tell of, in order.
  std::vector<sys::NativeFd> Ready() const;
  // One turn: what is ready is told in this order, or that of the descriptors (one may come twice,
  // as from a real loop that polls again; one that is not ready is left out), between both ends of
  // the turn. So that the test finds it as it is when a real loop waits, the next turn's beginning
  // comes at the end of this one, too.
  void Run(std::optional<std::vector<sys::NativeFd>> order);
  // What the descriptor is polled for; kNotPolled when nobody polls it.
  static constexpr int kNotPolled = -1;
  int Polled(sys::NativeFd fd) const;
  // Whether a real loop would wait now: nothing is ready, nobody has anything to tell.
  bool Sleeps() const;
  // Whether a real loop would go on.
  bool IsAlive() const;

  double now_ms() const { return now_ms_; }
  void Advance(double ms) { now_ms_ += ms; }

 private:
  friend class ScriptedLoop;
  friend class ScriptedPoll;

  // The loops by age; those that end meanwhile are left out, those that begin have their first turn
  // next.
  template <typename Act>
  void EachLoop(Act act);
  int ReadinessOf(const ScriptedPoll& poll) const;
  void CheckDescriptors();

  std::shared_ptr<ScriptedSocketApi> kernel_;
  std::map<int, ScriptedLoop*> loops_;
  int next_loop_ = 0;
  std::map<sys::NativeFd, ScriptedPoll*> polls_;
  double now_ms_ = 1e12;  // a time that a test cannot mistake for its own: September 2001
};

class ScriptedLoop final : public Loop {
 public:
  explicit ScriptedLoop(std::shared_ptr<ScriptedTurns> turns);
  ~ScriptedLoop() override;

  sys::Result Start(TurnListener* listener) override;
  sys::Result OpenPoll(sys::NativeFd fd, PollListener* listener, OwnedPoll* poll) override;
  double NowMs() override { return turns_->now_ms(); }
  void DoNotSleep() override { awake_ = true; }

 private:
  friend class ScriptedTurns;

  std::shared_ptr<ScriptedTurns> turns_;
  int number_;
  TurnListener* listener_ = nullptr;
  bool awake_ = false;
};

}  // namespace syssock::testing

#endif  // SYSSOCK_NATIVE_TESTING_SCRIPTED_LOOP_H_
