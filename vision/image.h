#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "vision/wiping_allocator.h"

namespace vision {

/// A colour picture as a value: blue, green, red, 8 bits each, rows from the top, `stride()` bytes apart.
/// It owns its pixels and overwrites them when it gives them back.
class Image {
 public:
  Image() = default;
  /// A black picture; both sides at least 1.
  Image(int width, int height);
  /// A copy of pixels somebody else owns, e.g. a camera buffer of BGR rows `sourceStride` bytes apart.
  Image(int width, int height, const std::uint8_t* pixels, std::size_t sourceStride);

  [[nodiscard]] bool empty() const { return pixels_.empty(); }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] std::size_t stride() const { return static_cast<std::size_t>(width_) * 3; }

  [[nodiscard]] std::uint8_t* row(int y) { return pixels_.data() + static_cast<std::size_t>(y) * stride(); }
  [[nodiscard]] const std::uint8_t* row(int y) const { return pixels_.data() + static_cast<std::size_t>(y) * stride(); }
  [[nodiscard]] std::span<const std::uint8_t> pixels() const { return pixels_; }

  friend bool operator==(const Image&, const Image&) = default;

 private:
  int width_ = 0;
  int height_ = 0;
  std::vector<std::uint8_t, WipingAllocator<std::uint8_t>> pixels_;
};

}  // namespace vision
