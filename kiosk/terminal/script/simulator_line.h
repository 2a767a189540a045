#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace kiosk::terminal::script {

/// A connection to the simulator's control socket: what a visitor does with things, not with the screen.
class SimulatorLine {
 public:
  SimulatorLine() = default;
  SimulatorLine(const SimulatorLine&) = delete;
  SimulatorLine& operator=(const SimulatorLine&) = delete;
  ~SimulatorLine();

  /// The error is a sentence.
  tl::expected<void, std::string> open(const std::filesystem::path& socket);
  /// One command; the answer after `ok`, or the simulator's sentence as error.
  tl::expected<std::string, std::string> say(std::string_view command);

 private:
  int fd_ = -1;
};

}  // namespace kiosk::terminal::script
