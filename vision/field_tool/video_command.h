#pragma once

#include <string>
#include <vector>

#include "vision/face/face_checker.h"

namespace vision::field_tool {

/// Blinks and turns of the biggest face, by frame: {"video", "frames", "events": [{"type", "start", "end"}]}; with
/// `signals` also what each frame showed.
bool findEvents(const face::FaceChecker& checker, const std::vector<std::string>& paths, bool signals);

}  // namespace vision::field_tool
