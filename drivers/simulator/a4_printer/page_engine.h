#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::simulator {

/// Values of job-state, RFC 8011 §5.3.7.
enum class JobState : int { Pending = 3, Processing = 5, Stopped = 6, Canceled = 7, Aborted = 8, Completed = 9 };

struct PrintJob {
  int id = 0;
  std::string name;
  JobState state = JobState::Pending;
  int copies = 1;
  int pages = 0;    ///< of all copies
  int printed = 0;  ///< pages in the output tray
  bool documentHere = false;
  std::string document;        ///< PDF bytes; given back when the job is over
  std::filesystem::path file;  ///< where a completed job's document was saved
  [[nodiscard]] bool over() const { return static_cast<int>(state) >= static_cast<int>(JobState::Canceled); }
};

/// Pages of a PDF as far as its page objects can be seen without unpacking it; at least 1.
int pagesOf(std::string_view pdf);

/// The inside of a page printer: jobs go in, pages come out with time. Not thread-safe.
class PageEngine {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Toner : std::uint8_t { Ok, Low, Out };
  struct State {
    int sheets = 250;  ///< in the tray
    bool jam = false;
    bool coverOpen = false;
    Toner toner = Toner::Ok;
    double pagesPerMinute = 30;
  };
  static constexpr int kLowTray = 20;  ///< sheets under which the tray counts as low

  explicit PageEngine(std::filesystem::path output) : output_(std::move(output)) {}

  State& state() { return state_; }
  int create(std::string name, int copies);
  /// False: no such job, or it has its document already or is over.
  bool addDocument(int job, std::string pdf);
  /// False: no such job or it is over.
  bool cancel(int job);
  /// Prints what fits into the time since the last call.
  void advance(Clock::time_point now);

  [[nodiscard]] const std::vector<PrintJob>& jobs() const { return jobs_; }
  [[nodiscard]] const PrintJob* find(int job) const;
  /// The value of printer-state: 3 idle, 4 processing, 5 stopped.
  [[nodiscard]] int printerState() const;
  /// printer-state-reasons; {"none"} when there is nothing to say.
  [[nodiscard]] std::vector<std::string> reasons() const;

 private:
  [[nodiscard]] bool blocked() const;
  PrintJob* current();
  void finish(PrintJob& job);

  std::filesystem::path output_;
  State state_;
  std::vector<PrintJob> jobs_;
  Clock::time_point last_{};
  double pageDone_ = 0;  ///< share of the page under way
};

}  // namespace drivers::simulator
