#pragma once

#include <filesystem>
#include <string_view>

#include "tests/material/head_model.h"
#include "vision/face/face_checker.h"

namespace material {

/// One face out of a picture with several, counted from the left, from 0.
struct Sitter {
  std::filesystem::path portrait;
  std::size_t fromLeft = 0;
};

/// How the live camera frames the sitter.
struct Framing {
  float faceHeight = 260;  ///< pixels of 480
  float middleX = 0.5F;    ///< shares of the frame
  float middleY = 0.5F;
};

/// Throws std::runtime_error when the picture or the face is not there.
HeadModel headOf(const vision::face::FaceChecker& checker, const Sitter& sitter);

/// Writes what the face camera and the photographs of one person show into `folder`:
/// neutral/ turn_left/ turn_right/ look_up/ (000.jpg … at 15 a second) and the same as NAME.mjpeg,
/// id_photo.png and .jpg (102×126, as in a card's chip), record_photo.jpg (358×441, as the office keeps).
/// The photographs may come from another picture of the same person.
void makePerson(const vision::face::FaceChecker& checker, const Sitter& live, const Sitter& photographed,
                const Framing& framing, const std::filesystem::path& folder);

/// The people of the portraits that @vladmandic/face-api ships: who stands where, chosen because the faces are whole
/// and turned little. The worker is seen in two of the pictures, so her photograph and her live face come from
/// different days.
struct CastMember {
  std::string_view name;
  std::string_view livePortrait;
  std::size_t liveFromLeft;
  std::string_view photoPortrait;
  std::size_t photoFromLeft;
  Framing framing;
};
inline constexpr CastMember kCast[] = {
    {"worker", "sample3.jpg", 1, "sample1.jpg", 2, {.faceHeight = 262, .middleX = 0.57F, .middleY = 0.50F}},
    {"stranger", "sample6.jpg", 0, "sample6.jpg", 0, {.faceHeight = 250, .middleX = 0.50F, .middleY = 0.50F}},
};

}  // namespace material
