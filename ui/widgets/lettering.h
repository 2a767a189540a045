#pragma once

#include <cstddef>

#include "ui/shell/frame.h"

namespace ui::widgets {

using theme::Colour;
using theme::Icon;
using theme::Role;

/// The text is `size` px high instead of its role's em. In the elder and high-contrast themes it grows by as much as
/// the role itself does, so that a one-off size of the design stays in proportion.
TextStyle sized(const Frame& frame, TextStyle style, float size);

/// One line whose middle stands at `at.y`; `at.x` is its left, centre or right as `style.align` says. A line wider than
/// `room` is set smaller, down to 60 % of its size, before it is cut. Returns the width taken.
float label(Frame& frame, Point at, const Text& text, TextStyle style, float room);

/// Lines from the top of `box`; set smaller (down to 65 %) when they do not fit its height. Returns the height taken.
float paragraph(Frame& frame, const Rect& box, const Text& text, TextStyle style);

/// How many texts were cut because even the smallest size did not fit, since the program started. The layout tests hold
/// it at none.
std::size_t shortenedTexts();

/// An icon round its centre.
void iconAt(Frame& frame, Icon icon, Point centre, float size, Paint paint, float stroke = 0.0F);

bool isElder(const Frame& frame);
bool isHighContrast(const Frame& frame);

/// Line width of a control's border in this theme; high contrast draws every border 4 px.
float stroke(const Frame& frame, float standard);

}  // namespace ui::widgets
