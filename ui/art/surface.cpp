#include "ui/art/surface.h"

#include <cstddef>
#include <cstring>

namespace ui::art {

text::Mask Canvas::mask() const {
  cairo_surface_flush(surface_);
  text::Mask mask;
  if (cairo_surface_status(surface_) != CAIRO_STATUS_SUCCESS) return mask;
  mask.width = cairo_image_surface_get_width(surface_);
  mask.height = cairo_image_surface_get_height(surface_);
  const auto width = static_cast<std::size_t>(mask.width);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface_));
  const unsigned char* rows = cairo_image_surface_get_data(surface_);
  mask.coverage.resize(width * static_cast<std::size_t>(mask.height));
  for (std::size_t y = 0; y < static_cast<std::size_t>(mask.height); ++y) {
    std::memcpy(mask.coverage.data() + y * width, rows + y * stride, width);
  }
  return mask;
}

Bitmap Canvas::bitmap() const {
  cairo_surface_flush(surface_);
  Bitmap bitmap;
  if (cairo_surface_status(surface_) != CAIRO_STATUS_SUCCESS) return bitmap;
  bitmap.width = cairo_image_surface_get_width(surface_);
  bitmap.height = cairo_image_surface_get_height(surface_);
  const auto width = static_cast<std::size_t>(bitmap.width);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface_));
  const unsigned char* rows = cairo_image_surface_get_data(surface_);
  bitmap.rgba.resize(width * static_cast<std::size_t>(bitmap.height) * 4);
  std::uint8_t* to = bitmap.rgba.data();
  for (std::size_t y = 0; y < static_cast<std::size_t>(bitmap.height); ++y) {
    for (std::size_t x = 0; x < width; ++x, to += 4) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, rows + y * stride + x * 4, 4);  // native order: 0x..RRGGBB
      to[0] = static_cast<std::uint8_t>(pixel >> 16U);
      to[1] = static_cast<std::uint8_t>(pixel >> 8U);
      to[2] = static_cast<std::uint8_t>(pixel);
      to[3] = 255;
    }
  }
  return bitmap;
}

}  // namespace ui::art
