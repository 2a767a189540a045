#include "drivers/simulator/control_server.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace drivers::simulator {
namespace {

tl::unexpected<std::string> systemError(const std::string& what) {
  return tl::unexpected<std::string>(what + ": " + std::system_category().message(errno));
}

bool sendAll(int client, std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::send(client, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace

std::string replyLine(const Reply& reply) {
  std::string line = reply ? "ok" : "error";
  const std::string& text = reply ? *reply : reply.error();
  if (!text.empty()) line += " " + text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

tl::expected<ControlServer, std::string> ControlServer::listen(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.empty() || text.size() >= sizeof(address.sun_path)) {
    return tl::unexpected<std::string>("the control socket's path is empty or too long: " + text);
  }
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  const auto* generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));

  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (probe < 0) return systemError("socket");
  const bool alive = ::connect(probe, generic, sizeof(address)) == 0;
  ::close(probe);
  if (alive) return tl::unexpected<std::string>("a simulator already serves " + text);
  std::error_code ignored;
  if (std::filesystem::is_socket(path, ignored)) std::filesystem::remove(path, ignored);

  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener < 0) return systemError("socket");
  if (::bind(listener, generic, sizeof(address)) != 0 || ::listen(listener, 16) != 0) {
    auto error = systemError("cannot serve " + text);
    ::close(listener);
    return error;
  }
  return ControlServer(listener, path);
}

ControlServer::ControlServer(ControlServer&& other) noexcept
    : listener_(std::exchange(other.listener_, -1)),
      path_(std::exchange(other.path_, {})),
      clients_(std::exchange(other.clients_, {})) {}

ControlServer::~ControlServer() {
  for (const auto& [client, buffer] : clients_)
    ::close(client);
  if (listener_ < 0) return;
  ::close(listener_);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void ControlServer::accept() {
  const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  if (client >= 0) clients_.emplace(client, std::string{});
}

bool ControlServer::receive(int client, Switchboard& board) {
  std::array<char, 1024> bytes{};
  const ssize_t got = ::recv(client, bytes.data(), bytes.size(), 0);
  if (got < 0 && errno == EINTR) return true;
  if (got <= 0) return false;
  std::string& buffer = clients_[client];
  buffer.append(bytes.data(), static_cast<std::size_t>(got));
  for (std::size_t end = buffer.find('\n'); end != std::string::npos; end = buffer.find('\n')) {
    const std::string line = buffer.substr(0, end);
    buffer.erase(0, end + 1);
    if (!sendAll(client, replyLine(board.execute(line)) + "\n")) return false;
    if (board.quitting()) return true;
  }
  if (buffer.size() <= kLongestLine) return true;
  sendAll(client, "error a line is at most 4096 bytes\n");
  return false;
}

void ControlServer::serve(Switchboard& board, int stopFd) {
  while (!board.quitting()) {
    std::vector<pollfd> watched = {{stopFd, POLLIN, 0}, {listener_, POLLIN, 0}};
    for (const auto& [client, buffer] : clients_)
      watched.push_back({client, POLLIN, 0});
    if (::poll(watched.data(), watched.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    if (watched[0].revents != 0) return;
    for (std::size_t i = 2; i < watched.size() && !board.quitting(); ++i) {
      if (watched[i].revents == 0) continue;
      if (receive(watched[i].fd, board)) continue;
      ::close(watched[i].fd);
      clients_.erase(watched[i].fd);
    }
    if (watched[1].revents != 0) accept();
  }
}

}  // namespace drivers::simulator
