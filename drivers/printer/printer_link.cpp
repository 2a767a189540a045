#include "drivers/printer/printer_link.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

namespace drivers::printer {
namespace {

using assets::ErrorId;
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kStopLatency{50};

std::optional<speed_t> speedOf(int baud) {
  switch (baud) {
    case 9600:
      return B9600;
    case 19200:
      return B19200;
    case 38400:
      return B38400;
    case 57600:
      return B57600;
    case 115200:
      return B115200;
    case 230400:
      return B230400;
    default:
      return std::nullopt;
  }
}

tl::unexpected<assets::Error> gone(const std::string& where, int error) {
  return assets::failure(ErrorId::ReceiptPrinterGone, where + ": " + std::generic_category().message(error));
}

/// 0, or the errno of a connection that did not come about.
int connectWithin(int descriptor, const addrinfo& address, std::chrono::milliseconds patience) {
  if (::connect(descriptor, address.ai_addr, address.ai_addrlen) == 0) return 0;
  if (errno != EINPROGRESS) return errno;
  pollfd watched{descriptor, POLLOUT, 0};
  if (::poll(&watched, 1, static_cast<int>(patience.count())) <= 0) return ETIMEDOUT;
  int error = 0;
  socklen_t size = sizeof(error);
  ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

}  // namespace

DescriptorLink::~DescriptorLink() {
  ::close(descriptor_);
}

tl::expected<void, LinkFault> DescriptorLink::wait(short events, std::chrono::milliseconds patience,
                                                   const std::stop_token& stop) {
  const auto until = Clock::now() + patience;
  while (true) {
    if (stop.stop_requested()) return tl::unexpected<LinkFault>(LinkFault::Stopped);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() < 0) return tl::unexpected<LinkFault>(LinkFault::TimedOut);
    pollfd watched{descriptor_, events, 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(std::min(left, kStopLatency).count()));
    if (ready < 0 && errno != EINTR) return tl::unexpected<LinkFault>(LinkFault::Gone);
    if (ready > 0 && (watched.revents & events) != 0) return {};
    if (ready > 0) return tl::unexpected<LinkFault>(LinkFault::Gone);
    if (left.count() == 0) return tl::unexpected<LinkFault>(LinkFault::TimedOut);
  }
}

tl::expected<void, LinkFault> DescriptorLink::write(std::span<const std::uint8_t> bytes,
                                                    std::chrono::milliseconds patience, const std::stop_token& stop) {
  while (!bytes.empty()) {
    if (auto ready = wait(POLLOUT, patience, stop); !ready) return ready;
    const ssize_t sent = ::write(descriptor_, bytes.data(), bytes.size());
    if (sent < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (sent <= 0) return tl::unexpected<LinkFault>(LinkFault::Gone);
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return {};
}

tl::expected<std::uint8_t, LinkFault> DescriptorLink::readByte(std::chrono::milliseconds patience,
                                                               const std::stop_token& stop) {
  while (true) {
    if (auto ready = wait(POLLIN, patience, stop); !ready) return tl::unexpected<LinkFault>(ready.error());
    std::uint8_t byte = 0;
    const ssize_t got = ::read(descriptor_, &byte, 1);
    if (got == 1) return byte;
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    return tl::unexpected<LinkFault>(LinkFault::Gone);
  }
}

assets::Result<std::unique_ptr<PrinterLink>> openTcp(const std::string& address, std::chrono::milliseconds patience) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == address.size()) {
    return assets::failure(ErrorId::DeviceMisconfigured, "an address is host:port, not " + address);
  }
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const std::string host = address.substr(0, colon);
  if (const int bad = ::getaddrinfo(host.c_str(), address.c_str() + colon + 1, &hints, &found); bad != 0) {
    return assets::failure(ErrorId::ReceiptPrinterGone, address + ": " + ::gai_strerror(bad));
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, ::freeaddrinfo);
  int error = EADDRNOTAVAIL;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    const int descriptor = ::socket(one->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) continue;
    error = connectWithin(descriptor, *one, patience);
    if (error == 0) {
      const int on = 1;
      ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
      return std::make_unique<DescriptorLink>(descriptor);
    }
    ::close(descriptor);
  }
  return gone(address, error);
}

assets::Result<std::unique_ptr<PrinterLink>> openSerial(const std::string& port, int baud) {
  const auto speed = speedOf(baud);
  if (!speed) return assets::failure(ErrorId::DeviceMisconfigured, "no such baud rate: " + std::to_string(baud));
  const int descriptor = ::open(port.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return gone(port, errno);
  auto link = std::make_unique<DescriptorLink>(descriptor);
  termios settings{};
  if (::tcgetattr(descriptor, &settings) != 0) return gone(port, errno);
  ::cfmakeraw(&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
  ::cfsetispeed(&settings, *speed);
  ::cfsetospeed(&settings, *speed);
  if (::tcsetattr(descriptor, TCSANOW, &settings) != 0) return gone(port, errno);
  ::tcflush(descriptor, TCIOFLUSH);
  return link;
}

}  // namespace drivers::printer
