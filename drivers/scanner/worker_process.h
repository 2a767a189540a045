#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include <sys/types.h>

#include "assets/error.h"
#include "drivers/scanner/worker_protocol.h"

namespace drivers::scanner {

/// A hall-scan-worker, from its start to its end. Belongs to one thread.
class WorkerProcess {
 public:
  /// Why nothing was heard.
  enum class Silence : std::uint8_t {
    Patience,  ///< it said nothing for as long as was waited
    Stopped,   ///< the stop token asked
    Ended,     ///< it crashed or went away
    Garbage,   ///< what it said is no answer
  };

  /// `configDir` becomes its SANE_CONFIG_DIR; empty: the system's. Error: DeviceMisconfigured when `program` cannot be
  /// run.
  static assets::Result<std::unique_ptr<WorkerProcess>> start(const std::filesystem::path& program,
                                                              const std::filesystem::path& configDir);
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;
  /// Asks it to end, and ends it by force after a tenth of a second.
  ~WorkerProcess();

  /// False: it is gone, or does not listen.
  bool send(const Request& request);
  /// The next answer; waits at most `patience` for each byte of it.
  std::variant<Answer, Silence> receive(std::chrono::milliseconds patience, const std::stop_token& stop);
  /// Ends it at once, with whatever it started.
  void kill();
  /// False: it has ended.
  bool alive();
  /// How it ended, for a technician: "signal 11".
  [[nodiscard]] std::string end() const;

 private:
  WorkerProcess(pid_t process, int socket, int wake) : process_(process), socket_(socket), wake_(wake) {}
  bool reap(bool wait);

  pid_t process_;
  int socket_;
  int wake_;  ///< eventfd: the stop token asked
  std::optional<int> status_;
  MessageParser<Answer> parser_;
  WipedBytes chunk_;
};

}  // namespace drivers::scanner
