#pragma once

#include <cstdint>
#include <optional>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

enum class VerdictState : std::uint8_t { Checking, Pass, Fail };

/// One judgement of a picture: badge, word, hint; 304 x 120.
void verdictChip(Frame& frame, const Rect& rect, VerdictState state, const Text& word, const Text& hint);

/// How sure a reading is: three segments, two, one.
enum class Sureness : std::uint8_t { High, Check, Low };
/// From 0..1, by the design's thresholds (0.95, 0.75).
Sureness surenessOf(double confidence);

/// Label, value (two lines at most), bar and word. Returns the height taken.
float recognisedField(Frame& frame, Point topLeft, float width, const Text& name, const Text& value, Sureness sureness,
                      const Text& word);

/// One judgement of the quality strip: icon, label, verdict.
void qualityItem(Frame& frame, const Rect& rect, Icon icon, const Text& name, const Text& verdict, VerdictState state);

/// A page of a strip: done (check and number), to mend (redo and number). Indicators, not targets.
void pageChip(Frame& frame, const Rect& rect, int number, bool good);

}  // namespace ui::widgets
