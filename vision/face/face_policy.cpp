#include "vision/face/face_policy.h"

#include <string>

#include <toml++/toml.h>

#include "assets/directory.h"

namespace vision::face {
namespace {

/// Reads numbers by name and remembers the first one that is missing.
class Numbers {
 public:
  explicit Numbers(const toml::table& document) : document_(document) {}

  float number(const char* table, const char* key) {
    const auto value = document_[table][key].value<double>();
    if (!value && missing_.empty()) missing_ = std::string(table) + "." + key;
    return static_cast<float>(value.value_or(0));
  }
  int count(const char* table, const char* key) { return static_cast<int>(number(table, key)); }
  std::chrono::milliseconds time(const char* table, const char* key) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(number(table, key)));
  }
  [[nodiscard]] const std::string& missing() const { return missing_; }

 private:
  const toml::table& document_;
  std::string missing_;
};

}  // namespace

assets::Result<FacePolicy> loadFacePolicy(const std::filesystem::path& file) {
  toml::table document;
  try {
    document = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    return assets::failure(assets::ErrorId::FacePolicyUnreadable,
                           file.string() + ": " + std::string(error.description()));
  }
  Numbers read(document);
  FacePolicy policy;
  policy.match = {.threshold = read.number("match", "threshold"), .sameFace = read.number("match", "same_face")};
  policy.liveness = {.mean = read.number("liveness", "mean"),
                     .minFrames = read.count("liveness", "min_frames"),
                     .maxRaster = read.number("liveness", "max_raster")};
  policy.infrared = {.minBrightness = read.number("infrared", "min_brightness"),
                     .minOwnLight = read.number("infrared", "min_own_light"),
                     .minFrames = read.count("infrared", "min_frames"),
                     .minLiving = read.number("infrared", "min_living")};
  policy.quality = {.minEyeDistance = read.number("quality", "min_eye_distance"),
                    .maxEyeDistance = read.number("quality", "max_eye_distance"),
                    .minBrightness = read.number("quality", "min_brightness"),
                    .maxBrightness = read.number("quality", "max_brightness"),
                    .minContrast = read.number("quality", "min_contrast"),
                    .maxSideLight = read.number("quality", "max_side_light"),
                    .minSharpness = read.number("quality", "min_sharpness"),
                    .maxOffCentre = read.number("quality", "max_off_centre"),
                    .minFaceness = read.number("quality", "min_faceness"),
                    .rivalShare = read.number("quality", "rival_share")};
  policy.challenge = {.frontYaw = read.number("challenge", "front_yaw"),
                      .frontPitch = read.number("challenge", "front_pitch"),
                      .turnYaw = read.number("challenge", "turn_yaw"),
                      .frontFrames = read.count("challenge", "front_frames"),
                      .turnFrames = read.count("challenge", "turn_frames"),
                      .settleLimit = read.time("challenge", "settle_limit_ms"),
                      .turnLimit = read.time("challenge", "turn_limit_ms"),
                      .returnLimit = read.time("challenge", "return_limit_ms"),
                      .minParallax = read.number("challenge", "min_parallax"),
                      .fastestTurn = read.time("challenge", "fastest_turn_ms"),
                      .longestGap = read.time("challenge", "longest_gap_ms"),
                      .longestJump = read.number("challenge", "longest_jump")};
  if (!read.missing().empty()) {
    return assets::failure(assets::ErrorId::FacePolicyUnreadable,
                           file.string() + ": " + read.missing() + " is missing");
  }
  return policy;
}

assets::Result<FacePolicy> loadFacePolicy() {
  return loadFacePolicy(assets::directory() / "policy" / "face.toml");
}

}  // namespace vision::face
