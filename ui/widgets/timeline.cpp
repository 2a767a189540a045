#include "ui/widgets/timeline.h"

namespace ui::widgets {
namespace {

constexpr float kAxis = 350.0F;
constexpr float kDates = 302.0F;
constexpr float kDateRoom = 242.0F;
constexpr float kTitles = 395.0F;
constexpr float kTitleRoom = 625.0F;
constexpr float kNode = 27.0F;

}  // namespace

void timeline(Frame& frame, float top, float pitch, std::span<const TimelineNode> nodes) {
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const float from = top + static_cast<float>(i) * pitch + kNode;
    const float half = from + pitch * 0.5F - kNode * 0.5F;
    const bool walked = nodes[i].state == NodeState::Done;
    frame.line({kAxis, from}, {kAxis, from + pitch}, Colour::Line, 6.0F);
    if (walked) {
      const float end = nodes[i + 1].state == NodeState::Done ? from + pitch : half;
      frame.line({kAxis, from}, {kAxis, end}, Colour::Primary, 6.0F);
    }
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const TimelineNode& node = nodes[i];
    const float y = top + static_cast<float>(i) * pitch + kNode;
    if (node.state == NodeState::Done) {
      frame.disc({kAxis, y}, 22.0F, Colour::Primary);
      iconAt(frame, Icon::Check, {kAxis, y}, 30.0F, Colour::OnPrimary, 5.5F);
    } else {
      frame.disc({kAxis, y}, 18.0F, Colour::Surface);
      frame.circle({kAxis, y}, 16.0F, node.state == NodeState::Next ? Colour::Primary : Colour::LineStrong, 5.0F);
    }
    const Colour dateInk = node.state == NodeState::Done ? Colour::Primary : Colour::Ink;
    label(frame, {kDates, y}, node.when,
          {.role = Role::DisplayS, .colour = dateInk, .align = Align::Right, .size = isElder(frame) ? 46.0F : 36.0F},
          kDateRoom);
    if (node.whenNote) {
      label(frame, {kDates, y + 44.0F}, *node.whenNote, {Role::Caption, Colour::InkMuted, Align::Right}, kDateRoom);
    }
    label(frame, {kTitles, y}, node.title, sized(frame, {Role::H3, Colour::Ink}, 38.0F), kTitleRoom);
    if (node.note) {
      label(frame, {kTitles, y + 47.0F}, *node.note, sized(frame, {Role::Body, Colour::InkMuted}, 32.0F), kTitleRoom);
    }
  }
}

}  // namespace ui::widgets
