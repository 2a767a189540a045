#include "drivers/simulator/camera/stream_server.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace drivers::simulator::camera {
namespace {

constexpr int kPatienceMs = 2000;  // for a request line
constexpr int kLookMs = 50;        // how soon a stop is noticed

bool sendAll(int client, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t sent = ::send(client, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    at += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

/// The request line without its end; empty when none came.
std::string requestOf(int client) {
  std::string line;
  char byte = 0;
  while (line.size() < 64) {
    pollfd watched{client, POLLIN, 0};
    if (::poll(&watched, 1, kPatienceMs) <= 0 || ::recv(client, &byte, 1, 0) != 1) return {};
    if (byte == '\n') return line;
    line += byte;
  }
  return {};
}

}  // namespace

StreamServer::StreamServer(std::vector<Size> sizes, int framesPerSecond)
    : sizes_(std::move(sizes)),
      framesPerSecond_(framesPerSecond),
      black_(std::make_shared<const Reel>(Reel::surface(4, 4, 4, sizes_))),
      scene_(black_) {}

StreamServer::~StreamServer() {
  stop();
}

tl::expected<void, std::string> StreamServer::start(const std::filesystem::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = socket.string();
  if (text.empty() || text.size() >= sizeof(address.sun_path)) {
    return tl::unexpected("the socket's path is empty or too long: " + text);
  }
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  std::error_code ignored;
  if (std::filesystem::is_socket(socket, ignored)) std::filesystem::remove(socket, ignored);
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto* generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
  if (listener_ < 0 || ::bind(listener_, generic, sizeof(address)) != 0 || ::listen(listener_, 16) != 0) {
    const std::string why = std::generic_category().message(errno);
    if (listener_ >= 0) ::close(std::exchange(listener_, -1));
    return tl::unexpected("cannot serve " + text + ": " + why);
  }
  socket_ = socket;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = false;
    began_ = Clock::now();
  }
  thread_ = std::thread([this] { listen(); });
  return {};
}

void StreamServer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ending_.notify_all();
  if (thread_.joinable()) thread_.join();
  if (listener_ < 0) return;
  ::close(std::exchange(listener_, -1));
  std::error_code ignored;
  std::filesystem::remove(socket_, ignored);
}

void StreamServer::listen() {
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) break;
    }
    reap(false);
    pollfd watched{listener_, POLLIN, 0};
    if (::poll(&watched, 1, kLookMs) <= 0) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    Connection& connection = connections_.emplace_back();
    connection.fd = client;
    connection.thread = std::thread([this, &connection] { serve(connection); });
  }
  reap(true);
}

void StreamServer::reap(bool all) {
  for (auto it = connections_.begin(); it != connections_.end();) {
    if (!all && !it->over) {
      ++it;
      continue;
    }
    ::shutdown(it->fd, SHUT_RDWR);
    it->thread.join();
    ::close(it->fd);
    it = connections_.erase(it);
  }
}

void StreamServer::serve(Connection& connection) {
  const std::string request = requestOf(connection.fd);
  if (request == "modes") {
    const std::string answer = modes();
    sendAll(connection.fd, answer.data(), answer.size());
  } else if (request == "still") {
    if (const auto picture = now(0)) sendAll(connection.fd, picture->data(), picture->size());
  } else if (request.starts_with("stream ")) {
    if (const auto size = sizeNamed(request.substr(7))) stream(connection.fd, *size);
  }
  ::shutdown(connection.fd, SHUT_RDWR);
  connection.over = true;
}

void StreamServer::stream(int client, std::size_t size) {
  const auto period = std::chrono::nanoseconds(std::chrono::seconds(1)) / framesPerSecond_;
  for (auto due = Clock::now();; due += period) {
    {
      std::unique_lock lock(mutex_);
      if (ending_.wait_until(lock, due, [this] { return stopping_; })) return;
    }
    const auto picture = now(size);
    if (picture && !sendAll(client, picture->data(), picture->size())) return;
  }
}

std::optional<Jpeg> StreamServer::now(std::size_t size) {
  const std::lock_guard lock(mutex_);
  if (fault_ == Fault::Freeze) return std::nullopt;
  if (fault_ == Fault::Black) return black_->picture(0, size);
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began_).count();
  std::size_t index = static_cast<std::size_t>(passed * framesPerSecond_ / 1000);
  if (once_) {
    if (index < once_->pictures()) return once_->picture(index, size);
    index -= once_->pictures();
  }
  return scene_->picture(index % scene_->pictures(), size);
}

std::string StreamServer::modes() const {
  std::string text;
  for (const Size& size : sizes_) {
    text +=
        std::to_string(size.width) + "x" + std::to_string(size.height) + " " + std::to_string(framesPerSecond_) + "\n";
  }
  return text;
}

std::optional<std::size_t> StreamServer::sizeNamed(const std::string& text) const {
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    if (text == std::to_string(sizes_[i].width) + "x" + std::to_string(sizes_[i].height)) return i;
  }
  return std::nullopt;
}

void StreamServer::show(std::shared_ptr<const Reel> reel) {
  const std::lock_guard lock(mutex_);
  scene_ = std::move(reel);
  once_.reset();
  began_ = Clock::now();
}

void StreamServer::playOnce(std::shared_ptr<const Reel> reel) {
  const std::lock_guard lock(mutex_);
  once_ = std::move(reel);
  began_ = Clock::now();
}

void StreamServer::setFault(Fault fault) {
  const std::lock_guard lock(mutex_);
  fault_ = fault;
}

}  // namespace drivers::simulator::camera
