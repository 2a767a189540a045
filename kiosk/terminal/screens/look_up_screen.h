#pragma once

#include <cstdint>

#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// 查一查·算一算: what is looked up or worked out.
enum class LookUpAction : std::uint8_t { None, Progress, Benefits, Retirement, Certification, Terms };

LookUpAction drawLookUp(ui::Frame& frame);

}  // namespace kiosk::terminal::screens
