#include "ui/widgets/outcome.h"

#include <algorithm>

#include "ui/widgets/grid.h"
#include "ui/widgets/panel.h"

namespace ui::widgets {

void numberCard(Frame& frame, const Rect& rect, const Text& caption, const Text& number) {
  card(frame, rect);
  label(frame, {rect.x + 40.0F, rect.y + 44.0F}, caption, sized(frame, {Role::Body, Colour::InkMuted}, 32.0F),
        rect.width - 80.0F);
  label(frame, {rect.x + 40.0F, rect.y + 111.0F}, number,
        {.role = Role::Display, .colour = Colour::Primary, .size = 94.0F}, rect.width - 80.0F);
}

void printBar(Frame& frame, const Rect& rect, Icon symbol, const Text& sentence, float share, bool trouble) {
  frame.rect(rect, trouble ? Colour::WarningTint : Colour::PrimaryTint, 24.0F);
  if (isHighContrast(frame)) frame.border(rect, trouble ? Colour::Warning : Colour::Line, 4.0F, 24.0F);
  const Colour ink = trouble ? Colour::Warning : Colour::Primary;
  const float middle = rect.y + rect.height / 2.0F;
  iconAt(frame, symbol, {rect.x + 68.0F, middle}, 66.0F, ink);
  const float left = rect.x + 128.0F;
  const float room = rect.width - 160.0F;
  TextStyle style = sized(frame, {Role::H3, Colour::Ink}, 38.0F);
  if (share < 0.0F) {
    style.vertical = VerticalAlign::Middle;
    style.maxLines = 2;
    paragraph(frame, {left, rect.y + 4.0F, room, rect.height - 8.0F}, sentence, style);
    return;
  }
  label(frame, {left, middle - 12.0F}, sentence, style, room);
  frame.rect({left, middle + 24.0F, room, 14.0F}, Colour::SurfaceRaised, 7.0F);
  frame.rect({left, middle + 24.0F, std::max(14.0F, room * std::min(share, 1.0F)), 14.0F}, ink, 7.0F);
}

std::optional<int> rating(Frame& frame, float top, const std::array<Text, 5>& labels, int chosen) {
  constexpr std::array<Icon, 5> kFaces{Icon::Rate5, Icon::Rate4, Icon::Rate3, Icon::Rate2, Icon::Rate1};
  constexpr std::array<std::string_view, 5> kIds{"done.rate.5", "done.rate.4", "done.rate.3", "done.rate.2",
                                                 "done.rate.1"};
  constexpr float kWidth = 179.0F;
  constexpr float kGap = 16.25F;
  std::optional<int> touched;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const int value = 5 - static_cast<int>(i);
    const Rect area{gridOf(frame).left + static_cast<float>(i) * (kWidth + kGap), top, kWidth, 140.0F};
    const Hit hit = frame.hit(kIds[i], area, {HitRole::Button, true, 20.0F});
    const bool on = chosen == value;
    frame.rect(area, on ? Colour::Primary : hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, 20.0F);
    if (!on) frame.border(area, Colour::LineStrong, stroke(frame, 2.0F), 20.0F);
    iconAt(frame, kFaces[i], {area.centre().x, area.y + 50.0F}, 60.0F, on ? Colour::OnPrimary : Colour::Primary);
    label(frame, {area.centre().x, area.y + 110.0F}, labels[i],
          {.role = Role::Body, .colour = on ? Colour::OnPrimary : Colour::Ink, .align = Align::Centre, .size = 32.0F},
          area.width - 12.0F);
    if (hit.fired) touched = value;
  }
  return touched;
}

bool choiceRow(Frame& frame, const ChoiceRow& row) {
  const Hit hit = frame.hit(row.id, row.rect, {HitRole::Row, true, 24.0F});
  frame.rect(row.rect, row.chosen || hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, 24.0F);
  frame.border(row.rect, row.chosen ? Colour::Primary : Colour::LineStrong, row.chosen ? 4.0F : stroke(frame, 2.0F),
               24.0F);
  const float middle = row.rect.y + row.rect.height / 2.0F;
  const Point radio{row.rect.x + 56.0F, middle};
  if (row.chosen) {
    frame.disc(radio, 26.0F, Colour::Primary);
    iconAt(frame, Icon::Check, radio, 34.0F, Colour::OnPrimary, 5.5F);
  } else {
    frame.circle(radio, 24.0F, Colour::LineStrong, 3.0F);
  }
  float end = row.rect.right() - 28.0F;
  if (row.chip) {
    const TextStyle style{
        .role = Role::Caption, .colour = row.chosen ? Colour::OnPrimary : Colour::Ink, .align = Align::Centre};
    const float width = std::min(240.0F, frame.measure(*row.chip, style).width + 44.0F);
    const Rect chip{end - width, middle - 26.0F, width, 52.0F};
    frame.rect(chip, row.chosen ? Colour::Primary : Colour::SurfaceSunken, 26.0F);
    label(frame, chip.centre(), *row.chip, style, width - 24.0F);
    end -= width + 20.0F;
  }
  const float left = row.rect.x + 106.0F;
  label(frame, {left, middle - 18.0F}, row.title, sized(frame, {Role::H3, Colour::Ink}, 38.0F), end - left);
  label(frame, {left, middle + 25.0F}, row.meta, {Role::Caption, Colour::Ink}, end - left);
  return hit.fired;
}

}  // namespace ui::widgets
