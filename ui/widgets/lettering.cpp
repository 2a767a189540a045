#include "ui/widgets/lettering.h"

#include <algorithm>
#include <cmath>

namespace ui::widgets {
namespace {

constexpr float kLineShrink = 0.6F;
constexpr float kBlockShrink = 0.7F;
// Chinese glyphs fill the upper part of their em: their ink looks centred a little above the line's middle.
constexpr float kOpticalRise = 0.05F;

float emOf(const Frame& frame, const TextStyle& style) {
  return style.size > 0.0F ? style.size : frame.theme().type(style.role).size;
}

float lineOf(const Frame& frame, const TextStyle& style) {
  if (style.line > 0.0F) return style.line;
  const theme::TypeStyle& type = frame.theme().type(style.role);
  return style.size > 0.0F ? type.line * style.size / type.size : type.line;
}

}  // namespace

TextStyle sized(const Frame& frame, TextStyle style, float size) {
  const float standard = frame.tokens().theme(theme::Name::Standard).type(style.role).size;
  style.size = size * frame.theme().type(style.role).size / standard;
  return style;
}

float label(Frame& frame, Point at, const Text& text, TextStyle style, float room) {
  style.maxLines = 1;
  style.vertical = VerticalAlign::Middle;
  style.leastSize = emOf(frame, style) * kLineShrink;
  const float line = lineOf(frame, style);
  const float left = style.align == Align::Left ? at.x : style.align == Align::Right ? at.x - room : at.x - room / 2.0F;
  const bool numeric = frame.theme().type(style.role).family == theme::Family::Numeric;
  const float rise = numeric ? 0.0F : emOf(frame, style) * kOpticalRise;
  return frame.text(Rect{left, at.y - rise - line / 2.0F, room, line}, text, style).width;
}

float paragraph(Frame& frame, const Rect& box, const Text& text, TextStyle style) {
  const float line = lineOf(frame, style);
  if (style.maxLines == 0) style.maxLines = std::max(1, static_cast<int>(std::floor(box.height / line + 0.05F)));
  const float em = emOf(frame, style);
  style.leastSize = em * kBlockShrink;
  return frame.text(box.moved(0.0F, -em * kOpticalRise), text, style).height;
}

void iconAt(Frame& frame, Icon icon, Point centre, float size, Paint paint, float stroke) {
  frame.icon(icon, {centre.x - size / 2.0F, centre.y - size / 2.0F, size, size}, paint, stroke);
}

bool isElder(const Frame& frame) {
  return frame.theme().name == theme::Name::Elder;
}
bool isHighContrast(const Frame& frame) {
  return frame.theme().name == theme::Name::HighContrast;
}

float stroke(const Frame& frame, float standard) {
  if (isHighContrast(frame)) return 4.0F;
  return isElder(frame) ? std::max(standard, 2.0F) : standard;
}

}  // namespace ui::widgets
