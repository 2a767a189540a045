#include "drivers/transport/serial_port.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace drivers::transport {
namespace {

constexpr std::array<std::pair<int, speed_t>, 9> kSpeeds = {{{1200, B1200},
                                                             {2400, B2400},
                                                             {4800, B4800},
                                                             {9600, B9600},
                                                             {19200, B19200},
                                                             {38400, B38400},
                                                             {57600, B57600},
                                                             {115200, B115200},
                                                             {230400, B230400}}};

std::optional<speed_t> speedOf(int baud) {
  for (const auto& [bits, speed] : kSpeeds) {
    if (bits == baud) return speed;
  }
  return std::nullopt;
}

tl::unexpected<LinkError> failure(LinkFault fault, const std::filesystem::path& path, const std::string& why) {
  return tl::unexpected<LinkError>(LinkError{fault, path.string() + ": " + why});
}

}  // namespace

bool SerialPort::knowsBaud(int baud) {
  return speedOf(baud).has_value();
}

LinkResult<std::unique_ptr<SerialPort>> SerialPort::open(const std::filesystem::path& path, int baud) {
  if (!knowsBaud(baud)) return failure(LinkFault::BadSetting, path, "no rate of " + std::to_string(baud) + " baud");
  const int descriptor = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) {
    const int why = errno;
    const bool denied = why == EACCES || why == EPERM || why == EBUSY;
    return failure(denied ? LinkFault::Denied : LinkFault::NotThere, path, std::system_category().message(why));
  }
  auto port = std::unique_ptr<SerialPort>(new SerialPort(descriptor, path));
  if (::isatty(descriptor) == 0) return failure(LinkFault::BadSetting, path, "is no serial port");
  // Two programs on one line read each other's replies; TIOCEXCL alone does not stop root.
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return failure(LinkFault::Denied, path, "another program uses it");
  ::ioctl(descriptor, TIOCEXCL);
  if (auto set = port->setBaud(baud); !set) return tl::unexpected<LinkError>(set.error());
  return port;
}

SerialPort::~SerialPort() {
  ::ioctl(descriptor_, TIOCNXCL);
  ::close(descriptor_);
}

tl::unexpected<LinkError> SerialPort::gone(const char* what) const {
  return failure(LinkFault::Gone, path_, std::string(what) + ": " + std::system_category().message(errno));
}

LinkResult<void> SerialPort::setBaud(int baud) {
  const auto speed = speedOf(baud);
  if (!speed) return failure(LinkFault::BadSetting, path_, "no rate of " + std::to_string(baud) + " baud");
  termios settings{};
  if (::tcgetattr(descriptor_, &settings) != 0) return gone("tcgetattr");
  ::cfmakeraw(&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
  settings.c_cc[VMIN] = 0;
  settings.c_cc[VTIME] = 0;
  ::cfsetispeed(&settings, *speed);
  ::cfsetospeed(&settings, *speed);
  if (::tcsetattr(descriptor_, TCSANOW, &settings) != 0) return gone("tcsetattr");
  baud_ = baud;
  return drain();
}

LinkResult<void> SerialPort::drain() {
  if (::tcflush(descriptor_, TCIOFLUSH) != 0) return gone("tcflush");
  return {};
}

LinkResult<void> SerialPort::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(written));
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno != EAGAIN) return gone("write");
    pollfd room{descriptor_, POLLOUT, 0};
    // A port that takes nothing for a second hangs; without flow control that is a broken one.
    if (::poll(&room, 1, 1000) == 0) return failure(LinkFault::Gone, path_, "takes no bytes");
    if ((room.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) return failure(LinkFault::Gone, path_, "hung up");
  }
  return {};
}

LinkResult<std::size_t> SerialPort::read(std::span<std::uint8_t> buffer, std::chrono::milliseconds wait) {
  pollfd ready{descriptor_, POLLIN, 0};
  const int events = ::poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(wait.count(), 0)));
  if (events < 0 && errno == EINTR) return std::size_t{0};
  if (events < 0) return gone("poll");
  if (events == 0) return std::size_t{0};
  if ((ready.revents & POLLIN) == 0) return failure(LinkFault::Gone, path_, "hung up");
  const ssize_t got = ::read(descriptor_, buffer.data(), buffer.size());
  if (got > 0) return static_cast<std::size_t>(got);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return std::size_t{0};
  // Readable, yet nothing there: the other side of the line is gone.
  return got < 0 ? gone("read") : failure(LinkFault::Gone, path_, "hung up");
}

std::string SerialPort::name() const {
  return path_.string() + " " + std::to_string(baud_);
}

}  // namespace drivers::transport
