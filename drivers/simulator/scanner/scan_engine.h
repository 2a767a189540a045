#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/simulator/scanner/escl_xml.h"
#include "drivers/simulator/scanner/sheet.h"

namespace drivers::simulator::scanner {

/// A scanner without its wire: what lies in it, what is wrong with it, and its jobs. Not thread-safe.
class ScanEngine {
 public:
  struct Paper {
    Sheet front;
    std::optional<Sheet> back;  ///< empty: blank
  };
  struct State {
    std::optional<Sheet> glass;
    std::deque<Paper> feeder;  ///< in the order they are drawn in
    bool jam = false;          ///< a sheet is stuck
    int jamAt = 0;             ///< the sheet of a job that gets stuck, from 1; 0: none
    bool coverOpen = false;
    bool busy = false;  ///< somebody else uses it
  };
  /// HTTP's words for what came of a request.
  enum class Answer : std::uint16_t { Ok = 200, Created = 201, NotFound = 404, Conflict = 409, Unavailable = 503 };
  struct Started {
    Answer answer = Answer::Created;
    int job = 0;
  };
  struct Page {
    Answer answer = Answer::Ok;
    std::vector<std::uint8_t> jpeg;
  };

  explicit ScanEngine(EsclCapabilities capabilities) : capabilities_(std::move(capabilities)) {}

  State& state() { return state_; }
  [[nodiscard]] const EsclCapabilities& capabilities() const { return capabilities_; }
  /// `jobsPath` is the path of the resource ScanJobs.
  [[nodiscard]] EsclStatus status(std::string_view jobsPath) const;
  /// One job at a time; a feeder without paper refuses.
  Started start(const EsclSettings& settings);
  /// The next side of a job's papers; NotFound when there is none, which ends it.
  Page next(int job);
  /// False: there is no such job.
  bool end(int job);
  [[nodiscard]] std::string jobsInWords() const;

 private:
  struct Job {
    EsclSettings settings;
    bool active = true;
    int images = 0;
    int sheets = 0;                                     ///< drawn in
    std::optional<std::vector<std::uint8_t>> backside;  ///< scanned with its front, not yet fetched
  };
  [[nodiscard]] bool working() const;
  std::vector<std::uint8_t> drawIn(Job& job);

  EsclCapabilities capabilities_;
  State state_;
  std::map<int, Job> jobs_;
  int lastJob_ = 0;
};

}  // namespace drivers::simulator::scanner
