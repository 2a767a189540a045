#pragma once

#include <chrono>
#include <filesystem>

#include "assets/error.h"

namespace vision::face {

/// Thresholds of the face check, from assets/policy/face.toml, where each stands beside the error rate it was chosen
/// for.
struct FacePolicy {
  struct Match {
    float threshold = 0;  ///< cosine similarity of live face and picture
    float sameFace = 0;   ///< cosine similarity of the live face with itself earlier in the same check
  } match;
  struct Liveness {
    float mean = 0;       ///< the fused score of all scored frames must reach this
    int minFrames = 0;    ///< scored frames needed
    float maxRaster = 0;  ///< of all scored frames on average
  } liveness;
  struct Infrared {
    float minBrightness = 0;  ///< of the face, luma
    float minOwnLight = 0;    ///< share of the infrared face that the colour one does not explain
    int minFrames = 0;        ///< pairs of straight frames needed
    float minLiving = 0;      ///< share of them that must look alive
  } infrared;
  struct Quality {
    float minEyeDistance = 0;
    float maxEyeDistance = 0;
    float minBrightness = 0;
    float maxBrightness = 0;
    float minContrast = 0;
    float maxSideLight = 0;
    float minSharpness = 0;
    float maxOffCentre = 0;
    float minFaceness = 0;
    float rivalShare =
        0;  ///< a second face with at least this share of the first one's height counts as another person
  } quality;
  struct Challenge {
    float frontYaw = 0;                       ///< |yaw| below this is straight
    float frontPitch = 0;                     ///< |pitch| below this is straight
    float turnYaw = 0;                        ///< |yaw| above this, in the asked direction, is a turn
    int frontFrames = 0;                      ///< good straight frames before and after the turn
    int turnFrames = 0;                       ///< frames beyond turnYaw
    std::chrono::milliseconds settleLimit{};  ///< to find a good straight face
    std::chrono::milliseconds turnLimit{};    ///< from the request to the turn
    std::chrono::milliseconds returnLimit{};  ///< from the turn back to straight
    float minParallax = 0;                    ///< what a turn must show of the head's depth (parallax.h)
    std::chrono::milliseconds fastestTurn{};  ///< nobody turns the head faster than this after being asked
    std::chrono::milliseconds longestGap{};   ///< without a face, or between frames
    float longestJump = 0;                    ///< of the face's middle between two frames, as a share of its width
  } challenge;
};

/// Errors: FacePolicyUnreadable (the detail names the missing key).
assets::Result<FacePolicy> loadFacePolicy(const std::filesystem::path& file);
/// The policy the program was installed with.
assets::Result<FacePolicy> loadFacePolicy();

}  // namespace vision::face
