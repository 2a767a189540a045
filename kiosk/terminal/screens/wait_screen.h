#pragma once

#include <cstdint>

#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// What the terminal is waiting for when it takes longer than a blink.
enum class WaitFor : std::uint8_t { Records, Notices, Progress, Document, HandingIn, Saving };

struct WaitModel {
  WaitFor what = WaitFor::Records;
};

void drawWait(ui::Frame& frame, const WaitModel& model);

}  // namespace kiosk::terminal::screens
