#include "drivers/simulator/smart_card/vpcd_link.h"

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace drivers::simulator::smart_card {
namespace {

struct FreeAddress {
  void operator()(addrinfo* address) const { ::freeaddrinfo(address); }
};

}  // namespace

std::optional<Bytes> takeMessage(Bytes& inbox) {
  if (inbox.size() < 2) return std::nullopt;
  const std::size_t length = static_cast<std::size_t>(inbox[0]) << 8U | inbox[1];
  if (inbox.size() < 2 + length) return std::nullopt;
  const auto begin = inbox.begin() + 2;
  const auto end = begin + static_cast<std::ptrdiff_t>(length);
  Bytes payload(begin, end);
  inbox.erase(inbox.begin(), end);
  return payload;
}

tl::expected<VpcdLink, std::string> VpcdLink::connect(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos) return tl::unexpected<std::string>("vpcd is HOST:PORT");
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(address.substr(0, colon).c_str(), address.substr(colon + 1).c_str(), &hints, &found) != 0) {
    return tl::unexpected<std::string>("vpcd is HOST:PORT in numbers, not " + address);
  }
  const std::unique_ptr<addrinfo, FreeAddress> owner(found);
  VpcdLink link;
  link.socket_ = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (link.socket_ < 0 || ::connect(link.socket_, found->ai_addr, found->ai_addrlen) != 0) {
    return tl::unexpected<std::string>("no reader listens at " + address + " (does pcscd run with the driver vpcd?): " +
                                       std::system_category().message(errno));
  }
  const int on = 1;
  ::setsockopt(link.socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return link;
}

VpcdLink::VpcdLink(VpcdLink&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), inbox_(std::exchange(other.inbox_, {})) {}

VpcdLink& VpcdLink::operator=(VpcdLink&& other) noexcept {
  if (this == &other) return *this;
  close();
  socket_ = std::exchange(other.socket_, -1);
  inbox_ = std::exchange(other.inbox_, {});
  return *this;
}

VpcdLink::~VpcdLink() {
  close();
}

std::optional<Bytes> VpcdLink::receive() {
  std::array<std::uint8_t, 1024> bytes{};
  const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
    close();
    return std::nullopt;
  }
  if (got > 0) inbox_.insert(inbox_.end(), bytes.begin(), bytes.begin() + got);
  return takeMessage(inbox_);
}

void VpcdLink::send(std::span<const std::uint8_t> payload) {
  Bytes message = {static_cast<std::uint8_t>(payload.size() >> 8U), static_cast<std::uint8_t>(payload.size() & 0xFFU)};
  message.insert(message.end(), payload.begin(), payload.end());
  // A few hundred bytes fit the socket's buffer; a reader that is gone shows when receiving.
  if (::send(socket_, message.data(), message.size(), MSG_NOSIGNAL) < 0) close();
}

void VpcdLink::close() {
  if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  inbox_.clear();
}

}  // namespace drivers::simulator::smart_card
