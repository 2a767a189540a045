#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "assets/error.h"

namespace ui::shell {

/// Writes RGBA pixels as a PNG without alpha, first beside the file, then in its place. Error: ScreenshotNotWritten.
assets::Result<void> writePng(const std::filesystem::path& file, int width, int height,
                              std::span<const std::uint8_t> rgba);

}  // namespace ui::shell
