#pragma once

#include <vector>

#include "vision/geometry.h"
#include "vision/image.h"

namespace vision::document {

/// Round red stamps on a flat page: where they are. A certificate without its institution's seal is not valid, and a
/// seal is usually pressed over the date, so the reader must see through it.
std::vector<Box> findSeals(const Image& page);

/// The page with the red ink inside the seals faded to paper; black writing under it stays.
Image withoutSeals(const Image& page, const std::vector<Box>& seals);

}  // namespace vision::document
