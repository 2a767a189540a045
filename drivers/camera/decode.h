#pragma once

#include <cstdint>
#include <span>

#include "assets/error.h"
#include "drivers/camera/camera.h"
#include "drivers/picture.h"

namespace drivers::camera {

/// Pixels of a frame, blue-green-red. Error: CameraDamagedFrame when a JPEG is cut off or is none, or when the bytes
/// are fewer than the size needs. At most 64 million pixels.
assets::Result<Picture> decodeFrame(const Frame& frame);

/// Width and height written in a JPEG's frame header; 0 × 0 when there is none. Reads no pixel.
struct PictureSize {
  int width = 0;
  int height = 0;
};
PictureSize jpegSize(std::span<const std::uint8_t> jpeg);

/// A picture as JPEG, quality 1..100.
WipedBytes encodeJpeg(const Picture& picture, int quality);

}  // namespace drivers::camera
