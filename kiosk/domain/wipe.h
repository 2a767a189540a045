#pragma once

#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// Overwrites every text and picture of a visit with zeros, then empties it.
void wipe(Application& application);
void wipe(Person& person);
void wipe(std::vector<std::uint8_t>& bytes);
void wipe(std::string& text);

}  // namespace kiosk::domain
