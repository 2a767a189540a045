#include "kiosk/domain/eligibility.h"

#include <algorithm>
#include <array>

namespace kiosk::domain {
namespace {

using Question = EligibilityQuestion;
using Exit = EligibilityExit;

/// An answer that leads elsewhere, and where.
struct Turn {
  Question question;
  bool answer;
  Exit exit;
};

// The three tests of an assessment: stable, from the work injury, in the way of work or life.
constexpr std::array kGrade = {Question::StableNow, Question::FromWorkInjury, Question::AffectsWork};
constexpr std::array kGradeAndCausality = {Question::StableNow, Question::FromWorkInjury, Question::AffectsWork,
                                           Question::IllnessAfterInjury};
constexpr std::array kLeave = {Question::FromWorkInjury, Question::StillNeedsRest};
constexpr std::array kRelapse = {Question::FromWorkInjury, Question::RelapseDisputed};

constexpr std::array kGradeTurns = {Turn{Question::StableNow, false, Exit::AskForLeaveExtension},
                                    Turn{Question::FromWorkInjury, false, Exit::DetermineInjuryFirst},
                                    Turn{Question::AffectsWork, false, Exit::NotNeeded},
                                    // Without causality the grade itself may still be asked for.
                                    Turn{Question::IllnessAfterInjury, false, Exit::AskForGrade}};
constexpr std::array kLeaveTurns = {Turn{Question::FromWorkInjury, false, Exit::DetermineInjuryFirst},
                                    Turn{Question::StillNeedsRest, false, Exit::AskForGrade}};
constexpr std::array kRelapseTurns = {Turn{Question::FromWorkInjury, false, Exit::DetermineInjuryFirst},
                                      Turn{Question::RelapseDisputed, false, Exit::AgreementHospital}};

std::span<const Turn> turnsOf(ApplicationKind kind) {
  if (kind == ApplicationKind::LeaveExtension) return kLeaveTurns;
  if (kind == ApplicationKind::Relapse) return kRelapseTurns;
  return kGradeTurns;
}

}  // namespace

std::span<const EligibilityQuestion> questionsFor(ApplicationKind kind, bool withCausality) {
  switch (kind) {
    case ApplicationKind::DisabilityGrade:
      return withCausality ? std::span<const Question>(kGradeAndCausality) : std::span<const Question>(kGrade);
    case ApplicationKind::LeaveExtension:
      return kLeave;
    case ApplicationKind::Relapse:
      return kRelapse;
    case ApplicationKind::Causality:
      break;  // never filed alone: nothing to ask
  }
  return {};
}

std::optional<EligibilityExit> judge(ApplicationKind kind, bool withCausality,
                                     std::span<const EligibilityAnswer> answers) {
  if (kind == ApplicationKind::Causality) return Exit::FileWithGrade;
  for (const Question question : questionsFor(kind, withCausality)) {
    const auto answer = std::find_if(answers.begin(), answers.end(),
                                     [&](const EligibilityAnswer& given) { return given.question == question; });
    if (answer == answers.end()) return std::nullopt;
    for (const Turn& turn : turnsOf(kind)) {
      if (turn.question == question && turn.answer == answer->yes) return turn.exit;
    }
  }
  return Exit::Apply;
}

}  // namespace kiosk::domain
