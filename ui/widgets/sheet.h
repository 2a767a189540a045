#pragma once

#include "ui/widgets/lettering.h"

namespace ui::widgets {

/// Begins an overlay: everything but the service bar is dimmed and takes no input; a card lies on it.
void beginSheet(Frame& frame, const Rect& card, Colour ground = Colour::SurfaceRaised);
void endSheet(Frame& frame);

/// Seconds left in a ring; amber, `danger` for the last ten.
void countdownRing(Frame& frame, Point centre, int secondsLeft, float share, const Text& unit);

}  // namespace ui::widgets
