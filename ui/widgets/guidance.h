#pragma once

#include <cstdint>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

enum class CardMotion : std::uint8_t {
  LayDown,  ///< loop: the card comes down onto the reader
  Lies,     ///< being read: the reader's edge pulses
  Done,     ///< lies there, with a check
  LiftUp,   ///< loop: the card goes up and away
};

/// Where the reader of this kiosk is and what to do with the card; 960 x 628. `readerLabel` stands on the reader.
void cardDrawing(Frame& frame, Point topLeft, CardMotion motion, const Text& readerLabel);

/// The printer with something amiss, and one tile for everything else; 960 x 300.
void printerDrawing(Frame& frame, const Rect& area);
void deviceDrawing(Frame& frame, const Rect& area, Icon icon);
/// The same tile without the mark of trouble: somebody comes.
void callDrawing(Frame& frame, const Rect& area, Icon icon);

}  // namespace ui::widgets
