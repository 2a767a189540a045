#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "ui/widgets/lettering.h"

namespace ui::widgets {

enum class NodeState : std::uint8_t { Done, Next, Waiting };

struct TimelineNode {
  NodeState state = NodeState::Waiting;
  Text when;
  std::optional<Text> whenNote{};
  Text title;
  std::optional<Text> note{};
};

/// Date right-aligned left of the axis, what happens right of it. The first node stands at `top`.
void timeline(Frame& frame, float top, float pitch, std::span<const TimelineNode> nodes);

}  // namespace ui::widgets
