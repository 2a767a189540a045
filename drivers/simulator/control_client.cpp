#include "drivers/simulator/control_client.h"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace drivers::simulator {
namespace {

constexpr std::size_t kLongestAnswer = 65536;

std::string because(const char* what) {
  return std::string(what) + ": " + std::system_category().message(errno);
}

}  // namespace

ControlClient::~ControlClient() {
  if (fd_ >= 0) ::close(fd_);
}

tl::unexpected<std::string> ControlClient::lost(const std::string& what) {
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  return tl::unexpected<std::string>(what);
}

tl::expected<void, std::string> ControlClient::open(const std::filesystem::path& socket) {
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = socket.string();
  if (text.empty() || text.size() >= sizeof(address.sun_path)) return lost("the socket's path is empty or too long");
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{patience_.count(), 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  const auto* generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
  if (fd_ < 0 || ::connect(fd_, generic, sizeof(address)) != 0) return lost(because("cannot connect"));
  return {};
}

tl::expected<std::string, std::string> ControlClient::say(std::string_view command) {
  if (fd_ < 0) return lost("not connected");
  if (command.find('\n') != std::string_view::npos) {
    return tl::unexpected<std::string>("a command is one line");
  }
  const std::string line = std::string(command) + "\n";
  if (::send(fd_, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size())) {
    return lost(because("cannot send"));
  }
  std::string answer;
  for (char byte = 0; answer.size() < kLongestAnswer; answer += byte) {
    const ssize_t got = ::recv(fd_, &byte, 1, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) return lost("it has ended");
    // What comes after our patience must not be taken for the next answer.
    if (got < 0) return lost(because("no answer"));
    if (byte == '\n') break;
  }
  if (answer == "ok") return std::string();
  if (answer.starts_with("ok ")) return answer.substr(3);
  return tl::unexpected<std::string>(answer.starts_with("error ") ? answer.substr(6) : answer);
}

}  // namespace drivers::simulator
