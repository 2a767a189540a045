#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace drivers::simulator {

/// The other end of control_server.h: a connection to a running simulator. One thread at a time.
class ControlClient {
 public:
  /// `patience`: how long an answer may take, at least a second.
  explicit ControlClient(std::chrono::seconds patience = std::chrono::seconds(10)) : patience_(patience) {}
  ControlClient(const ControlClient&) = delete;
  ControlClient& operator=(const ControlClient&) = delete;
  ~ControlClient();

  /// Connects, in place of an older connection. The error is a sentence.
  tl::expected<void, std::string> open(const std::filesystem::path& socket);
  [[nodiscard]] bool connected() const { return fd_ >= 0; }
  /// One command; the answer after `ok`, or a sentence as error: the simulator's own while it stays connected(), ours
  /// when the connection is lost.
  tl::expected<std::string, std::string> say(std::string_view command);

 private:
  tl::unexpected<std::string> lost(const std::string& what);

  std::chrono::seconds patience_;
  int fd_ = -1;
};

}  // namespace drivers::simulator
