#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "drivers/smart_card/card_channel.h"

namespace drivers::smart_card {

/// What an error of PC/SC means; `step` says in the detail what was being done. `code` is not SCARD_S_SUCCESS.
assets::Error errorOf(std::int64_t code, std::string_view step);

/// One reader as the service sees it.
struct Slot {
  std::string reader;
  bool present = false;  ///< a card is there
  bool mute = false;     ///< it is there and does not answer to power
  /// Counts cards that came and went, so that a swap between two looks is seen. Wraps around.
  std::uint16_t events = 0;
  std::vector<std::uint8_t> atr;
  std::uint64_t known = 0;  ///< the service's own word for all of this; 0: never looked at
};

/// A connection to the PC/SC service of the machine (pcscd). One thread at a time.
class PcscService {
 public:
  /// Error: SmartCardServiceDown, also when the service does not admit this program.
  static assets::Result<std::unique_ptr<PcscService>> connect();
  PcscService(const PcscService&) = delete;
  PcscService& operator=(const PcscService&) = delete;
  ~PcscService();

  /// Names of all readers; none is an empty list.
  assets::Result<std::vector<std::string>> readers();
  /// Brings the slots up to date, waiting up to `wait` for one of them to change. A reader that is gone is empty. True:
  /// something changed.
  assets::Result<bool> look(std::vector<Slot>& slots, std::chrono::milliseconds wait);
  /// Powers a card, for this program alone; it is powered off when the channel goes. Errors: SmartReaderTaken,
  /// SocialCardRemoved, SocialCardMute, ….
  assets::Result<std::unique_ptr<CardChannel>> powerUp(const std::string& reader);

 private:
  explicit PcscService(long context) : context_(context) {}

  long context_;
};

}  // namespace drivers::smart_card
