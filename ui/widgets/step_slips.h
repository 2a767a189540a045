#pragma once

#include <cstddef>
#include <span>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

/// The way of a journey: done (tint and check), now (filled, with its number), to come. `current` == size: all done.
/// Not drawn in the elder theme, where the title says which step it is.
void stepSlips(Frame& frame, std::span<const Text> names, std::size_t current);

}  // namespace ui::widgets
