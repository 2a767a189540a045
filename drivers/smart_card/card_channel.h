#pragma once

#include <cstdint>
#include <span>

#include "assets/error.h"
#include "drivers/picture.h"
#include "drivers/smart_card/apdu.h"

namespace drivers::smart_card {

/// A powered card that answers commands, whatever carries them.
class CardChannel {
 public:
  CardChannel() = default;
  CardChannel(const CardChannel&) = delete;
  CardChannel& operator=(const CardChannel&) = delete;
  virtual ~CardChannel() = default;

  [[nodiscard]] virtual Protocol protocol() const = 0;
  /// One command, one response with its status word. Blocks as long as the card and the reader's own time-out allow.
  /// Errors: SocialCardRemoved, SocialCardNotRead (the exchange broke off), SSC-F.. of the reader.
  virtual assets::Result<WipedBytes> transmit(std::span<const std::uint8_t> command) = 0;
};

}  // namespace drivers::smart_card
