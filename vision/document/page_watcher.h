#pragma once

#include <chrono>
#include <deque>

#include "vision/document/page.h"

namespace vision::document {

/// Watches the preview of the document camera: finds the page in each frame, judges it, and says when it has lain
/// still. Belongs to one thread; about 10 ms a frame of 1280×960.
class PageWatcher {
 public:
  PreviewVerdict feed(const Image& frame, std::chrono::milliseconds at);

 private:
  struct Seen {
    std::chrono::milliseconds at;
    Quad quad;
  };
  [[nodiscard]] bool steady(float pageDiagonal) const;
  std::deque<Seen> history_;
};

}  // namespace vision::document
