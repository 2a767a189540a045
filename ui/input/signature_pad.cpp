#include "ui/input/signature_pad.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <cairo.h>
#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>

namespace ui::input {
namespace {

// A written Chinese character takes at least this much pen travel, in pad heights: 乙 written 30 % of the pad high
// measures about 0.6; a tick or an initial stays below.
constexpr float kTravelPerCharacter = 0.45F;
// Names are written side by side: so much of the pad's width per character, of the height for one.
constexpr float kWidthPerCharacter = 0.06F;
// Fingers closer than this to the last point only tremble.
constexpr float kTremble = 0.0015F;
// The board's pen: 9.5 px on a pad 492 px high.
constexpr double kPenOfHeight = 9.5 / 492.0;

void wipe(Stroke& stroke) {
  if (!stroke.empty()) explicit_bzero(stroke.data(), stroke.size() * sizeof(StrokePoint));
}

cairo_status_t append(void* target, const unsigned char* data, unsigned int length) {
  auto* bytes = static_cast<std::vector<std::uint8_t>*>(target);
  bytes->insert(bytes->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

SignaturePad::~SignaturePad() {
  clear();
}

void SignaturePad::penDown(float x, float y, double seconds) {
  if (points_ >= kMaxPoints) return;
  if (strokes_.empty()) startedAt_ = seconds;
  Stroke& stroke = strokes_.emplace_back();
  // A vector that grows leaves copies behind in freed memory; with room from the start there is nothing to wipe twice.
  stroke.reserve(512);
  writing_ = true;
  stroke.push_back({std::clamp(x, 0.0F, 1.0F), std::clamp(y, 0.0F, 1.0F), static_cast<float>(seconds - startedAt_)});
  ++points_;
}

void SignaturePad::penMove(float x, float y, double seconds) {
  if (!writing_ || points_ >= kMaxPoints) return;
  Stroke& stroke = strokes_.back();
  const StrokePoint point{std::clamp(x, 0.0F, 1.0F), std::clamp(y, 0.0F, 1.0F),
                          static_cast<float>(seconds - startedAt_)};
  const StrokePoint& last = stroke.back();
  if (std::hypot(point.x - last.x, point.y - last.y) < kTremble) return;
  if (stroke.size() == stroke.capacity()) {
    Stroke larger;
    larger.reserve(stroke.capacity() * 2);
    larger.assign(stroke.begin(), stroke.end());
    wipe(stroke);
    stroke.swap(larger);
  }
  stroke.push_back(point);
  ++points_;
}

void SignaturePad::penUp() {
  writing_ = false;
}

void SignaturePad::clear() {
  for (Stroke& stroke : strokes_)
    wipe(stroke);
  strokes_.clear();
  points_ = 0;
  writing_ = false;
}

float SignaturePad::travel(float aspect) const {
  float sum = 0.0F;
  for (const Stroke& stroke : strokes_) {
    for (std::size_t i = 1; i < stroke.size(); ++i) {
      sum += std::hypot((stroke[i].x - stroke[i - 1].x) * aspect, stroke[i].y - stroke[i - 1].y);
    }
  }
  return sum;
}

SignatureVerdict SignaturePad::verdict(std::size_t characters, float aspect) const {
  if (strokes_.empty()) return SignatureVerdict::Empty;
  float left = 1.0F;
  float right = 0.0F;
  for (const Stroke& stroke : strokes_) {
    for (const StrokePoint& point : stroke) {
      left = std::min(left, point.x);
      right = std::max(right, point.x);
    }
  }
  // Long names are written smaller; beyond four characters no more ink is asked for.
  const auto asked = static_cast<float>(std::clamp<std::size_t>(characters, 1, 4));
  const bool enoughInk = travel(aspect) >= asked * kTravelPerCharacter;
  const bool wideEnough = right - left >= asked * kWidthPerCharacter;
  const bool enoughStrokes = strokes_.size() >= 2 || travel(aspect) >= 2.0F * asked * kTravelPerCharacter;
  return enoughInk && wideEnough && enoughStrokes ? SignatureVerdict::Legible : SignatureVerdict::TooShort;
}

std::vector<std::uint8_t> SignaturePad::png(int width, int height) const {
  std::vector<std::uint8_t> bytes;
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
  cairo_t* pen = cairo_create(surface);
  cairo_set_source_rgb(pen, 0x14 / 255.0, 0x28 / 255.0, 0x2B / 255.0);
  cairo_set_line_width(pen, std::max(1.5, height * kPenOfHeight));
  cairo_set_line_cap(pen, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
  for (const Stroke& stroke : strokes_) {
    cairo_move_to(pen, static_cast<double>(stroke.front().x) * width, static_cast<double>(stroke.front().y) * height);
    // A lone dot is a line of no length: with round ends it still leaves ink.
    for (const StrokePoint& point : stroke) {
      cairo_line_to(pen, static_cast<double>(point.x) * width, static_cast<double>(point.y) * height);
    }
    cairo_stroke(pen);
  }
  cairo_surface_flush(surface);
  cairo_surface_write_to_png_stream(surface, append, &bytes);
  cairo_destroy(pen);
  unsigned char* pixels = cairo_image_surface_get_data(surface);
  if (pixels)
    explicit_bzero(
        pixels, static_cast<std::size_t>(cairo_image_surface_get_stride(surface)) * static_cast<std::size_t>(height));
  cairo_surface_destroy(surface);
  return bytes;
}

}  // namespace ui::input
