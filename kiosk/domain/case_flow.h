#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/case_stage.h"

namespace kiosk::domain {

/// Who acts on a case. Officers carry one or more of these roles.
enum class CaseRole : std::uint8_t {
  System,        ///< the back office itself, on receipt of a packet
  Kiosk,         ///< a kiosk with the citizen before it
  Intake,        ///< 受理
  FirstReview,   ///< 初审
  SecondReview,  ///< 复审
  Approval,      ///< 审核
};

enum class CaseAction : std::uint8_t {
  Accept,             ///< a sealed application arrived; the case begins
  AskSupplement,      ///< 补讫告知书: everything missing, at once, with reasons
  ReceiveSupplement,  ///< the missing papers arrived
  ConfirmMaterials,   ///< 收讫告知书
  Schedule,           ///< publish time and place of the on-site assessment
  Reschedule,         ///< a new time or place
  ExtendConclusion,   ///< complex case: the extension of the term, once
  DrawPanel,          ///< 3 or 5 experts from the pool by lot, once
  ReplaceExpert,      ///< 回避, or one who cannot come: another by lot
  NoteAbsence,        ///< the person did not come to the session: it is held another time
  RecordConclusion,
  IssueNotice,  ///< 结论通知书 is numbered, sealed and ready
  Deliver,      ///< 送达: delivery receipt signed
};

/// What must be on record for an action.
enum class CaseFact : std::uint8_t {
  MissingListed,     ///< at least one missing paper, each with a reason
  SupplementPages,   ///< pages of what was missing
  SessionTimePlace,  ///< time and place, inside the window of notice
  SessionHeld,       ///< the session's day has come
  ReasonGiven,
  ConclusionComplete,  ///< grade, dependency … as the kind needs, 3 or 5 experts
  PanelDrawn,          ///< by lot from the office's pool; an office that keeps none draws on paper
  OpinionsGiven,       ///< of every expert of the panel, more than half of them for the conclusion
  DocumentNumber,
  NoticeRendered,  ///< PDF stored, its hash known
  ReceiptSigned,   ///< signature of the receiver, identity checked
};

/// One row of the table: an action allowed in a stage.
struct CaseTransition {
  CaseAction action{};
  std::optional<CaseStage> from;  ///< empty: there is no case yet
  CaseStage to{};
  std::span<const CaseRole> roles;        ///< any of these
  std::span<const CaseFact> facts;        ///< all of these
  std::span<const CaseAction> otherThan;  ///< the actor must not be who last did any of these on this case
};

/// The whole table of an assessment case, version `kCaseFlowVersion`.
std::span<const CaseTransition> caseTransitions();
inline constexpr int kCaseFlowVersion = 2;

/// Who did what before; `actor` is any stable id.
struct PastAction {
  CaseAction action{};
  std::string actor;
};

struct CaseAttempt {
  CaseAction action{};
  std::optional<CaseStage> stage;  ///< where the case stands
  std::string actor;
  std::vector<CaseRole> roles;      ///< of the actor
  std::vector<CaseFact> facts;      ///< on record, with this action's own
  std::vector<PastAction> history;  ///< oldest first
};

/// The stage after the action, or why not: CaseActionNotNow, CaseActionNotYours, CaseSamePerson, CaseFactMissing.
assets::Result<CaseStage> nextStage(const CaseAttempt& attempt);
/// The actions somebody with these roles may take in a stage (facts and persons not looked at).
std::vector<CaseAction> actionsFor(std::optional<CaseStage> stage, std::span<const CaseRole> roles);

/// Names on the wire, snake_case, and back.
std::string_view wireName(CaseStage stage);
std::string_view wireName(CaseAction action);
std::string_view wireName(CaseRole role);
std::string_view wireName(CaseFact fact);
std::optional<CaseStage> caseStageOf(std::string_view name);
std::optional<CaseAction> caseActionOf(std::string_view name);
std::optional<CaseRole> caseRoleOf(std::string_view name);

}  // namespace kiosk::domain
