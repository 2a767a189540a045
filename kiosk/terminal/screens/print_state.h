#pragma once

#include <cstdint>

namespace kiosk::terminal::screens {

enum class PrintPhase : std::uint8_t {
  None,     ///< nothing is printed here
  Waiting,  ///< in the queue
  Printing,
  TakeIt,   ///< lies in the tray
  Stopped,  ///< the printer needs staff; the paper is kept for later
};

struct PrintState {
  PrintPhase phase = PrintPhase::None;
  int page = 0;   ///< the page being printed, from 1; 0 unknown
  int pages = 0;  ///< 0 unknown
};

}  // namespace kiosk::terminal::screens
