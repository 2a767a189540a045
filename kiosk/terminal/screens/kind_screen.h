#pragma once

#include <cstdint>

#include "kiosk/domain/eligibility.h"
#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// Choosing an application: the four kinds, then what the domain asks of that kind, then where the answers lead.
struct KindModel {
  enum class Page : std::uint8_t { Choose, Ask, Told };
  Page page = Page::Choose;
  domain::EligibilityQuestion question{};  ///< with Ask
  domain::EligibilityExit exit{};          ///< with Told; never Apply
};

enum class KindAction : std::uint8_t {
  None,
  ChooseGrade,
  ChooseCausality,  ///< filed together with a disability-grade application
  ChooseExtension,
  ChooseRelapse,
  SeeProgress,  ///< Choose: "I only want to see how my case stands"
  Yes,
  No,
  OtherWay,  ///< Told: the fitting application instead (AskForLeaveExtension, AskForGrade, FileWithGrade)
  AskStaff,  ///< Told: have a person explain
  Finish,    ///< Told: enough for today
};

KindAction drawKind(ui::Frame& frame, const KindModel& model);

}  // namespace kiosk::terminal::screens
