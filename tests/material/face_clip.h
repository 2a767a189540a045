#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/material/head_model.h"

namespace material {

/// What somebody does in front of the face camera; `name` is the folder its frames go to.
enum class Motion : std::uint8_t { Neutral, TurnLeft, TurnRight, LookUp };
std::string_view name(Motion motion);
inline constexpr Motion kMotions[] = {Motion::Neutral, Motion::TurnLeft, Motion::TurnRight, Motion::LookUp};

/// Frames a second of every clip.
inline constexpr int kFramesPerSecond = 15;

/// Pose and lids of each frame: begins and ends straight, so that clips can follow one another; small sway throughout.
struct Moment {
  vision::face::Pose pose;
  float lids = 0;
};
std::vector<Moment> choreography(Motion motion);

/// Which eye of a face module films.
enum class Eye : std::uint8_t { Colour, Infrared };

/// Frames as a 640×480 camera gives them: rendered, with the sensor's noise.
std::vector<vision::Image> film(const HeadModel& head, Motion motion, const Viewport& viewport, std::uint32_t seed,
                                Eye eye = Eye::Colour);

/// Writes 000.jpg … into folder/NAME/ and the same pictures one after the other into folder/NAME.mjpeg.
void saveClip(const std::vector<vision::Image>& frames, const std::filesystem::path& folder, std::string_view name);

}  // namespace material
