#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "vision/geometry.h"
#include "vision/image.h"

namespace vision::document {

/// How a side of a sheet bows against the straight line between its corners, as paper does that was rolled or folded: a
/// cubic over the side's length, 0 to 1, whose value is a share of the page's extent across that side. Positive is
/// downwards or to the right as the content reads.
struct SideBow {
  std::array<float, 4> terms{};  ///< of 1, t, t², t³
  [[nodiscard]] float at(float t) const { return terms[0] + t * (terms[1] + t * (terms[2] + t * terms[3])); }
};

/// The four sides' bows, from the top clockwise. The page between them is taken to bow as its sides do.
struct PageBend {
  std::array<SideBow, 4> sides{};
  /// No side bows by more than a few tenths of a percent.
  [[nodiscard]] bool straight() const;
};

struct PageOutline {
  Quad corners{};  ///< pixels of the picture
  PageBend bend;
};

/// The page in a picture, or nothing when none stands out. Any size of picture.
std::optional<PageOutline> findOutline(const Image& picture);

}  // namespace vision::document
