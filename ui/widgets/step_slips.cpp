#include "ui/widgets/step_slips.h"

#include <algorithm>
#include <vector>

#include "ui/widgets/grid.h"

namespace ui::widgets {
namespace {

constexpr float kGap = 10.0F;
constexpr float kSize = 30.0F;
constexpr float kIcon = 28.0F;
// Shares of the width: the current slip is wider, and so is a label longer than two characters.
constexpr float kNow = 1.62F;
constexpr float kLong = 1.2F;
constexpr float kTwoCharacters = 2.2F * kSize;

}  // namespace

void stepSlips(Frame& frame, std::span<const Text> names, std::size_t current) {
  const Grid grid = gridOf(frame);
  if (names.empty() || isElder(frame)) return;
  TextStyle style{.role = Role::Body, .align = Align::Left, .size = kSize};
  std::vector<float> shares;
  std::vector<float> widths;
  float sum = 0.0F;
  for (std::size_t i = 0; i < names.size(); ++i) {
    style.weight = i == current ? 700 : 400;
    widths.push_back(frame.measure(names[i], style).width);
    shares.push_back(i == current ? kNow : widths.back() > kTwoCharacters ? kLong : 1.0F);
    sum += shares.back();
  }
  const float unit = (grid.width() - kGap * static_cast<float>(names.size() - 1)) / sum;
  float x = grid.left;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Rect slip{x, grid.slipsTop, unit * shares[i], grid.slipsHeight};
    const bool done = i < current;
    const bool now = i == current;
    frame.rect(slip, done ? Colour::PrimaryTint : now ? Colour::Primary : Colour::SurfaceSunken, 12.0F);
    if (isHighContrast(frame) && !now) frame.border(slip, Colour::Line, 2.0F, 12.0F);
    style.colour = done ? Colour::Primary : now ? Colour::OnPrimary : Colour::InkMuted;
    style.weight = now ? 700 : 400;
    const float side = done ? kIcon + 9.0F : now ? 30.0F : 0.0F;
    const float room = slip.width - 16.0F - side;
    const float width = std::min(widths[i], room);
    const float left = slip.x + (slip.width - width - side) / 2.0F;
    const float middle = slip.y + slip.height / 2.0F + 1.0F;
    if (done) iconAt(frame, Icon::Check, {left + kIcon / 2.0F, middle - 2.0F}, kIcon, Colour::Primary, 5.0F);
    if (now) {
      label(frame, {left, middle - 1.0F}, data(std::to_string(i + 1)),
            {.role = Role::DisplayS, .colour = Colour::OnPrimary, .size = kSize}, 40.0F);
    }
    label(frame, {left + side, middle}, names[i], style, room);
    x = slip.right() + kGap;
  }
}

}  // namespace ui::widgets
