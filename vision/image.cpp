#include "vision/image.h"

#include <cstring>

namespace vision {

Image::Image(int width, int height)
    : width_(width), height_(height), pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3) {}

Image::Image(int width, int height, const std::uint8_t* pixels, std::size_t sourceStride) : Image(width, height) {
  for (int y = 0; y < height; ++y)
    std::memcpy(row(y), pixels + static_cast<std::size_t>(y) * sourceStride, stride());
}

}  // namespace vision
