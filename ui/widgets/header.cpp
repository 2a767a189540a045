#include "ui/widgets/header.h"

#include "ui/widgets/grid.h"

namespace ui::widgets {

void header(Frame& frame, const HeaderContent& content) {
  const Grid grid = gridOf(frame);
  if (isElder(frame)) {
    frame.seal({grid.left, 34.0F, 84.0F, 84.0F});
    label(frame, {grid.left + 107.0F, 79.0F}, content.name, {.role = Role::H3, .colour = Colour::Ink, .size = 46.0F},
          600.0F);
    label(frame, {grid.right, 76.0F}, content.clock,
          {.role = Role::DisplayS, .colour = Colour::Ink, .align = Align::Right, .size = 68.0F}, 240.0F);
    return;
  }
  frame.seal({grid.left, 30.0F, 68.0F, 68.0F});
  const float textLeft = grid.left + 88.0F;
  label(frame, {textLeft, 48.0F}, content.name, {.role = Role::H3, .colour = Colour::Ink, .size = 36.0F}, 560.0F);
  if (content.sub) {
    label(frame, {textLeft, 89.0F}, *content.sub, {.role = Role::Caption, .colour = Colour::InkMuted, .size = 28.0F},
          560.0F);
  }
  label(frame, {grid.right, 47.0F}, content.clock,
        {.role = Role::DisplayS, .colour = Colour::Ink, .align = Align::Right, .size = 52.0F}, 240.0F);
  label(frame, {grid.right, 94.0F}, content.date,
        {.role = Role::Caption, .colour = Colour::InkMuted, .align = Align::Right, .size = 28.0F}, 300.0F);
  if (isHighContrast(frame)) frame.line({grid.left, 152.0F}, {grid.right, 152.0F}, Colour::Line, 4.0F);
}

}  // namespace ui::widgets
