#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "drivers/simulator/smart_card/card_files.h"

namespace drivers::simulator::smart_card {

/// What the reader of vsmartcard ("Virtual PCD", a driver of pcscd) asks of its card. Each message, both ways, is two
/// bytes of length, high byte first, and the payload; one byte is a control, more are a command.
enum class VpcdControl : std::uint8_t { PowerOff = 0, PowerOn = 1, Reset = 2, AnswerToReset = 4 };

/// A card's connection to that reader: made, a card is in; closed, it is out. Only AnswerToReset and commands are
/// answered.
class VpcdLink {
 public:
  /// `address` is HOST:PORT of the slot, 127.0.0.1:35963 for the first. The error is a sentence.
  static tl::expected<VpcdLink, std::string> connect(const std::string& address);
  VpcdLink() = default;
  VpcdLink(VpcdLink&& other) noexcept;
  VpcdLink& operator=(VpcdLink&& other) noexcept;
  ~VpcdLink();

  [[nodiscard]] bool isOpen() const { return socket_ >= 0; }
  [[nodiscard]] int descriptor() const { return socket_; }  ///< to wait for
  /// The next payload when the descriptor is readable; empty: not whole yet. Closes the link when the reader is gone.
  std::optional<Bytes> receive();
  void send(std::span<const std::uint8_t> payload);
  void close();

 private:
  int socket_ = -1;
  Bytes inbox_;
};

/// Takes the first whole message's payload out of `inbox`.
std::optional<Bytes> takeMessage(Bytes& inbox);

}  // namespace drivers::simulator::smart_card
