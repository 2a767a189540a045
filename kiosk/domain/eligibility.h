#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// What is asked in plain words before an application is taken; each is answered yes or no.
enum class EligibilityQuestion : std::uint8_t {
  StableNow,           ///< the condition is stable after treatment, or the paid leave is over
  FromWorkInjury,      ///< the disability comes from the recognised work injury
  AffectsWork,         ///< it hampers work or daily life
  IllnessAfterInjury,  ///< the illness never occurred before the injury
  StillNeedsRest,      ///< not stable yet, work must pause longer
  RelapseDisputed,     ///< employer or agency does not agree that it is a relapse
};

struct EligibilityAnswer {
  EligibilityQuestion question{};
  bool yes = false;
};

/// Where the answers lead. Only Apply opens the application; each other way is told with where to go instead.
enum class EligibilityExit : std::uint8_t {
  Apply,
  AgreementHospital,     ///< an undisputed relapse needs no assessment: straight to the agreement hospital
  FileWithGrade,         ///< causality is filed together with a disability-grade application
  AskForLeaveExtension,  ///< not stable yet: 延长停工留薪期 is the fitting application
  AskForGrade,           ///< stable already: 伤残等级鉴定 is the fitting application
  DetermineInjuryFirst,  ///< no recognised work injury: 工伤认定 comes first
  NotNeeded,             ///< nothing that hampers work or life: there is nothing to assess; staff will explain
};

/// The questions of a kind in the order they are asked.
std::span<const EligibilityQuestion> questionsFor(ApplicationKind kind, bool withCausality);
/// Judges complete answers; nothing while a question that matters is unanswered and no answer leads elsewhere yet.
std::optional<EligibilityExit> judge(ApplicationKind kind, bool withCausality,
                                     std::span<const EligibilityAnswer> answers);

}  // namespace kiosk::domain
