#pragma once

#include <string>

#include "drivers/field_tool/commands.h"
#include "drivers/smart_card/social_card.h"

namespace drivers::field_tool {

struct ReadSocialCardJob {
  int seconds = 30;  ///< how long to wait for a card
};
/// Waits for a social-security card and prints it as JSON; a device error goes to standard error with cause and remedy.
/// Exit code as in commands.h.
int readSocialCard(const DeviceConfigs& configs, const ReadSocialCardJob& job, const Manner& manner);

/// One line of JSON, keys in a fixed order, empty items left out:
/// {"ok":true,"interface","generation","version","card_number","card_class","identifier","region","organisation","issued",
/// "expires","holder","name","number","number_valid","consistent","sex_code","nation_code","birth","birthplace"}; the
/// keys behind "holder" only when that is "read".
std::string socialCardJson(const smart_card::SocialCard& card);

}  // namespace drivers::field_tool
