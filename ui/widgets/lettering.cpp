#include "ui/widgets/lettering.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

namespace ui::widgets {
namespace {

constexpr float kLineShrink = 0.6F;
constexpr std::array<float, 7> kBlockSizes{1.0F, 0.94F, 0.88F, 0.82F, 0.76F, 0.7F, 0.65F};
// Chinese glyphs fill the upper part of their em: their ink looks centred a little above the line's middle.
constexpr float kOpticalRise = 0.05F;

std::atomic<std::size_t> shortened = 0;

TextExtent counted(const TextExtent& extent) {
  if (extent.shortened) ++shortened;
  return extent;
}

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
  return counted(frame.text(Rect{left, at.y - rise - line / 2.0F, room, line}, text, style)).width;
}

float paragraph(Frame& frame, const Rect& box, const Text& text, TextStyle style) {
  const float em = emOf(frame, style);
  const float line = lineOf(frame, style);
  const int most = style.maxLines;
  const Rect raised = box.moved(0.0F, -em * kOpticalRise);
  // Smaller letters also make room for more lines, so each size is tried as a whole.
  for (const float scale : kBlockSizes) {
    style.size = em * scale;
    style.line = line * scale;
    style.maxLines = 0;
    const TextExtent extent = frame.measure(text, style, box.width);
    if (extent.height <= box.height + 1.0F && (most == 0 || extent.lines <= most)) {
      return frame.text(raised, text, style).height;
    }
  }
  const int fitting = std::max(1, static_cast<int>(std::floor((box.height + 1.0F) / style.line)));
  style.maxLines = most > 0 ? std::min(most, fitting) : fitting;
  return counted(frame.text(raised, text, style)).height;
}

std::size_t shortenedTexts() {
  return shortened;
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
