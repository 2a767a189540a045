#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ui/shell/image.h"

namespace ui::widgets {

/// Pixels somebody else made (a camera frame, a page of a document): RGBA, 8 bits each, rows top to bottom without
/// gaps.
struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;  ///< width * height * 4 bytes
};

/// A picture as a model carries it. Pixels are shared and never changed once published, so a camera thread may hand
/// them to the UI thread.
struct Picture {
  std::string slot;            ///< which texture it lives in, e.g. "scan.live": one slot, one picture at a time
  std::uint64_t revision = 0;  ///< another number means other pixels: the texture is filled again
  std::shared_ptr<const Pixels> pixels;  ///< null: nothing to show yet
  [[nodiscard]] bool empty() const { return !pixels || pixels->width <= 0 || pixels->height <= 0; }
};

/// As Frame::image() takes it; only while `picture` lives and is not empty.
inline ImageSource sourceOf(const Picture& picture) {
  return {picture.slot, picture.revision, picture.pixels->width, picture.pixels->height, picture.pixels->rgba};
}

}  // namespace ui::widgets
