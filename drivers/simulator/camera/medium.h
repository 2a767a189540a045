#pragma once

#include <cstdint>

namespace drivers::simulator::camera {

/// What may hold a face's picture before the camera: it decides what an infrared eye sees of it.
enum class FlatMedium : std::uint8_t {
  Print,   ///< on paper, in inks that are clear in infrared
  Toner,   ///< on paper, in a laser printer's black, which is not
  Screen,  ///< on a display
};

}  // namespace drivers::simulator::camera
