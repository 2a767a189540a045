#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "drivers/simulator/switchboard.h"

namespace drivers::simulator {

/// The control socket: a Unix stream socket taking one command a line from any number of clients; each line is answered
/// in order by one line, `ok TEXT` or `error SENTENCE`. Lines are at most 4096 bytes.
class ControlServer {
 public:
  static constexpr std::size_t kLongestLine = 4096;

  /// Binds `path`, replacing a socket nobody listens on any more.
  static tl::expected<ControlServer, std::string> listen(const std::filesystem::path& path);
  ControlServer(ControlServer&& other) noexcept;
  ControlServer& operator=(ControlServer&&) = delete;
  ~ControlServer();

  /// Serves until `quit` was said or `stopFd` (a signalfd, an eventfd) becomes readable.
  void serve(Switchboard& board, int stopFd);

 private:
  ControlServer(int listener, std::filesystem::path path) : listener_(listener), path_(std::move(path)) {}
  void accept();
  /// False when the client is gone or must go.
  bool receive(int client, Switchboard& board);

  int listener_ = -1;
  std::filesystem::path path_;
  std::map<int, std::string> clients_;  ///< descriptor -> bytes of an unfinished line
};

/// A reply as its line, without the newline; line breaks inside are turned into blanks.
std::string replyLine(const Reply& reply);

}  // namespace drivers::simulator
