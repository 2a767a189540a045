#include "kiosk/backoffice/cases/actions.h"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "kiosk/backoffice/cases/dossier.h"
#include "kiosk/backoffice/cases/notice_maker.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/experts/expert_store.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/wipe.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::backoffice::cases {
namespace {

using assets::ErrorId;
using domain::CaseAction;
using domain::CaseFact;
using papers::FormKind;
using Outcome = ActionResult::Outcome;

/// A case and what is known around it, as one reader saw it.
struct Situation {
  CaseRecord record;
  std::optional<AssessmentSession> session;
  std::vector<domain::PastAction> history;
  std::vector<PanelSeat> panel;
  bool poolKept = false;  ///< the office has experts to draw from
};

/// Everything one action is about to write.
struct Plan {
  CaseRecord record;
  std::optional<NoticeRecord> notice;
  std::optional<AssessmentSession> session;
  std::vector<SupplementPage> pages;
  std::vector<PanelSeat> seats;      ///< who comes to the panel
  std::optional<PanelSeat> leaving;  ///< who leaves it
  std::vector<std::pair<PanelSeat, Opinion>> opinions;
  nlohmann::json event;
};

bool isClockTime(const std::string& text) {
  if (text.size() != 5 || text[2] != ':') return false;
  for (const std::size_t at : {0U, 1U, 3U, 4U}) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

/// A sentence why the request's members do not do; empty when they do.
std::string whyMissingNot(const ActionRequest& request) {
  for (const auto& item : request.missing) {
    if (!domain::materialKindOf(item.material)) return "missing: no material is called " + item.material;
    if (item.reason.empty()) return "missing: each needs a reason";
  }
  return {};
}

std::string whySessionNot(const Office& office, const ActionRequest& request, const domain::Date& today) {
  if (!request.day || !isClockTime(request.time) || request.place.empty()) return "day, time and place are needed";
  const auto window = domain::sessionWindow(office.policy(), today);
  if (!window) return window.error().detail;
  if (*request.day < window->earliest.day || *request.day > window->latest.day) {
    return "published today, the assessment is held from " + domain::dateText(window->earliest.day) + " to " +
           domain::dateText(window->latest.day);
  }
  if (!office.policy().calendar.isWorkingDay(*request.day)) return "the day is no working day";
  return {};
}

std::string whyConclusionNot(const Situation& situation, const ActionRequest& request, const domain::Date& today) {
  if (!request.conclusion) return "conclusion is needed";
  const domain::Conclusion& conclusion = *request.conclusion;
  if (conclusion.kind != situation.record.kind) return "conclusion: the case is of another kind";
  if (situation.record.withCausality && !conclusion.causal) return "conclusion: causal is needed";
  if (!domain::isComplete(conclusion)) return "conclusion: a member is missing or out of range";
  const bool beforeSession = situation.session && conclusion.concludedOn < situation.session->day;
  if (beforeSession || conclusion.concludedOn > today) return "conclusion: concluded_on lies outside session and today";
  if (!situation.panel.empty() && static_cast<std::size_t>(conclusion.experts) != situation.panel.size()) {
    return "conclusion: experts is not the size of the panel";
  }
  return whyOpinionsNot(situation.panel, request.opinions);
}

std::string whyPanelNot(const Office& office, const ActionRequest& request) {
  if (request.seats != 3 && request.seats != 5) return "seats: a panel has 3 or 5 experts";
  for (const std::string& specialty : request.specialties) {
    if (office.policy().specialties.find(specialty) == nullptr) return "specialties: there is no " + specialty;
    if (std::count(request.specialties.begin(), request.specialties.end(), specialty) > 1) {
      return "specialties: " + specialty + " stands twice";
    }
  }
  return {};
}

std::vector<PanelSeat>::const_iterator seatOf(const Situation& situation, const std::string& expertId) {
  return std::find_if(situation.panel.begin(), situation.panel.end(),
                      [&](const PanelSeat& seat) { return seat.expert.id == expertId; });
}

std::string whyNot(const Office& office, const Situation& situation, const ActionRequest& request,
                   const domain::Date& today) {
  switch (request.action) {
    case CaseAction::AskSupplement:
      return whyMissingNot(request);
    case CaseAction::Schedule:
    case CaseAction::Reschedule:
      return whySessionNot(office, request, today);
    case CaseAction::RecordConclusion:
      return whyConclusionNot(situation, request, today);
    case CaseAction::DrawPanel:
      return whyPanelNot(office, request);
    case CaseAction::ReplaceExpert:
      if (seatOf(situation, request.expertId) == situation.panel.end()) return "expert_id: does not sit on the panel";
      return {};
    default:
      return {};
  }
}

/// What is on record for the flow, this action's own members included. Number and rendering of a notice are made before
/// the transaction, which does not begin without them.
std::vector<CaseFact> factsFor(const Situation& situation, const ActionRequest& request, const domain::Date& today) {
  std::vector<CaseFact> facts = {CaseFact::DocumentNumber, CaseFact::NoticeRendered};
  if (!request.missing.empty()) facts.push_back(CaseFact::MissingListed);
  if (!request.pages.empty()) facts.push_back(CaseFact::SupplementPages);
  if (request.day) facts.push_back(CaseFact::SessionTimePlace);
  if (!request.reason.empty()) facts.push_back(CaseFact::ReasonGiven);
  if (request.conclusion) facts.push_back(CaseFact::ConclusionComplete);
  if (situation.session && situation.session->day <= today) facts.push_back(CaseFact::SessionHeld);
  // An office that keeps no pool draws on paper, and its conclusion only says how many they were.
  if (!situation.panel.empty() || !situation.poolKept) facts.push_back(CaseFact::PanelDrawn);
  if (situation.panel.empty() || !request.opinions.empty()) facts.push_back(CaseFact::OpinionsGiven);
  return facts;
}

ActionResult refusedByFlow(const assets::Error& error) {
  switch (error.id) {
    case ErrorId::CaseActionNotNow:
      return {Outcome::NotNow, error.detail};
    case ErrorId::CaseActionNotYours:
      return {Outcome::NotAllowed, "your roles do not allow " + error.detail};
    case ErrorId::CaseSamePerson:
      return {Outcome::NotAllowed, "four eyes: " + error.detail + " is for another officer"};
    default:
      return {Outcome::NotValid, error.detail};
  }
}

std::optional<Situation> situationOf(const Office& office, const std::string& caseId) {
  const auto lease = office.readers().lease();
  auto record = findCase(*lease, office, caseId);
  if (!record) return std::nullopt;
  Situation situation;
  situation.session = currentSession(*lease, office.region(), caseId);
  situation.history = pastActions(*lease, office.region(), caseId);
  situation.panel = seatedPanel(*lease, office, caseId);
  situation.poolKept = !experts::expertPool(*lease, office.region()).empty();
  situation.record = std::move(*record);
  return situation;
}

/// The legal date of the step that comes after the action.
assets::Result<std::optional<domain::Deadline>> dueAfter(const Office& office, const CaseRecord& record,
                                                         CaseAction action, const domain::Date& today) {
  const domain::PolicyBook& policy = office.policy();
  const auto day = [](assets::Result<domain::Deadline> deadline) -> assets::Result<std::optional<domain::Deadline>> {
    if (!deadline) return tl::unexpected(deadline.error());
    return std::optional(*deadline);
  };
  switch (action) {
    case CaseAction::AskSupplement:
      return std::optional<domain::Deadline>();  // the clock stands still until the papers come
    case CaseAction::ReceiveSupplement:
      return day(domain::supplementDueBy(policy, today));
    case CaseAction::ConfirmMaterials:
      return day(domain::conclusionDueBy(policy, today, false));
    case CaseAction::ExtendConclusion:
      return day(domain::conclusionDueBy(policy, record.completedOn.value_or(today), true));
    case CaseAction::RecordConclusion:
      return day(domain::deliveryDueBy(policy, record.conclusion->concludedOn));
    default:
      return record.dueOn;
  }
}

std::vector<papers::MissingItem> receivedPapers(domain::Application& application,
                                                const std::vector<SupplementPage>& supplements) {
  std::vector<std::string> names;
  for (const domain::Page& page : application.pages)
    names.emplace_back(domain::wireName(page.material));
  for (const SupplementPage& page : supplements)
    names.push_back(page.material);
  domain::wipe(application);
  std::vector<papers::MissingItem> papers;
  for (const std::string& name : names) {
    const bool listed =
        std::any_of(papers.begin(), papers.end(), [&](const auto& paper) { return paper.material == name; });
    if (!listed) papers.push_back({name, {}});
  }
  return papers;
}

/// The paper an action puts into the world, if any.
assets::Result<std::optional<NoticeRecord>> noticeFor(Office& office, const CaseRecord& record, CaseAction action) {
  std::vector<papers::MissingItem> items;
  FormKind kind = FormKind::Conclusion;
  if (action == CaseAction::ConfirmMaterials) {
    kind = FormKind::MaterialsComplete;
    auto application = openDossier(office, record);
    if (!application) return tl::unexpected(application.error());
    const auto lease = office.readers().lease();
    items = receivedPapers(*application, supplementPages(*lease, office.region(), record.id));
  } else if (action == CaseAction::AskSupplement) {
    kind = FormKind::Supplement;
    items = record.missing;
  } else if (action != CaseAction::IssueNotice) {
    return std::optional<NoticeRecord>();
  }
  auto notice = makeNotice(office, kind, record, std::move(items));
  if (!notice) return tl::unexpected(notice.error());
  return std::optional(std::move(*notice));
}

assets::Result<std::vector<SupplementPage>> keepPages(const Office& office, const ActionRequest& request) {
  std::vector<SupplementPage> pages;
  const std::int64_t nowMs = office.clock().nowMs();
  for (const auto& page : request.pages) {
    SupplementPage kept{crypto::uuid(nowMs), std::string(domain::wireName(page.material)), nowMs,
                        crypto::sha256Hex(page.jpeg)};
    if (auto stored = keepSupplementPage(office, kept.id, page.jpeg); !stored) return tl::unexpected(stored.error());
    pages.push_back(std::move(kept));
  }
  return pages;
}

/// Who comes to the panel, who leaves it, and what its experts said.
assets::Result<void> planPanel(const Office& office, const Situation& situation, const ActionRequest& request,
                               Plan& plan) {
  if (request.action == CaseAction::RecordConclusion) {
    for (const Opinion& opinion : request.opinions)
      plan.opinions.emplace_back(*seatOf(situation, opinion.expertId), opinion);
    return {};
  }
  if (request.action != CaseAction::DrawPanel && request.action != CaseAction::ReplaceExpert) return {};
  const bool whole = request.action == CaseAction::DrawPanel;
  if (!whole) plan.leaving = *seatOf(situation, request.expertId);
  auto drawn = whole ? drawPanel(office, situation.record, request.specialties, request.seats)
                     : drawReplacement(office, situation.record, *plan.leaving);
  if (!drawn) return tl::unexpected(drawn.error());
  plan.seats = std::move(drawn->seats);
  plan.event["draw"] = std::move(drawn->event);
  if (plan.leaving) plan.event["left"] = plan.leaving->expert.id;
  return {};
}

assets::Result<Plan> planOf(Office& office, const Situation& situation, const ActionRequest& request,
                            domain::CaseStage next, const domain::Date& today) {
  Plan plan;
  CaseRecord& record = plan.record;
  record = situation.record;
  record.stage = next;
  ++record.version;
  if (request.action == CaseAction::AskSupplement) record.missing = request.missing;
  if (request.action == CaseAction::ReceiveSupplement) record.missing.clear();
  if (request.action == CaseAction::ConfirmMaterials) record.completedOn = today;
  if (request.action == CaseAction::ExtendConclusion) record.extended = true;
  if (request.action == CaseAction::RecordConclusion) record.conclusion = request.conclusion;
  auto due = dueAfter(office, record, request.action, today);
  if (!due) return tl::unexpected(due.error());
  record.dueOn = *due;
  plan.event = {{"version", record.version}};
  if (request.action == CaseAction::Schedule || request.action == CaseAction::Reschedule) {
    plan.session = AssessmentSession{
        crypto::uuid(office.clock().nowMs()), record.id, today, *request.day, request.time, request.place};
    plan.event["session"] = {{"day", domain::dateText(*request.day)}, {"time", request.time}, {"place", request.place}};
  }
  if (request.action == CaseAction::ReceiveSupplement) {
    auto pages = keepPages(office, request);
    if (!pages) return tl::unexpected(pages.error());
    plan.pages = std::move(*pages);
    for (const SupplementPage& page : plan.pages)
      plan.event["pages"].push_back(page.sha256);
  }
  if (auto panel = planPanel(office, situation, request, plan); !panel) return tl::unexpected(panel.error());
  auto notice = noticeFor(office, record, request.action);
  if (!notice) return tl::unexpected(notice.error());
  plan.notice = std::move(*notice);
  if (plan.notice) {
    plan.event["notice"] = {{"id", plan.notice->id},
                            {"document_number", plan.notice->documentNumber},
                            {"pdf_sha256", plan.notice->pdfSha256}};
  }
  return plan;
}

assets::Result<ActionResult> commit(Office& office, const Plan& plan, const std::string& actor,
                                    const ActionRequest& request) {
  ActionResult result{Outcome::Done, {}};
  auto written = office.writer().write([&](store::Transaction& transaction) {
    if (!updateCase(transaction, office, plan.record)) {
      result.outcome = Outcome::Stale;
      return;
    }
    if (plan.session) insertSession(transaction, *plan.session);
    for (const SupplementPage& page : plan.pages)
      insertSupplementPage(transaction, plan.record.id, page);
    if (plan.notice) insertNotice(transaction, office, *plan.notice);
    if (plan.leaving) leaveSeat(transaction, office, *plan.leaving, request.reason);
    for (const PanelSeat& seat : plan.seats)
      insertSeat(transaction, plan.record.id, seat);
    for (const auto& [seat, opinion] : plan.opinions)
      keepOpinion(transaction, office, seat, opinion);
    transaction.record(actor, eventKind(request.action), plan.record.id, plan.event.dump());
  });
  if (plan.notice && (!written || result.outcome == Outcome::Stale)) discardNotice(office, *plan.notice);
  if (!written) return tl::unexpected(written.error());
  return result;
}

}  // namespace

std::string actorOf(const staff::Officer& officer) {
  return "officer:" + officer.login;
}

assets::Result<ActionResult> act(Office& office, const staff::Officer& officer, const std::string& caseId,
                                 const ActionRequest& request) {
  const auto situation = situationOf(office, caseId);
  if (!situation || !office.policy().regions.sees(officer.district, situation->record.district)) {
    return ActionResult{Outcome::NoSuchCase, {}};
  }
  if (situation->record.version != request.version) return ActionResult{Outcome::Stale, {}};
  const domain::Date today = office.clock().today();
  domain::CaseAttempt attempt;
  attempt.action = request.action;
  attempt.stage = situation->record.stage;
  attempt.actor = actorOf(officer);
  attempt.roles = officer.roles;
  attempt.facts = factsFor(*situation, request, today);
  attempt.history = situation->history;
  const auto next = domain::nextStage(attempt);
  if (!next) return refusedByFlow(next.error());
  if (std::string why = whyNot(office, *situation, request, today); !why.empty()) {
    return ActionResult{Outcome::NotValid, std::move(why)};
  }
  const auto plan = planOf(office, *situation, request, *next, today);
  if (!plan && plan.error().id == ErrorId::CaseFactMissing) return refusedByFlow(plan.error());
  if (!plan) return tl::unexpected(plan.error());
  return commit(office, *plan, attempt.actor, request);
}

}  // namespace kiosk::backoffice::cases
