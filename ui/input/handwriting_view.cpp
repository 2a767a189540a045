#include "ui/input/handwriting_view.h"

#include <array>
#include <string_view>

#include "ui/widgets/button.h"

namespace ui::input {
namespace {

using S = assets::StringId;
using widgets::ButtonLook;
using widgets::Colour;
using widgets::Icon;

constexpr Rect kPad{60.0F, 1112.0F, 720.0F, 440.0F};
constexpr float kPen = 15.0F;
constexpr float kKeyHeight = 133.0F;
constexpr float kKeyGap = 20.5F;

void take(Frame& frame, EntryPanel& panel) {
  for (const PadTouch& touch : frame.pad("ime.pad", kPad)) {
    const Point at{touch.at.x - kPad.x, touch.at.y - kPad.y};
    switch (touch.phase) {
      case TouchPhase::Down:
        panel.penDown(at);
        break;
      case TouchPhase::Move:
        panel.penMove(at);
        break;
      case TouchPhase::Up:
        panel.penMove(at);
        panel.penUp({kPad.width, kPad.height});
        break;
    }
  }
}

void drawPad(Frame& frame, const EntryPanel& panel) {
  frame.rect(kPad, Colour::SurfaceRaised, 24.0F);
  frame.border(kPad, Colour::LineStrong, widgets::stroke(frame, 3.0F), 24.0F);
  const Point middle = kPad.centre();
  frame.dashedLine({middle.x, kPad.y + 16.0F}, {middle.x, kPad.bottom() - 16.0F}, Colour::Line, 2.0F);
  frame.dashedLine({kPad.x + 16.0F, middle.y}, {kPad.right() - 16.0F, middle.y}, Colour::Line, 2.0F);
  for (const PenStroke& stroke : panel.strokes()) {
    PenStroke points = stroke;
    for (Point& point : points)
      point = {point.x + kPad.x, point.y + kPad.y};
    if (points.size() == 1) {
      frame.disc(points.front(), kPen / 2.0F, Colour::Ink);
    } else {
      frame.polyline(points, Colour::Ink, kPen);
    }
  }
}

}  // namespace

void handwritingView(Frame& frame, EntryPanel& panel) {
  take(frame, panel);
  drawPad(frame, panel);
  struct Key {
    std::string_view id;
    Icon icon;
    S label;
    void (EntryPanel::*act)();
    bool enabled;
  };
  const bool written = !panel.strokes().empty();
  const std::array<Key, 3> keys{Key{"ime.undo", Icon::Undo, S::ImeUndo, &EntryPanel::undoStroke, written},
                                Key{"ime.rewrite", Icon::Erase, S::ImeClear, &EntryPanel::clearStrokes, written},
                                Key{"ime.delete", Icon::Backspace, S::ImeDelete, &EntryPanel::erase, true}};
  float y = kPad.y;
  for (const Key& key : keys) {
    widgets::Button button{key.id, {804.0F, y, 216.0F, kKeyHeight}, key.label, ButtonLook::Quiet, key.icon};
    button.enabled = key.enabled;
    button.labelSize = 34.0F;
    if (widgets::button(frame, button)) (panel.*key.act)();
    y += kKeyHeight + kKeyGap;
  }
}

}  // namespace ui::input
