#pragma once

#include <string>

#include "kiosk/backoffice/prefecture/dice.h"

namespace kiosk::backoffice::prefecture {

/// A name as it stands on a card, and the people (GB/T 3304) it goes with.
struct Name {
  std::string text;
  std::string nationCode;
};

/// Surnames in rounded, estimated shares; one name in 200 holds a character beyond the common tables, some of
/// them beyond the BMP, and one in 400 is a minority's name with its middle dot.
Name drawName(Dice& dice, bool male);

}  // namespace kiosk::backoffice::prefecture
