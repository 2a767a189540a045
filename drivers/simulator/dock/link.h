#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "drivers/simulator/control_client.h"
#include "drivers/simulator/dock/plan.h"

namespace drivers::simulator::dock {

/// What the dock knows at one moment.
struct Standing {
  bool connected = false;
  std::string problem;  ///< a sentence, when not connected
  Vocabulary vocabulary;
  int said = 0;         ///< how many commands were answered
  std::string command;  ///< the last of them
  std::string answer;
  bool refused = false;  ///< the answer says why not
  bool operator==(const Standing&) const = default;
};

/// The dock's only tie to the world: the control socket, on a thread of its own. It asks what the simulator offers
/// about every second, and connects again and again while there is none.
class Link {
 public:
  /// `changed` is called from the link's thread whenever standing() has changed.
  Link(std::filesystem::path socket, std::function<void()> changed);
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;
  ~Link();

  /// Soon, in order. While the simulator is gone a command is refused, never kept for later.
  void say(std::string line);
  [[nodiscard]] Standing standing() const;

 private:
  void run();
  void connect();
  void carryOut(const std::string& line);
  void ask();
  /// The words of an answer; none when it was refused.
  std::vector<std::string> wordsOf(std::string_view question);
  void publish();

  const std::filesystem::path socket_;
  const std::function<void()> changed_;
  ControlClient client_;
  Standing now_;  ///< the link thread's own

  mutable std::mutex mutex_;  ///< guards what follows
  std::condition_variable wanted_;
  std::deque<std::string> lines_;
  Standing published_;
  bool stopping_ = false;

  std::thread thread_;
};

}  // namespace drivers::simulator::dock
