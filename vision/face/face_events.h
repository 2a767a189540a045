#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "vision/face/eye_state.h"
#include "vision/face/face.h"

namespace vision::face {

/// What one frame of a video shows of the face.
struct FaceSignal {
  Pose pose;
  EyeState eyes;
};

/// Something a face did. Left and right are the image's.
enum class FaceEventType : std::uint8_t { Blink, TurnLeft, TurnRight, Down, Up };
/// "blink", "turn_left" and so on.
std::string_view name(FaceEventType type);

struct FaceEvent {
  FaceEventType type{};
  std::size_t start = 0;  ///< first frame
  std::size_t end = 0;    ///< last frame
};

/// What happened in a recording of one face, by the time it began. Frames without a face are empty; the rules know
/// frames of a usual camera, 15 to 60 a second.
std::vector<FaceEvent> eventsOf(const std::vector<std::optional<FaceSignal>>& frames);

}  // namespace vision::face
