#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace vision {

/// What a picture file says of itself, read without decoding it.
struct PictureHeader {
  enum class Format : std::uint8_t { Jpeg, Png, Bmp };
  Format format{};
  std::int64_t width = 0;
  std::int64_t height = 0;
  bool complete = false;  ///< the file's own end mark is there; a cut-off file has none
};

/// Nothing when the bytes are none of the formats or their header is cut off. Never reads outside `file`.
std::optional<PictureHeader> readPictureHeader(std::span<const std::uint8_t> file);

}  // namespace vision
