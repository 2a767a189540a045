#pragma once

#include "vision/face/face.h"
#include "vision/face/face_mesh.h"

namespace vision::face {

Landmarks landmarksOf(const Mesh& mesh);

/// How much the points moved against each other as those of no flat thing do when it is turned, tilted or brought
/// nearer: what the best mapping of a plane onto a plane leaves of their way, root of the mean square, in distances
/// between the outer corners of the eyes. A nose moves against the cheeks behind it; on paper it does not.
float parallax(const Landmarks& before, const Landmarks& after);

}  // namespace vision::face
