#include "ui/shell/screenshot.h"

#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include <png.h>

namespace ui::shell {
namespace {

assets::Error notWritten(const std::filesystem::path& file, std::string_view why) {
  return {assets::ErrorId::ScreenshotNotWritten, file.string() + ": " + std::string(why)};
}

}  // namespace

assets::Result<void> writePng(const std::filesystem::path& file, int width, int height,
                              std::span<const std::uint8_t> rgba) {
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (width <= 0 || height <= 0 || rgba.size() < pixels * 4) return tl::unexpected(notWritten(file, "no pixels"));
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  std::vector<std::uint8_t> rgb(pixels * 3);
  for (std::size_t index = 0; index < pixels; ++index)
    std::memcpy(&rgb[index * 3], &rgba[index * 4], 3);
  std::filesystem::path beside = file;
  beside += ".part";
  const bool written = png_image_write_to_file(&image, beside.c_str(), 0, rgb.data(), 0, nullptr) != 0;
  explicit_bzero(rgb.data(), rgb.size());  // it may show a visitor's data
  std::error_code fault;
  if (written) std::filesystem::rename(beside, file, fault);
  if (!written || fault) {
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    return tl::unexpected(notWritten(file, written ? fault.message() : std::string(image.message)));
  }
  return {};
}

}  // namespace ui::shell
