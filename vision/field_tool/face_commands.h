#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "vision/face/face_checker.h"

namespace vision::field_tool {

bool detectFaces(const face::FaceChecker& checker, const std::vector<std::string>& paths);
bool tellPose(const face::FaceChecker& checker, const std::vector<std::string>& paths);
/// How closed each eye is, the image-left one first; a picture of at most 64 pixels is taken as one eye.
bool tellEyes(const face::FaceChecker& checker, const std::vector<std::string>& paths);
bool scoreLiveness(const face::FaceChecker& checker, const std::vector<std::string>& paths);

/// `pairs` is a JSON array of {"pair": id, "a": path, "b": path}; relative paths are looked for beside the file and in
/// the folders above it. Prints {"pair", "score"}; score null where a picture holds no face.
bool verifyPairs(const face::FaceChecker& checker, const std::filesystem::path& pairs);

}  // namespace vision::field_tool
