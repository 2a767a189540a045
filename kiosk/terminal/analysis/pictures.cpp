#include "kiosk/terminal/analysis/pictures.h"

#include <algorithm>
#include <atomic>

#include "drivers/camera/decode.h"

namespace kiosk::terminal::analysis {

assets::Result<vision::Image> imageOf(const drivers::camera::Frame& frame) {
  const auto picture = drivers::camera::decodeFrame(frame);
  if (!picture) return tl::unexpected(picture.error());
  if (picture->channels == 3) {
    return vision::Image(picture->width, picture->height, picture->pixels.data(), picture->stride());
  }
  vision::Image image(picture->width, picture->height);
  for (int y = 0; y < picture->height; ++y) {
    const std::uint8_t* from = picture->pixels.data() + static_cast<std::size_t>(y) * picture->stride();
    std::uint8_t* to = image.row(y);
    for (int x = 0; x < picture->width; ++x, to += 3)
      std::fill_n(to, 3, from[x]);
  }
  return image;
}

ui::widgets::Picture pictureOf(const vision::Image& image, std::string slot, int longest) {
  static std::atomic<std::uint64_t> revision{0};
  const int step = std::max(1, (std::max(image.width(), image.height()) + longest - 1) / longest);
  auto pixels = std::make_shared<ui::widgets::Pixels>();
  pixels->width = image.width() / step;
  pixels->height = image.height() / step;
  pixels->rgba.resize(static_cast<std::size_t>(pixels->width) * static_cast<std::size_t>(pixels->height) * 4);
  std::uint8_t* to = pixels->rgba.data();
  // The mean of step x step pixels: small print on a page stays readable.
  for (int y = 0; y < pixels->height; ++y) {
    for (int x = 0; x < pixels->width; ++x, to += 4) {
      int sum[3] = {0, 0, 0};
      for (int dy = 0; dy < step; ++dy) {
        const std::uint8_t* from = image.row(y * step + dy) + static_cast<std::size_t>(x * step) * 3;
        for (int dx = 0; dx < step; ++dx, from += 3) {
          sum[0] += from[2];
          sum[1] += from[1];
          sum[2] += from[0];
        }
      }
      const int area = step * step;
      for (int channel = 0; channel < 3; ++channel)
        to[channel] = static_cast<std::uint8_t>(sum[channel] / area);
      to[3] = 255;
    }
  }
  return {std::move(slot), ++revision, std::move(pixels)};
}

ui::widgets::Quad outlineOf(const vision::Quad& quad, const vision::Image& image) {
  ui::widgets::Quad outline{};
  for (std::size_t corner = 0; corner < quad.size(); ++corner) {
    outline[corner] = {quad[corner].x / static_cast<float>(image.width()),
                       quad[corner].y / static_cast<float>(image.height())};
  }
  return outline;
}

}  // namespace kiosk::terminal::analysis
