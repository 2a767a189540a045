#pragma once

#include <stop_token>

#include "assets/error.h"
#include "drivers/smart_card/card_channel.h"
#include "drivers/smart_card/social_card.h"

namespace drivers::smart_card {

/// Reads what a social-security card gives without keys: selects the application, then EF05 and EF06 record by record.
///
/// Records are asked for by tag, which fits all generations; from a card that does not know that, by number, and sorted
/// by the tag each begins with. 61xx and 6Cxx are followed. 6982 on EF06 makes the holder's data Protected, which is a
/// card read. The stop token is looked at between two exchanges. Errors: SocialCardOtherKind, SocialCardLocked,
/// SocialCardNotRead (the detail names the step and the status word), DeviceJobCancelled, and what the channel gives.
assets::Result<SocialCard> readSocialCard(CardChannel& channel, const std::stop_token& stop);

}  // namespace drivers::smart_card
