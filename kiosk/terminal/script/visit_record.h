#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

namespace kiosk::terminal::script {

/// What a scripted visit leaves behind: one line of JSON for each page in `visit.jsonl`, with the time the machine let
/// the person wait and the time the person took.
///
///     {"page":"card","screen":"03-card.png","machine_ms":1714,"person_ms":600,"shown_at_ms":4211}
///
/// and one line for each act of the script in `acts.jsonl`, with when it was done and how long it took:
///
///     {"line":7,"act":"read card.trouble_hint","at_ms":5200,"took_ms":212}
class VisitRecord {
 public:
  /// `folder` is made. An empty path records nothing.
  explicit VisitRecord(std::filesystem::path folder);

  /// A page came up: where its picture goes. Closes the page before. Empty when nothing is recorded.
  std::filesystem::path turnTo(const std::string& page);
  void machine(std::chrono::milliseconds time) { machine_ += time; }
  void person(std::chrono::milliseconds time) { person_ += time; }
  /// An act is over that began at `since`.
  void act(int line, const std::string& text, std::chrono::steady_clock::time_point since);
  /// Writes the last page's line.
  void close();

 private:
  using Clock = std::chrono::steady_clock;

  std::filesystem::path folder_;
  std::ofstream out_;
  std::ofstream acts_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_{};
  std::string page_;
  std::string screen_;
  int count_ = 0;
  std::chrono::milliseconds machine_{0};
  std::chrono::milliseconds person_{0};
};

}  // namespace kiosk::terminal::script
