#pragma once

#include <cstdint>

#include "kiosk/domain/application.h"
#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// The pages of choosing an application; which follows which is the step's decision.
enum class KindPage : std::uint8_t {
  Choose,             ///< which of the four fits you
  GradeStable,        ///< "Is the injury settled, or is your paid leave over?"
  GradeAffects,       ///< "Does what is left of it hinder work or daily life?"
  GradeNotYet,        ///< told: not yet; offers the leave extension instead
  CausalityAsk,       ///< with a grade application: "Is there an illness you think the injury caused?"
  CausalityBefore,    ///< "Did you have this illness before the injury?"
  CausalityNot,       ///< told: an illness from before cannot be confirmed; go on with the grade alone
  RelapseDisputed,    ///< "Does your employer or the fund dispute that the old injury is back?"
  RelapseUndisputed,  ///< told: nobody disputes it, go to the agreement hospital directly
};

struct KindModel {
  KindPage page = KindPage::Choose;
};

enum class KindAction : std::uint8_t {
  None,
  ChooseGrade,
  ChooseCausality,
  ChooseExtension,
  ChooseRelapse,
  SeeProgress,  ///< Choose: "I only want to see how my case stands"
  Yes,          ///< the question's yes; on told pages: the way on that the page offers
  No,
  Finish,  ///< told pages: enough for today
};

KindAction drawKind(ui::Frame& frame, const KindModel& model);

}  // namespace kiosk::terminal::screens
