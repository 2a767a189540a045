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
class VisitRecord {
 public:
  /// `folder` is made. An empty path records nothing.
  explicit VisitRecord(std::filesystem::path folder);

  /// A page came up: where its picture goes. Closes the page before. Empty when nothing is recorded.
  std::filesystem::path turnTo(const std::string& page);
  void machine(std::chrono::milliseconds time) { machine_ += time; }
  void person(std::chrono::milliseconds time) { person_ += time; }
  /// Writes the last page's line.
  void close();

 private:
  using Clock = std::chrono::steady_clock;

  std::filesystem::path folder_;
  std::ofstream out_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_{};
  std::string page_;
  std::string screen_;
  int count_ = 0;
  std::chrono::milliseconds machine_{0};
  std::chrono::milliseconds person_{0};
};

}  // namespace kiosk::terminal::script
