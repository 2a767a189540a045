#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/cases/panel.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/backoffice/staff/officers.h"

namespace kiosk::backoffice::cases {

/// What an officer wants to do to a case; which members count depends on the action.
struct ActionRequest {
  domain::CaseAction action{};
  std::int64_t version = 0;                  ///< of the case as the officer saw it
  std::vector<papers::MissingItem> missing;  ///< AskSupplement
  struct Page {
    domain::MaterialKind material{};
    std::vector<std::uint8_t> jpeg;
  };
  std::vector<Page> pages;          ///< ReceiveSupplement
  std::optional<domain::Date> day;  ///< Schedule, Reschedule
  std::string time;                 ///< "09:00"
  std::string place;
  std::string reason;                            ///< Reschedule, ExtendConclusion, ReplaceExpert, NoteAbsence
  std::optional<domain::Conclusion> conclusion;  ///< RecordConclusion
  std::vector<Opinion> opinions;                 ///< RecordConclusion, where a panel was drawn
  std::vector<std::string> specialties;          ///< DrawPanel: ids
  int seats = 0;                                 ///< DrawPanel: 3 or 5
  std::string expertId;                          ///< ReplaceExpert: who leaves
};

struct ActionResult {
  enum class Outcome : std::uint8_t {
    Done,
    NoSuchCase,  ///< or one of a district the officer does not see
    Stale,       ///< the case has moved on since
    NotNow,      ///< the flow has no such action at this stage
    NotAllowed,  ///< role, or the four-eyes rule
    NotValid,    ///< what the action needs is missing or against the rules
  };
  Outcome outcome{};
  std::string detail;
};

/// Checks the action against the case flow, makes the paper it needs, and writes case, paper, session, pages and event
/// in one transaction that only succeeds from the version seen.
assets::Result<ActionResult> act(Office& office, const staff::Officer& officer, const std::string& caseId,
                                 const ActionRequest& request);

/// How events and the four-eyes rule name an officer.
std::string actorOf(const staff::Officer& officer);

}  // namespace kiosk::backoffice::cases
