#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

#include "assets/error.h"
#include "drivers/device_status.h"
#include "drivers/smart_card/social_card.h"

namespace drivers::smart_card {

/// What is in the reader.
enum class Presence : std::uint8_t {
  None,
  Found,       ///< a card that can be read
  StillThere,  ///< the card handled last, read or not, has not been taken out yet
};

/// A reader of social-security cards. Every call blocks and belongs on the device's own thread. Errors: SSC-R.. the
/// visitor can mend, SSC-F.. nobody in front of it can.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  /// What is there; waits up to 300 ms for a change while there is nothing new. A card that was in the reader when it
  /// was opened is Found. A stop token ends it within 100 ms with DeviceJobCancelled.
  virtual assets::Result<Presence> findCard(const std::stop_token& stop) = 0;
  /// After Found: reads the card, which counts as StillThere from then on, whatever came of it, until it is taken out.
  /// A stop token ends it between two exchanges with the card.
  virtual assets::Result<SocialCard> readCard(const std::stop_token& stop) = 0;
  /// Is the reader itself well? Quick; for supervision.
  virtual DeviceStatus check() = 0;
};

/// Waits until a card is put in and reads it; `waiting` is told each change of what is there. A card that has been
/// handled must be taken out first.
assets::Result<SocialCard> awaitCard(Reader& reader, const std::stop_token& stop,
                                     const std::function<void(Presence)>& waiting = {});

/// Waits until nothing is in the reader.
assets::Result<void> awaitRemoval(Reader& reader, const std::stop_token& stop);

/// Which device state an error of opening or checking a reader means.
DeviceState stateOf(assets::ErrorId error);

}  // namespace drivers::smart_card
