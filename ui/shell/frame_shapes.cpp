#include <algorithm>
#include <cmath>

#include "ui/shell/frame.h"
#include "ui/shell/frame_context.h"

namespace ui {
namespace {

constexpr float kTurn = 2.0F * IM_PI;

// Walks a path of points and calls `dash(from, to)` for each dash on it.
template <class Dash>
void dashes(std::span<const Point> points, float dash, float gap, const Dash& draw) {
  float at = 0.0F;  // how far into the pattern
  for (std::size_t index = 0; index + 1 < points.size(); ++index) {
    const Point from = points[index];
    const float dx = points[index + 1].x - from.x;
    const float dy = points[index + 1].y - from.y;
    const float length = std::hypot(dx, dy);
    for (float done = 0.0F; done < length;) {
      const bool inDash = at < dash;
      const float step = std::min((inDash ? dash : dash + gap) - at, length - done);
      if (inDash) {
        draw(Point{from.x + dx * done / length, from.y + dy * done / length},
             Point{from.x + dx * (done + step) / length, from.y + dy * (done + step) / length});
      }
      done += step;
      at += step;
      if (at >= dash + gap - 1e-3F) at = 0.0F;
    }
  }
}

void addCorner(std::vector<Point>& path, Point centre, float radius, float fromTurn) {
  constexpr int kSteps = 8;
  for (int step = 0; step <= kSteps; ++step) {
    const float angle = kTurn * (fromTurn + 0.25F * static_cast<float>(step) / kSteps);
    path.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
}

}  // namespace

void Frame::rect(const Rect& area, Paint fill, float radius) {
  context_.canvas.fill(area, context_.colour(fill), radius);
}
void Frame::rectTop(const Rect& area, Paint fill, float radius) {
  context_.canvas.fill(area, context_.colour(fill), radius, ImDrawFlags_RoundCornersTop);
}
void Frame::rectBottom(const Rect& area, Paint fill, float radius) {
  context_.canvas.fill(area, context_.colour(fill), radius, ImDrawFlags_RoundCornersBottom);
}
void Frame::border(const Rect& area, Paint paint, float width, float radius) {
  context_.canvas.stroke(area, context_.colour(paint), width, radius);
}
void Frame::shadow(const Rect& area, float radius, theme::Elevation level) {
  context_.drawShadow(area, radius, level);
}
void Frame::gradient(const Rect& area, Paint top, Paint bottom, float radius) {
  context_.canvas.gradient(area, context_.colour(top), context_.colour(bottom), radius);
}

void Frame::line(Point from, Point to, Paint paint, float width, bool roundEnds) {
  const theme::Rgba colour = context_.colour(paint);
  context_.canvas.line(from, to, colour, width);
  if (!roundEnds) return;
  context_.canvas.disc(from, width / 2.0F, colour);
  context_.canvas.disc(to, width / 2.0F, colour);
}

void Frame::dashedLine(Point from, Point to, Paint paint, float width, float dash, float gap) {
  const theme::Rgba colour = context_.colour(paint);
  const Point ends[2] = {from, to};
  dashes(ends, dash, gap, [&](Point one, Point other) { context_.canvas.line(one, other, colour, width); });
}

void Frame::dashedBorder(const Rect& area, Paint paint, float width, float radius, float dash, float gap) {
  const Rect inner = area.inset(width / 2.0F);
  const float round = std::clamp(radius - width / 2.0F, 0.0F, std::min(inner.width, inner.height) / 2.0F);
  std::vector<Point> path;
  addCorner(path, {inner.right() - round, inner.y + round}, round, 0.75F);
  addCorner(path, {inner.right() - round, inner.bottom() - round}, round, 0.0F);
  addCorner(path, {inner.x + round, inner.bottom() - round}, round, 0.25F);
  addCorner(path, {inner.x + round, inner.y + round}, round, 0.5F);
  path.push_back(path.front());
  const theme::Rgba colour = context_.colour(paint);
  dashes(path, dash, gap, [&](Point one, Point other) { context_.canvas.line(one, other, colour, width); });
}

void Frame::polyline(std::span<const Point> points, Paint paint, float width, bool closed) {
  if (points.empty()) return;
  const theme::Rgba colour = context_.colour(paint);
  context_.canvas.polyline(points, colour, width, closed);
  if (closed) return;
  context_.canvas.disc(points.front(), width / 2.0F, colour);
  context_.canvas.disc(points.back(), width / 2.0F, colour);
  // Mitres grow without bound where a stroke turns back: such corners are rounded.
  for (std::size_t index = 1; index + 1 < points.size(); ++index) {
    const float ax = points[index].x - points[index - 1].x;
    const float ay = points[index].y - points[index - 1].y;
    const float bx = points[index + 1].x - points[index].x;
    const float by = points[index + 1].y - points[index].y;
    if (ax * bx + ay * by < 0.7F * std::hypot(ax, ay) * std::hypot(bx, by)) {
      context_.canvas.disc(points[index], width / 2.0F, colour);
    }
  }
}

void Frame::polygon(std::span<const Point> convex, Paint fill) {
  context_.canvas.polygon(convex, context_.colour(fill));
}
void Frame::disc(Point centre, float radius, Paint fill) {
  context_.canvas.disc(centre, radius, context_.colour(fill));
}
void Frame::circle(Point centre, float radius, Paint paint, float width) {
  context_.canvas.circle(centre, radius, context_.colour(paint), width);
}
void Frame::halfDisc(Point centre, float radius, Paint fill) {
  context_.canvas.segment(centre, radius, -kTurn / 4.0F, kTurn / 4.0F, context_.colour(fill));
}

void Frame::arc(Point centre, float radius, float fromTurn, float toTurn, Paint paint, float width) {
  if (toTurn <= fromTurn) return;
  const theme::Rgba colour = context_.colour(paint);
  if (toTurn - fromTurn >= 1.0F) return context_.canvas.circle(centre, radius, colour, width);
  const float from = kTurn * (fromTurn - 0.25F);
  const float to = kTurn * (toTurn - 0.25F);
  context_.canvas.arc(centre, radius, from, to, colour, width);
  for (const float angle : {from, to}) {
    const Point end{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
    context_.canvas.disc(end, width / 2.0F, colour);
  }
}

void Frame::dashedEllipse(Point centre, Size radii, Paint paint, float width, float dash, float gap) {
  constexpr int kSteps = 180;
  std::vector<Point> path;
  for (int step = 0; step <= kSteps; ++step) {
    const float angle = kTurn * (static_cast<float>(step) / kSteps - 0.25F);
    path.push_back({centre.x + radii.width * std::cos(angle), centre.y + radii.height * std::sin(angle)});
  }
  const theme::Rgba colour = context_.colour(paint);
  // A dash follows the curve: its pieces are joined to one stroke.
  std::vector<Point> piece;
  const auto finish = [&] {
    if (piece.size() > 1) {
      context_.canvas.polyline(piece, colour, width, false);
      context_.canvas.disc(piece.front(), width / 2.0F, colour);
      context_.canvas.disc(piece.back(), width / 2.0F, colour);
    }
    piece.clear();
  };
  dashes(path, dash, gap, [&](Point one, Point other) {
    if (!piece.empty() && std::hypot(piece.back().x - one.x, piece.back().y - one.y) > 0.5F) finish();
    if (piece.empty()) piece.push_back(one);
    piece.push_back(other);
  });
  finish();
}

void Frame::spinner(Point centre, float radius, Paint paint, float width) {
  const float turn = loop(context_.tokens.motion.spinner);
  context_.canvas.circle(centre, radius, context_.colour(paint.faded(0.25F)), width);
  arc(centre, radius, turn, turn + 0.25F, paint, width);
}

void Frame::icon(theme::Icon icon, const Rect& area, Paint paint, float stroke) {
  context_.drawIcon(icon, area, context_.colour(paint), stroke);
}

void Frame::rotated(Point centre, float degrees, const std::function<void()>& draw, float scale, float alpha) {
  const int mark = context_.canvas.mark();
  const float before = context_.canvas.alpha();
  context_.canvas.fade(before * alpha);
  context_.canvas.setSmooth(true);
  draw();
  context_.canvas.setSmooth(false);
  context_.canvas.fade(before);
  context_.canvas.rotateSince(mark, centre, degrees, scale);
}

void Frame::clip(const Rect& area) {
  context_.canvas.clip(area);
}
void Frame::unclip() {
  context_.canvas.unclip();
}

}  // namespace ui
