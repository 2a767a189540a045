#include "ui/widgets/live_view.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ui::widgets {
namespace {

constexpr float kRadius = 24.0F;
constexpr float kMargin = 24.0F;
constexpr float kCountdown = 86.0F;

Point towards(Point from, Point to, float length) {
  const float distance = std::hypot(to.x - from.x, to.y - from.y);
  const float share = distance > 0.0F ? std::min(1.0F, length / distance) : 0.0F;
  return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

void brackets(Frame& frame, const std::array<Point, 4>& corners) {
  const theme::CameraLook& look = frame.tokens().camera;
  frame.polygon(corners, look.fill);
  frame.polyline(corners, look.outline, 3.0F, true);
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Point corner = corners[i];
    const Point before = corners[(i + 3) % 4];
    const Point after = corners[(i + 1) % 4];
    const std::array<Point, 3> bracket{towards(corner, before, look.cornerLength), corner,
                                       towards(corner, after, look.cornerLength)};
    frame.polyline(bracket, look.outline, look.outlineWidth);
  }
}

void countdown(Frame& frame, Point centre, int seconds, float share) {
  const theme::CameraLook& look = frame.tokens().camera;
  frame.disc(centre, kCountdown, Colour::Stage);
  frame.circle(centre, kCountdown - 14.0F, Colour::StageLine, 12.0F);
  if (share > 0.0F) frame.arc(centre, kCountdown - 14.0F, 0.0F, std::min(share, 1.0F), look.outline, 12.0F);
  label(frame, {centre.x, centre.y - 4.0F}, data(std::to_string(seconds)),
        {.role = Role::Display, .colour = Colour::OnStage, .align = Align::Centre, .size = 92.0F}, 120.0F);
}

}  // namespace

Rect fitted(const Rect& room, float width, float height) {
  const float scale = std::min(room.width / width, room.height / height);
  return {room.x + (room.width - width * scale) / 2.0F, room.y + (room.height - height * scale) / 2.0F, width * scale,
          height * scale};
}

void liveView(Frame& frame, const LiveView& view) {
  const theme::CameraLook& look = frame.tokens().camera;
  frame.gradient(view.rect, look.letterbox[0], look.letterbox[1], kRadius);
  if (isHighContrast(frame)) frame.border(view.rect, Colour::Line, 4.0F, kRadius);
  const Point middle = view.rect.centre();
  if (view.picture && !view.picture->empty()) {
    const auto width = static_cast<float>(view.picture->pixels->width);
    const auto height = static_cast<float>(view.picture->pixels->height);
    // A live picture goes to the edges; a flattened page keeps a margin so that its own edges are seen.
    const bool live = view.mark != LiveMark::None;
    const Rect area = fitted(view.rect.inset(live ? 0.0F : kMargin), width, height);
    ImageOptions options;
    options.radius = live && area.height > view.rect.height - 1.0F ? kRadius : 4.0F;
    frame.image(sourceOf(*view.picture), area, options);
    if (view.outline && view.mark == LiveMark::Found) {
      std::array<Point, 4> corners;
      std::transform(view.outline->begin(), view.outline->end(), corners.begin(), [&](const QuadPoint& corner) {
        return Point{area.x + corner.x * area.width, area.y + corner.y * area.height};
      });
      brackets(frame, corners);
    }
  }
  if (view.mark == LiveMark::Searching) {
    frame.dashedBorder(view.rect.inset(56.0F), look.searching, 6.0F, 16.0F, 28.0F, 20.0F);
  }
  if (view.busy) frame.spinner(middle, 54.0F, Colour::OnStage, 12.0F);
  if (view.countdown) countdown(frame, {middle.x, view.rect.bottom() - 114.0F}, *view.countdown, view.countdownShare);
}

}  // namespace ui::widgets
