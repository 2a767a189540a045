#pragma once

#include <vector>

#include "vision/face/face.h"
#include "vision/face/face_policy.h"
#include "vision/image.h"

namespace vision::face {

/// What the infrared eye of a face module, its lamp beside the lens, saw of the face the colour eye found.
struct InfraredView {
  float brightness = 0;  ///< mean luma where the face should be, 0..255; a display gives and returns next to nothing
  bool face = false;     ///< a face is there; inks that are clear in infrared leave none on paper
  /// How little the colour picture explains of this one, 0..1: one minus the square of the correlation between the two
  /// over the face. A printed picture is the same picture to both eyes, only paler; a head is lit anew by the lamp,
  /// from the nose to the cheeks' edges.
  float ownLight = 0;
};

/// `faces` are those found in `infrared`; `seen` is the face in the colour picture of that moment. The two eyes look
/// the same way from a finger's width apart; their pictures may differ in size.
InfraredView viewInfrared(const Image& infrared, const std::vector<Face>& faces, const Image& colour, const Face& seen);

/// Is that what a living face looks like in infrared?
bool living(const InfraredView& view, const FacePolicy& policy);

}  // namespace vision::face
