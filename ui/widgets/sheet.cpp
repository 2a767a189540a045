#include "ui/widgets/sheet.h"

#include <algorithm>
#include <string>

#include "ui/widgets/grid.h"

namespace ui::widgets {

void beginSheet(Frame& frame, const Rect& card, Colour ground) {
  const float radius = frame.theme().radii.extraLarge;
  const Rect covered{0.0F, 0.0F, frame.size().width, gridOf(frame).serviceTop};
  frame.beginOverlay(covered);
  frame.clip(covered);
  frame.shadow(card, radius, theme::Elevation::E3);
  frame.unclip();
  frame.rect(card, ground, radius);
  if (isHighContrast(frame)) frame.border(card, Colour::Line, 4.0F, radius);
}

void endSheet(Frame& frame) {
  frame.endOverlay();
}

void countdownRing(Frame& frame, Point centre, int secondsLeft, float share, const Text& unit) {
  constexpr float kRadius = 150.0F;
  constexpr float kWidth = 22.0F;
  constexpr int kUrgent = 10;
  frame.circle(centre, kRadius, Colour::SurfaceSunken, kWidth);
  const float closed = std::clamp(share, 0.0F, 1.0F);
  if (closed > 0.0F) {
    frame.arc(centre, kRadius, 0.0F, closed, secondsLeft > kUrgent ? Colour::WarningFill : Colour::Danger, kWidth);
  }
  label(frame, {centre.x, centre.y - 14.0F}, data(std::to_string(secondsLeft)),
        {.role = Role::DisplayXl, .colour = Colour::Ink, .align = Align::Centre, .size = 150.0F}, 250.0F);
  label(frame, {centre.x, centre.y + 76.0F}, unit, {Role::Body, Colour::InkMuted, Align::Centre}, 200.0F);
}

}  // namespace ui::widgets
