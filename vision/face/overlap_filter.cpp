#include "vision/face/overlap_filter.h"

#include <algorithm>

namespace vision::face {

std::vector<Face> withoutDoubles(std::vector<Face> faces, float limit) {
  std::sort(faces.begin(), faces.end(), [](const Face& a, const Face& b) { return a.score > b.score; });
  std::vector<Face> kept;
  for (const Face& face : faces) {
    const bool doubled =
        std::any_of(kept.begin(), kept.end(), [&](const Face& other) { return overlap(face.box, other.box) > limit; });
    if (!doubled) kept.push_back(face);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Face& a, const Face& b) { return a.box.width * a.box.height > b.box.width * b.box.height; });
  return kept;
}

}  // namespace vision::face
