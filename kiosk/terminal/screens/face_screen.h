#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/terminal/screens/chrome.h"
#include "ui/widgets/picture.h"

namespace kiosk::terminal::screens {

/// The one instruction of the moment.
enum class FacePrompt : std::uint8_t {
  ComeIntoView,
  LookAhead,
  TurnLeft,
  TurnRight,
  Blink,
  ComeCloser,
  StepBack,
  MoreLight,
  LessLight,
  TakeOffMask,
  OnePersonOnly,
  HoldStill,
  Checking,
  Passed,
  TryAgain,  ///< this try did not match; another one begins
};

/// The movements of the challenge, in order.
enum class FaceMove : std::uint8_t { LookAhead, TurnLeft, TurnRight, Blink };
enum class Progress : std::uint8_t { Done, Now, ToCome };
struct FaceMoveState {
  FaceMove move{};
  Progress progress = Progress::ToCome;
};

enum class LightVerdict : std::uint8_t { Unknown, Fine, TooDark, TooBright };
enum class DistanceVerdict : std::uint8_t { Unknown, Fine, TooFar, TooClose };
enum class CoverVerdict : std::uint8_t { Unknown, None, Mask, Covered };

/// 04: the face check. The picture is shown mirrored, as in a mirror.
struct FaceModel {
  ui::widgets::Picture live;  ///< camera frame, not mirrored; empty while the camera starts
  FacePrompt prompt = FacePrompt::ComeIntoView;
  std::vector<FaceMoveState> moves;  ///< up to 4
  float progress = 0.0F;             ///< 0..1 of the whole challenge, drawn as the ring
  LightVerdict light = LightVerdict::Unknown;
  DistanceVerdict distance = DistanceVerdict::Unknown;
  CoverVerdict cover = CoverVerdict::Unknown;
  int triesLeft = 3;
};

enum class FaceAction : std::uint8_t { None, AskStaff };

FaceAction drawFace(ui::Frame& frame, const FaceModel& model);

}  // namespace kiosk::terminal::screens
