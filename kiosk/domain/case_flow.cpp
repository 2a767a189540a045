#include "kiosk/domain/case_flow.h"

#include <algorithm>
#include <array>

#include "assets/error_id.h"

namespace kiosk::domain {
namespace {

using Action = CaseAction;
using Fact = CaseFact;
using Role = CaseRole;
using Stage = CaseStage;

constexpr std::array kSystem = {Role::System};
constexpr std::array kKioskOrIntake = {Role::Kiosk, Role::Intake};
constexpr std::array kIntake = {Role::Intake};
constexpr std::array kIntakeOrFirst = {Role::Intake, Role::FirstReview};
constexpr std::array kSecond = {Role::SecondReview, Role::Approval};
constexpr std::array kApproval = {Role::Approval, Role::SecondReview};

constexpr std::array kMissing = {Fact::MissingListed};
constexpr std::array kSupplement = {Fact::SupplementPages};
constexpr std::array kSession = {Fact::SessionTimePlace};
constexpr std::array kNewSession = {Fact::SessionTimePlace, Fact::ReasonGiven};
constexpr std::array kReason = {Fact::ReasonGiven};
constexpr std::array kConclusion = {Fact::SessionHeld, Fact::ConclusionComplete, Fact::PanelDrawn, Fact::OpinionsGiven};
constexpr std::array kAbsence = {Fact::SessionHeld, Fact::ReasonGiven};
constexpr std::array kNotice = {Fact::DocumentNumber, Fact::NoticeRendered};
constexpr std::array kReceipt = {Fact::ReceiptSigned};

// Who took the papers in does not conclude; who noted the conclusion does not send it out together with the first hand:
// no case passes from card to notice through one person.
constexpr std::array kNotIntake = {Action::ConfirmMaterials, Action::AskSupplement};
constexpr std::array kNotConfirmer = {Action::ConfirmMaterials};

// clang-format off
constexpr std::array kTable = {
    CaseTransition{Action::Accept, std::nullopt, Stage::Accepted, kSystem, {}, {}},
    CaseTransition{Action::AskSupplement, Stage::Accepted, Stage::SupplementAsked, kIntake, kMissing, {}},
    CaseTransition{Action::ReceiveSupplement, Stage::SupplementAsked, Stage::Accepted, kKioskOrIntake, kSupplement, {}},
    CaseTransition{Action::ConfirmMaterials, Stage::Accepted, Stage::MaterialsComplete, kIntake, {}, {}},
    CaseTransition{Action::Schedule, Stage::MaterialsComplete, Stage::Scheduled, kIntakeOrFirst, kSession, {}},
    CaseTransition{Action::Reschedule, Stage::Scheduled, Stage::Scheduled, kIntakeOrFirst, kNewSession, {}},
    CaseTransition{Action::ExtendConclusion, Stage::MaterialsComplete, Stage::MaterialsComplete, kSecond, kReason, {}},
    CaseTransition{Action::ExtendConclusion, Stage::Scheduled, Stage::Scheduled, kSecond, kReason, {}},
    CaseTransition{Action::DrawPanel, Stage::Scheduled, Stage::Scheduled, kIntakeOrFirst, {}, {}},
    CaseTransition{Action::ReplaceExpert, Stage::Scheduled, Stage::Scheduled, kIntakeOrFirst, kReason, {}},
    CaseTransition{Action::NoteAbsence, Stage::Scheduled, Stage::MaterialsComplete, kIntakeOrFirst, kAbsence, {}},
    CaseTransition{Action::RecordConclusion, Stage::Scheduled, Stage::Concluded, kSecond, kConclusion, kNotIntake},
    CaseTransition{Action::IssueNotice, Stage::Concluded, Stage::NoticeReady, kApproval, kNotice, kNotConfirmer},
    CaseTransition{Action::Deliver, Stage::NoticeReady, Stage::Delivered, kKioskOrIntake, kReceipt, {}},
};
// clang-format on

constexpr std::array<std::string_view, 7> kStages = {"accepted",  "supplement_asked", "materials_complete", "scheduled",
                                                     "concluded", "notice_ready",     "delivered"};
constexpr std::array<std::string_view, 13> kActions = {
    "accept",         "ask_supplement", "receive_supplement", "confirm_materials",
    "schedule",       "reschedule",     "extend_conclusion",  "draw_panel",
    "replace_expert", "note_absence",   "record_conclusion",  "issue_notice",
    "deliver"};
constexpr std::array<std::string_view, 6> kRoles = {"system",       "kiosk",         "intake",
                                                    "first_review", "second_review", "approval"};
constexpr std::array<std::string_view, 11> kFacts = {"missing_listed",  "supplement_pages", "session_time_place",
                                                     "session_held",    "reason_given",     "conclusion_complete",
                                                     "panel_drawn",     "opinions_given",   "document_number",
                                                     "notice_rendered", "receipt_signed"};

template <class Enum, std::size_t N>
std::optional<Enum> among(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

template <class Range, class Value>
bool contains(const Range& range, const Value& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

template <class Roles>
bool anyRole(std::span<const Role> allowed, const Roles& roles) {
  return std::any_of(roles.begin(), roles.end(), [&](Role role) { return contains(allowed, role); });
}

/// Whether `actor` was the last to do any of `actions`.
bool didLast(const std::vector<PastAction>& history, std::span<const Action> actions, std::string_view actor) {
  return std::any_of(actions.begin(), actions.end(), [&](Action action) {
    const auto last =
        std::find_if(history.rbegin(), history.rend(), [&](const PastAction& past) { return past.action == action; });
    return last != history.rend() && last->actor == actor;
  });
}

bool isOnce(Action action) {
  return action == Action::ExtendConclusion || action == Action::DrawPanel;
}

}  // namespace

std::span<const CaseTransition> caseTransitions() {
  return kTable;
}

assets::Result<CaseStage> nextStage(const CaseAttempt& attempt) {
  const std::string name(wireName(attempt.action));
  const auto* row = std::find_if(kTable.begin(), kTable.end(), [&](const CaseTransition& transition) {
    return transition.action == attempt.action && transition.from == attempt.stage;
  });
  if (row == kTable.end()) {
    const std::string stage(attempt.stage ? wireName(*attempt.stage) : std::string_view("no case"));
    return assets::failure(assets::ErrorId::CaseActionNotNow, name + " in " + stage);
  }
  const bool done = std::any_of(attempt.history.begin(), attempt.history.end(),
                                [&](const PastAction& past) { return past.action == attempt.action; });
  if (isOnce(attempt.action) && done)
    return assets::failure(assets::ErrorId::CaseActionNotNow, name + " a second time");
  if (!anyRole(row->roles, attempt.roles)) return assets::failure(assets::ErrorId::CaseActionNotYours, name);
  if (didLast(attempt.history, row->otherThan, attempt.actor))
    return assets::failure(assets::ErrorId::CaseSamePerson, name);
  for (const Fact fact : row->facts) {
    if (!contains(attempt.facts, fact))
      return assets::failure(assets::ErrorId::CaseFactMissing, std::string(wireName(fact)));
  }
  return row->to;
}

std::vector<CaseAction> actionsFor(std::optional<CaseStage> stage, std::span<const CaseRole> roles) {
  std::vector<CaseAction> actions;
  for (const CaseTransition& transition : kTable) {
    if (transition.from == stage && anyRole(transition.roles, roles)) actions.push_back(transition.action);
  }
  return actions;
}

std::string_view wireName(CaseStage stage) {
  return kStages[static_cast<std::size_t>(stage)];
}
std::string_view wireName(CaseAction action) {
  return kActions[static_cast<std::size_t>(action)];
}
std::string_view wireName(CaseRole role) {
  return kRoles[static_cast<std::size_t>(role)];
}
std::string_view wireName(CaseFact fact) {
  return kFacts[static_cast<std::size_t>(fact)];
}
std::optional<CaseStage> caseStageOf(std::string_view name) {
  return among<CaseStage>(kStages, name);
}
std::optional<CaseAction> caseActionOf(std::string_view name) {
  return among<CaseAction>(kActions, name);
}
std::optional<CaseRole> caseRoleOf(std::string_view name) {
  return among<CaseRole>(kRoles, name);
}

}  // namespace kiosk::domain
