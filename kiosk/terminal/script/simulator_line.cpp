#include "kiosk/terminal/script/simulator_line.h"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace kiosk::terminal::script {
namespace {

constexpr int kPatienceSeconds = 10;
constexpr std::size_t kLongestAnswer = 65536;

tl::unexpected<std::string> failed(const char* what) {
  return tl::unexpected<std::string>(std::string("simulator: ") + what + ": " + std::strerror(errno));
}

}  // namespace

SimulatorLine::~SimulatorLine() {
  if (fd_ >= 0) ::close(fd_);
}

tl::expected<void, std::string> SimulatorLine::open(const std::filesystem::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = socket.string();
  if (text.empty() || text.size() >= sizeof(address.sun_path)) {
    return tl::unexpected<std::string>("simulator: the socket's path is empty or too long");
  }
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{kPatienceSeconds, 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  const auto* generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
  if (fd_ < 0 || ::connect(fd_, generic, sizeof(address)) != 0) return failed("cannot connect");
  return {};
}

tl::expected<std::string, std::string> SimulatorLine::say(std::string_view command) {
  if (fd_ < 0) return tl::unexpected<std::string>("no simulator was given with --simulator");
  const std::string line = std::string(command) + "\n";
  if (::send(fd_, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size())) return failed("send");
  std::string answer;
  for (char byte = 0; answer.size() < kLongestAnswer; answer += byte) {
    const ssize_t got = ::recv(fd_, &byte, 1, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got != 1) return failed("no answer");
    if (byte == '\n') break;
  }
  if (answer == "ok" || answer.starts_with("ok ")) return answer.substr(answer.size() > 2 ? 3 : 2);
  return tl::unexpected<std::string>("simulator: " + std::string(command) + ": " + answer);
}

}  // namespace kiosk::terminal::script
