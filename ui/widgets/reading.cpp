#include "ui/widgets/reading.h"

#include <algorithm>
#include <string>

namespace ui::widgets {
namespace {

constexpr double kClear = 0.95;
constexpr double kDoubtful = 0.75;

}  // namespace

Sureness surenessOf(double confidence) {
  return confidence >= kClear ? Sureness::High : confidence >= kDoubtful ? Sureness::Check : Sureness::Low;
}

void verdictChip(Frame& frame, const Rect& rect, VerdictState state, const Text& word, const Text& hint) {
  constexpr float kRadius = 20.0F;
  const Point mark{rect.x + 52.0F, rect.y + rect.height / 2.0F};
  const bool fail = state == VerdictState::Fail;
  frame.rect(rect, fail ? Colour::WarningTint : Colour::SurfaceRaised, kRadius);
  switch (state) {
    case VerdictState::Pass:
      frame.border(rect, Colour::Success, stroke(frame, 2.0F), kRadius);
      frame.disc(mark, 30.0F, Colour::Success);
      iconAt(frame, Icon::Check, mark, 40.0F, Colour::OnSuccess, 5.5F);
      break;
    case VerdictState::Fail:
      frame.border(rect, Colour::Warning, stroke(frame, 3.0F), kRadius);
      frame.disc(mark, 30.0F, Colour::WarningFill);
      iconAt(frame, Icon::Bang, mark, 44.0F, Colour::OnWarning, 5.5F);
      break;
    case VerdictState::Checking:
      frame.border(rect, Colour::Line, stroke(frame, 1.5F), kRadius);
      frame.spinner(mark, 18.0F, Colour::Primary, 5.0F);
      break;
  }
  const float left = rect.x + 100.0F;
  const float room = rect.width - 112.0F;
  label(frame, {left, mark.y - 18.0F}, word, {Role::H3, Colour::Ink}, room);
  label(frame, {left, mark.y + 26.0F}, hint, {Role::Caption, fail ? Colour::Warning : Colour::InkMuted}, room);
}

float recognisedField(Frame& frame, Point topLeft, float width, const Text& name, const Text& value, Sureness sureness,
                      const Text& word) {
  float y = topLeft.y;
  label(frame, {topLeft.x, y + 20.0F}, name, {Role::Caption, Colour::InkMuted}, width);
  y += 38.0F;
  TextStyle style{Role::Body, Colour::Ink};
  style.line = frame.theme().type(Role::Body).size * 1.3F;
  style.maxLines = 2;
  y += frame.text(Rect{topLeft.x, y, width, 2.0F * style.line}, value, style).height + 2.0F;
  const Colour ink = sureness == Sureness::High ? Colour::Success : Colour::Warning;
  const int filled = sureness == Sureness::High ? 3 : sureness == Sureness::Check ? 2 : 1;
  for (int i = 0; i < 3; ++i) {
    frame.rect({topLeft.x + static_cast<float>(i) * 28.0F, y + 14.0F, 22.0F, 10.0F}, i < filled ? ink : Colour::Line,
               5.0F);
  }
  label(frame, {topLeft.x + 92.0F, y + 19.0F}, word, {Role::Caption, ink}, width - 92.0F);
  return y + 40.0F - topLeft.y;
}

void qualityItem(Frame& frame, const Rect& rect, Icon symbol, const Text& name, const Text& verdict,
                 VerdictState state) {
  const Colour ink = state == VerdictState::Fail   ? Colour::Warning
                     : state == VerdictState::Pass ? Colour::Success
                                                   : Colour::InkMuted;
  const TextStyle small{Role::Caption, Colour::InkMuted};
  TextStyle strong{Role::BodyStrong, state == VerdictState::Fail ? Colour::Warning : Colour::Ink};
  strong.weight = 700;
  const float icons = 46.0F;
  const float room = rect.width - icons - 40.0F;
  const float wide = std::min(room, std::max(frame.measure(name, small).width, frame.measure(verdict, strong).width));
  const float left = rect.x + (rect.width - wide - icons - 20.0F) / 2.0F;
  const float middle = rect.y + rect.height / 2.0F;
  iconAt(frame, symbol, {left + icons / 2.0F, middle}, icons, ink);
  label(frame, {left + icons + 20.0F, middle - 20.0F}, name, small, room);
  label(frame, {left + icons + 20.0F, middle + 20.0F}, verdict, strong, room);
}

void pageChip(Frame& frame, const Rect& rect, int number, bool good) {
  frame.rect(rect, good ? Colour::SuccessTint : Colour::WarningTint, 14.0F);
  if (!good || isHighContrast(frame))
    frame.border(rect, good ? Colour::Success : Colour::Warning, stroke(frame, 2.5F), 14.0F);
  const Colour ink = good ? Colour::Success : Colour::Warning;
  const Point middle = rect.centre();
  iconAt(frame, good ? Icon::Check : Icon::Redo, {middle.x - 18.0F, middle.y}, 30.0F, ink, 4.5F);
  label(frame, {middle.x + 8.0F, middle.y - 1.0F}, data(std::to_string(number)),
        {.role = Role::DisplayS, .colour = ink, .size = 32.0F}, rect.width / 2.0F - 8.0F);
}

}  // namespace ui::widgets
