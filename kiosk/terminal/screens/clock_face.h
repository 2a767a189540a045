#pragma once

#include "kiosk/domain/application.h"

namespace kiosk::terminal::screens {

/// The hall's local date and time as the screens show it.
struct ClockFace {
  domain::Date today{};
  int hour = 0;    ///< 0..23
  int minute = 0;  ///< 0..59
};

}  // namespace kiosk::terminal::screens
