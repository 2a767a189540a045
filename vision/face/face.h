#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "vision/geometry.h"

namespace vision::face {

/// Head pose in degrees, seen from the camera (not mirrored): yaw > 0 nose towards the image's left edge (the visitor's
/// own right), pitch > 0 up, roll > 0 head tilted towards the image's right shoulder.
struct Pose {
  float yaw = 0;
  float pitch = 0;
  float roll = 0;
};

/// One face found in a picture.
struct Face {
  Box box;
  float score = 0;              ///< 0..1
  std::array<Point, 5> points;  ///< image-left eye, image-right eye, nose tip, image-left and image-right mouth corner
};

/// Points all over a face, at every depth: what is held against itself when the head has turned (parallax.h).
constexpr std::size_t kLandmarks = 36;
using Landmarks = std::array<Point, kLandmarks>;

/// What the quality gate looks at; figures so that thresholds stay in data (assets/policy/face.toml).
struct FaceQuality {
  float eyeDistance =
      0;  ///< pixels between the eyes, or from eyes to mouth where a turned head brings the eyes together
  float brightness = 0;  ///< mean luma inside the face, 0..255
  float contrast = 0;    ///< standard deviation of that luma
  float sideLight = 0;   ///< |left half - right half| / mean, 0 = even
  float sharpness = 0;   ///< variance of the Laplacian over variance of luma, face scaled to 112 pixels
  float offCentre = 0;   ///< distance of the face's middle from the picture's, as a share of the picture's width
  float faceness = 0;    ///< 0..1: how much the mesh network believes that a whole, uncovered face is there
};

/// The one thing the visitor should do next; None when the frame is good.
enum class Instruction : std::uint8_t {
  None,
  ShowFace,       ///< nobody is seen
  OnePersonOnly,  ///< two or more faces of similar size
  ComeCloser,
  MoveBack,
  MoveToCentre,
  MoreLight,
  LessLight,
  UncoverFace,  ///< mask, hand, scarf
  HoldStill,    ///< blurred
  LookStraight,
  TurnLeft,   ///< the visitor's own left
  TurnRight,  ///< the visitor's own right
};

/// "come_closer" and so on: for logs and records.
std::string_view name(Instruction instruction);

/// One frame as the face chain sees it.
struct FrameAnalysis {
  std::vector<Face> faces;  ///< biggest first; the first is the visitor
  std::optional<Pose> pose;
  std::optional<FaceQuality> quality;
  std::optional<Landmarks> landmarks;  ///< with the pose
  std::optional<float> live;    ///< 0..1 passive liveness of this one frame; absent when the face is not worth scoring
  std::optional<float> raster;  ///< with `live`: a display's raster in the face (raster_check.h)
  Instruction instruction = Instruction::ShowFace;
};

}  // namespace vision::face
