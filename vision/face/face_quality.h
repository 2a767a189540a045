#pragma once

#include <vector>

#include "vision/face/face.h"
#include "vision/face/face_mesh.h"
#include "vision/face/face_policy.h"
#include "vision/image.h"

namespace vision::face {

/// Measures light, size, place and sharpness of a face.
FaceQuality measureQuality(const Image& frame, const Face& face, const Mesh& mesh);

/// The first thing that is wrong, in the order a person can mend it: who, where, light, cover, blur. Without the head's
/// direction, which is the challenge's business.
Instruction judgeQuality(const std::vector<Face>& faces, const FaceQuality& quality, const FacePolicy& policy);

}  // namespace vision::face
