#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "assets/error.h"
#include "vision/image.h"

namespace vision {

/// What a picture file may claim of itself before a pixel is decoded.
struct DecodeLimits {
  int maxSide = 12'000;                 ///< pixels; an A3 page at 600 dpi is 9921 long
  std::int64_t maxPixels = 60'000'000;  ///< 180 MB decoded; no camera of the terminal makes more
  std::size_t maxBytes = 64U << 20U;    ///< of the file
};

/// Decodes JPEG, PNG or BMP of any depth or number of channels into 8-bit BGR. The size is read from the file's header
/// and checked first, so a decompression bomb is refused before memory is spent. The EXIF direction is applied. Errors:
/// PictureUnreadable (not a picture, cut off, beyond the limits).
assets::Result<Image> decodeImage(std::span<const std::uint8_t> file, const DecodeLimits& limits = {});

/// decodeImage() on a file's bytes.
assets::Result<Image> readImage(const std::filesystem::path& path, const DecodeLimits& limits = {});

/// JPEG, quality 1..100, 4:2:0 colour.
std::vector<std::uint8_t> encodeJpeg(const Image& image, int quality);

/// The best quality (at most 90) whose JPEG is no longer than `maxBytes`; if quality 40 is still too long the picture
/// is made smaller in steps until it fits.
std::vector<std::uint8_t> encodeJpegWithin(const Image& image, std::size_t maxBytes);

/// PNG.
std::vector<std::uint8_t> encodePng(const Image& image);

}  // namespace vision
