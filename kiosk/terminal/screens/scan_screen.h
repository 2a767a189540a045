#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/application.h"
#include "kiosk/terminal/screens/chrome.h"
#include "kiosk/terminal/screens/page_mark.h"
#include "ui/widgets/live_view.h"
#include "ui/widgets/picture.h"

namespace kiosk::terminal::screens {

enum class ScanPhase : std::uint8_t {
  Starting,   ///< the camera is not delivering yet
  Searching,  ///< no page in view
  Found,      ///< page in view, something still to mend (see the verdicts)
  Hold,       ///< all verdicts pass: counting down
  Reading,    ///< taken; being flattened and read
  Kept,       ///< taken and good: show what was read
  Doubtful,   ///< taken with a problem: retake, or keep it anyway
};

enum class Verdict : std::uint8_t { Checking, Pass, Fail };

/// One thing read from the page.
struct ScannedField {
  assets::StringId label{};
  std::string value;
  double confidence = 0.0;               ///< 0..1
  std::optional<bool> agreesWithCard{};  ///< name and number only: same as the card's
  bool agreed = false;                   ///< hospital only: `value` is an agreement institution's name
};

/// 06: photographing one page.
struct ScanModel {
  domain::MaterialKind material{};
  std::size_t page = 0;         ///< the page being taken, counted from 0
  std::vector<PageMark> taken;  ///< pages of this material taken before (a retake has its old mark in place)
  bool retaking = false;
  ScanPhase phase = ScanPhase::Starting;
  ui::widgets::Picture picture;              ///< live frame; from Reading on the flattened page
  std::optional<ui::widgets::Quad> outline;  ///< page corners in 0..1 of the picture, clockwise from top left
  float holdLeft = 0.0F;                     ///< Hold: seconds until the shutter
  float holdTotal = 2.0F;
  Verdict sharp = Verdict::Checking;
  Verdict noGlare = Verdict::Checking;
  Verdict whole = Verdict::Checking;
  std::vector<ScannedField> fields;         ///< the first 4 are shown
  PageProblem problem = PageProblem::None;  ///< Doubtful: why
};

enum class ScanAction : std::uint8_t {
  None,
  TakeNow,
  NotThisPage,  ///< live: back to the list without this page
  NextPage,     ///< Kept: this page is fine, there is another
  AllTaken,     ///< Kept: that was the last page of this paper
  Retake,
  KeepAnyway,  ///< Doubtful: 就用这张
};

ScanAction drawScan(ui::Frame& frame, const ScanModel& model);

}  // namespace kiosk::terminal::screens
