#include "ui/input/signature_view.h"

#include <algorithm>
#include <vector>

#include "ui/widgets/lettering.h"

namespace ui::input {
namespace {

using widgets::Colour;
using widgets::Icon;
using widgets::Role;

constexpr float kRadius = 24.0F;
constexpr float kPen = 9.5F;
constexpr float kTall = 400.0F;  // from here on: the large pad's base line

void take(Frame& frame, const SignatureView& view, SignaturePad& pad) {
  for (const PadTouch& touch : frame.pad(view.id, view.rect, view.enabled)) {
    const float x = (touch.at.x - view.rect.x) / view.rect.width;
    const float y = (touch.at.y - view.rect.y) / view.rect.height;
    switch (touch.phase) {
      case TouchPhase::Down:
        pad.penDown(x, y, touch.seconds);
        break;
      case TouchPhase::Move:
        pad.penMove(x, y, touch.seconds);
        break;
      case TouchPhase::Up:
        pad.penMove(x, y, touch.seconds);
        pad.penUp();
        break;
    }
  }
}

void drawStrokes(Frame& frame, const Rect& rect, const SignaturePad& pad) {
  const Paint ink = Colour::Ink;
  std::vector<Point> points;
  for (const Stroke& stroke : pad.strokes()) {
    points.clear();
    for (const StrokePoint& point : stroke)
      points.push_back({rect.x + point.x * rect.width, rect.y + point.y * rect.height});
    if (points.size() == 1) {
      frame.disc(points.front(), kPen / 2.0F, ink);
    } else {
      frame.polyline(points, ink, kPen);
    }
  }
  std::fill(points.begin(), points.end(), Point{});
}

}  // namespace

SignatureVerdict signatureView(Frame& frame, const SignatureView& view, SignaturePad& pad) {
  take(frame, view, pad);
  const Rect& rect = view.rect;
  const bool tall = rect.height >= kTall;
  const SignatureVerdict verdict = pad.verdict(view.characters, rect.width / rect.height);
  frame.rect(rect,
             widgets::isHighContrast(frame) ? Paint(Colour::SurfaceRaised) : Paint(theme::Rgba{0xFF, 0xFF, 0xFF, 0xFF}),
             kRadius);
  frame.border(rect, Colour::Primary, widgets::stroke(frame, 3.0F), kRadius);
  const float inset = tall ? 63.0F : 42.0F;
  const float base = rect.bottom() - (tall ? 105.0F : 61.0F);
  const float foot = rect.bottom() - (tall ? 50.0F : 31.0F);
  frame.dashedLine({rect.x + inset, base}, {rect.right() - inset, base}, Colour::Line, 3.0F, 4.0F, 10.0F);
  if (verdict == SignatureVerdict::Empty) {
    const float middle = rect.y + (base - rect.y) / 2.0F;
    widgets::label(frame, {rect.centre().x, middle}, view.ghost,
                   {.role = Role::H2, .colour = Colour::InkMuted, .align = Align::Centre, .weight = 400},
                   rect.width - 80.0F);
  }
  const float half = rect.width / 2.0F - inset;
  widgets::label(frame, {rect.x + inset, foot}, view.foot,
                 widgets::sized(frame, {Role::Body, Colour::InkMuted}, tall ? 32.0F : 28.0F), half + 60.0F);
  if (verdict != SignatureVerdict::Empty && !pad.writing()) {
    const bool good = verdict == SignatureVerdict::Legible;
    TextStyle style = widgets::sized(frame, {Role::Body, good ? Colour::Success : Colour::Warning, Align::Right},
                                     tall ? 32.0F : 28.0F);
    style.weight = 700;
    const float width =
        widgets::label(frame, {rect.right() - inset, foot}, good ? view.legible : view.tooShort, style, half - 60.0F);
    widgets::iconAt(frame, good ? Icon::Check : Icon::Bang, {rect.right() - inset - width - 30.0F, foot}, 36.0F,
                    good ? Colour::Success : Colour::Warning, 4.5F);
  }
  drawStrokes(frame, rect, pad);
  return verdict;
}

}  // namespace ui::input
