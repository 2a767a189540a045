#include "ui/shell/frame.h"

#include <cmath>

#include "ui/shell/frame_context.h"

namespace ui {

const theme::Theme& Frame::theme() const {
  return context_.theme();
}
const theme::Tokens& Frame::tokens() const {
  return context_.tokens;
}
assets::Language Frame::language() const {
  return context_.look.language;
}
Orientation Frame::orientation() const {
  return context_.canvas.view().orientation;
}
Size Frame::size() const {
  return context_.canvas.view().design;
}
bool Frame::reducedMotion() const {
  return context_.look.reducedMotion;
}
double Frame::seconds() const {
  return context_.now;
}

void Frame::requestFrameIn(int milliseconds) {
  context_.requestAt(context_.now + milliseconds / 1000.0);
}

float Frame::loop(int periodMilliseconds, float still) {
  if (reducedMotion() || periodMilliseconds <= 0) return still;
  context_.requestAt(context_.now + context_.pace);
  const double period = periodMilliseconds / 1000.0;
  return static_cast<float>(std::fmod(context_.now, period) / period);
}

float Frame::enter(std::string_view key, int milliseconds) {
  if (reducedMotion() || milliseconds <= 0) return 1.0F;
  const auto began = context_.entered.emplace(key, context_.now).first;
  const double t = (context_.now - began->second) * 1000.0 / milliseconds;
  if (t >= 1.0) return 1.0F;
  context_.moving = true;
  context_.requestAt(context_.now);
  const double rest = 1.0 - t;
  return static_cast<float>(1.0 - rest * rest * rest);
}

void Frame::beginPage(std::string_view name, bool back) {
  context_.beginPage(name, back);
}
void Frame::endPage() {
  context_.endPage();
}

TextExtent Frame::text(const Rect& box, const Text& text, const TextStyle& style) {
  return context_.drawText(box, true, text, style);
}
TextExtent Frame::text(Point at, const Text& text, const TextStyle& style) {
  return context_.drawText({at.x, at.y, 0.0F, 0.0F}, false, text, style);
}
TextExtent Frame::measure(const Text& text, const TextStyle& style, float maxWidth) {
  return context_.measureText(text, style, maxWidth);
}

Hit Frame::hit(std::string_view id, const Rect& area, const HitOptions& options) {
  return context_.hit(id, area, options);
}

std::vector<PadTouch> Frame::pad(std::string_view id, const Rect& area, bool enabled) {
  context_.hit(id, area, {HitRole::Pad, enabled, 0.0F});
  return enabled ? context_.pointer.strokes(id) : std::vector<PadTouch>{};
}

void Frame::announce(const Text& text) {
  context_.announce(text);
}

std::vector<Announcement> Frame::announced() const {
  int top = 0;
  for (const auto& one : context_.announced)
    top = std::max(top, one.layer);
  std::vector<Announcement> all;
  for (const auto& one : context_.announced) {
    if (one.layer == top) all.push_back(one.what);
  }
  return all;
}

void Frame::beginOverlay(const Rect& covered, Paint scrim) {
  ++context_.layer;
  context_.building.cover(covered, context_.layer);
  context_.canvas.fill(covered, context_.colour(scrim), 0.0F);
}
void Frame::endOverlay() {
  --context_.layer;
}

}  // namespace ui
