#pragma once

#include <memory>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator::smart_card {

/// Social-security cards for the virtual reader of vsmartcard: pcscd, its driver and the program that uses them are the
/// real ones, the card is played at APDU level.
///
///   [devices.social-card]
///   vpcd = "127.0.0.1:35963"   the reader's slot; the second slot of the same reader is :35964
///   gap_ms = 700               how long a hand needs to take one card out and put another in
///
/// Commands: place PERSON [contactless] [v1|v2|v3]; lift; swap PERSON …; fault …; status. A fault stays with the slot
/// whatever card is in. `unplug` pulls the card's contacts: the reader itself belongs to pcscd.
tl::expected<std::unique_ptr<Emulator>, std::string> makeCardSlot(const Setup& setup);

}  // namespace drivers::simulator::smart_card
