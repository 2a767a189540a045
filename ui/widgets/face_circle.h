#pragma once

#include <cstdint>
#include <optional>

#include "ui/widgets/lettering.h"
#include "ui/widgets/picture.h"

namespace ui::widgets {

enum class FaceRing : std::uint8_t { Searching, Following, Passed };
/// Directions as the visitor sees the mirror picture.
enum class HeadTurn : std::uint8_t { Left, Right };

/// The mirror: live picture in a circle, dashed oval, progress ring, and the arrow of a head movement.
struct FaceCircle {
  Point centre;
  const Picture* live = nullptr;  ///< null or empty: a silhouette shows where to stand
  FaceRing ring = FaceRing::Searching;
  float progress = 0.0F;  ///< 0..1
  std::optional<HeadTurn> turn{};
};
void faceCircle(Frame& frame, const FaceCircle& face);

}  // namespace ui::widgets
