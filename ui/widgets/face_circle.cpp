#include "ui/widgets/face_circle.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::widgets {
namespace {

using theme::Rgba;

constexpr float kPhoto = 296.0F;
constexpr float kRing = 326.0F;
constexpr float kRingWidth = 26.0F;
constexpr Rgba kRoomTop{0xCB, 0xD5, 0xCF, 0xFF};
constexpr Rgba kRoom{0xB4, 0xC2, 0xBC, 0xFF};
constexpr Rgba kSkin{0xA3, 0xB9, 0xB1, 0xFF};
constexpr Rgba kNeck{0x7E, 0x96, 0x90, 0xFF};
constexpr Rgba kHair{0x33, 0x45, 0x49, 0xFF};
constexpr Rgba kCoat{0x41, 0x5F, 0x63, 0xFF};

/// What lies between two heights and inside the circle, in narrow strips: the silhouette is concave.
template <class Top, class Bottom>
void strips(Frame& frame, Point centre, Paint paint, float from, float to, Top top, Bottom bottom) {
  constexpr float kStrip = 4.0F;
  for (float x = from; x < to; x += kStrip) {
    const float middle = x + kStrip / 2.0F;
    const float half = std::sqrt(std::max(0.0F, kPhoto * kPhoto - middle * middle));
    const float high = std::max(top(middle), -half);
    const float low = std::min(bottom(middle), half);
    if (low > high) frame.rect({centre.x + x, centre.y + high, kStrip + 0.5F, low - high}, paint);
  }
}

float ellipse(float x, float radiusX, float radiusY) {
  return radiusY * std::sqrt(std::max(0.0F, 1.0F - (x * x) / (radiusX * radiusX)));
}

void silhouette(Frame& frame, Point centre) {
  frame.disc(centre, kPhoto, kRoom);
  strips(
      frame, centre, kRoomTop, -kPhoto, kPhoto, [](float) { return -kPhoto; }, [](float) { return -120.0F; });
  strips(
      frame, centre, kCoat, -kPhoto, kPhoto, [](float x) { return 330.0F - ellipse(x, 270.0F, 210.0F); },
      [](float) { return kPhoto; });
  strips(
      frame, centre, kNeck, -76.0F, 76.0F, [](float) { return 60.0F; },
      [](float x) { return 110.0F + ellipse(x, 76.0F, 66.0F); });
  strips(
      frame, centre, kHair, -136.0F, 136.0F, [](float x) { return -80.0F - ellipse(x, 136.0F, 160.0F); },
      [](float x) { return -150.0F + std::abs(x) * 0.9F; });
  strips(
      frame, centre, kSkin, -127.0F, 127.0F,
      [](float x) { return -152.0F - ellipse(x, 127.0F, 10.0F) + std::abs(x) * 0.35F; },
      [](float x) { return -50.0F + ellipse(x, 127.0F, 166.0F); });
}

/// The largest square in the picture's middle, so that the circle is filled.
Rect middleSquare(const Pixels& pixels) {
  const auto width = static_cast<float>(pixels.width);
  const auto height = static_cast<float>(pixels.height);
  const float side = std::min(width, height);
  return {(width - side) / 2.0F / width, (height - side) / 2.0F / height, side / width, side / height};
}

void turnArrow(Frame& frame, Point centre, HeadTurn turn) {
  const float phase = frame.loop(frame.tokens().motion.turnHeadArrow, 0.0F);
  const float sign = turn == HeadTurn::Left ? -1.0F : 1.0F;
  const float shift = -sign * 14.0F * (0.5F - 0.5F * std::cos(phase * 6.2831853F));
  const auto x = [&](float distance) { return centre.x + sign * distance + shift; };
  const float y = centre.y;
  frame.rect({std::min(x(305.0F), x(337.0F)), y - 7.0F, 32.0F, 14.0F}, Paint(Colour::Accent, 0.45F), 7.0F);
  frame.line({x(360.0F), y}, {x(468.0F), y}, Colour::Accent, 14.0F, true);
  const std::array<Point, 3> head{Point{x(421.0F), y - 50.0F}, Point{x(468.0F), y}, Point{x(421.0F), y + 50.0F}};
  frame.polyline(head, Colour::Accent, 14.0F);
}

}  // namespace

void faceCircle(Frame& frame, const FaceCircle& face) {
  const Point centre = face.centre;
  frame.circle(centre, kRing, Colour::Skeleton, kRingWidth);
  const float progress = std::clamp(face.progress, 0.0F, 1.0F);
  if (face.ring == FaceRing::Passed) {
    frame.circle(centre, kRing, Colour::Success, kRingWidth);
  } else if (face.ring == FaceRing::Searching) {
    const float phase = frame.loop(2400, 0.0F);
    frame.arc(centre, kRing, phase, phase + 0.14F, Colour::WarningFill, kRingWidth);
  } else if (progress > 0.0F) {
    frame.arc(centre, kRing, 0.0F, progress, Colour::Success, kRingWidth);
  }
  if (face.live && !face.live->empty()) {
    ImageOptions options;
    options.part = middleSquare(*face.live->pixels);
    options.radius = kPhoto;
    options.mirrored = true;
    frame.image(sourceOf(*face.live), {centre.x - kPhoto, centre.y - kPhoto, 2.0F * kPhoto, 2.0F * kPhoto}, options);
  } else {
    silhouette(frame, centre);
  }
  if (face.ring == FaceRing::Passed) {
    frame.disc({centre.x, centre.y + kPhoto - 20.0F}, 76.0F, Colour::Success);
    iconAt(frame, Icon::Check, {centre.x, centre.y + kPhoto - 20.0F}, 100.0F, Colour::OnSuccess, 5.0F);
  } else {
    frame.dashedEllipse({centre.x, centre.y - 44.0F}, {176.0F, 215.0F}, Rgba{0xFF, 0xFF, 0xFF, 0xF0}, 5.0F);
  }
  if (face.turn) turnArrow(frame, centre, *face.turn);
}

}  // namespace ui::widgets
