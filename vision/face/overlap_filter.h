#pragma once

#include <vector>

#include "vision/face/face.h"

namespace vision::face {

/// Keeps, of faces that lie on one another (shared area over joint area above `limit`), the one with the best score;
/// returns them biggest first.
std::vector<Face> withoutDoubles(std::vector<Face> faces, float limit);

}  // namespace vision::face
