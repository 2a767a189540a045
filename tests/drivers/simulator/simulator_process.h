#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <sys/types.h>

/// The real hall-simulator in a process of its own, for device tests. Everything it makes lies in a temporary folder.
class SimulatorProcess {
 public:
  /// Starts with a scenario (TOML text) and waits until every device serves. Aborts the test program when it does not.
  explicit SimulatorProcess(std::string_view scenario);
  SimulatorProcess(const SimulatorProcess&) = delete;
  SimulatorProcess& operator=(const SimulatorProcess&) = delete;
  /// Ends it politely, then by force, and removes the folder.
  ~SimulatorProcess();

  /// kill -9: its nodes and sockets stay behind as they are.
  void kill();
  /// Again, with the same scenario in the same folder, after kill().
  void start();

  /// One command; the whole answer line, "ok …" or "error …".
  std::string say(std::string_view command);
  /// `say`, and the test fails unless it is answered with ok.
  void must(std::string_view command);

  [[nodiscard]] std::filesystem::path folder() const { return folder_; }
  /// A device's node or socket in the folder.
  [[nodiscard]] std::string path(std::string_view name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
  pid_t process_ = -1;
  int control_ = -1;
};
