#include "kiosk/backoffice/prefecture/case_filling.h"

#include <algorithm>
#include <map>
#include <queue>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "kiosk/backoffice/cases/actions.h"
#include "kiosk/backoffice/cases/delivery.h"
#include "kiosk/backoffice/cases/intake.h"
#include "kiosk/backoffice/cases/notice_record.h"
#include "kiosk/backoffice/cases/running_number.h"
#include "kiosk/backoffice/cases/submission_record.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/backoffice/prefecture/dice.h"
#include "kiosk/backoffice/prefecture/sample_papers.h"
#include "kiosk/backoffice/server/spool_file.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "kiosk/domain/acceptance_number.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::backoffice::prefecture {
namespace {

using assets::ErrorId;
using domain::CaseAction;

constexpr std::size_t kStepsATransaction = 2000;

/// The next step of a case that is on its way; its life is made again when the time has come.
struct Pending {
  std::int64_t atMs = 0;
  std::uint64_t which = 0;
  std::size_t step = 0;
};
struct Later {
  bool operator()(const Pending& a, const Pending& b) const {
    return std::pair(a.atMs, a.which) > std::pair(b.atMs, b.which);
  }
};

tl::unexpected<assets::Error> refused(std::uint64_t which, CaseAction action, const std::string& why) {
  return assets::failure(ErrorId::OfficeSettingRefused,
                         fmt::format("case {}: {}: {}", which, domain::wireName(action), why));
}

/// What one step writes, prepared before its transaction.
struct BulkStep {
  std::uint64_t which = 0;
  std::string actor;
  std::string caseId;
  std::int64_t version = 0;
  Step step;
  std::string sessionId;
  std::optional<cases::CaseRecord> record;  ///< with Accept: the case as it stands at the end
  cases::SubmissionRecord submission;       ///< with Accept
  contract::SubmissionReceipt receipt;      ///< with Accept, without its acceptance number
};

class CaseFiller {
 public:
  CaseFiller(Office& office, Timeline& timeline, const Population& population, const Caseload& caseload,
             const Districts& districts, SamplePapers papers, crypto::Sha256& digest)
      : office_(office),
        timeline_(timeline),
        population_(population),
        caseload_(caseload),
        districts_(districts),
        papers_(std::move(papers)),
        digest_(digest) {}

  assets::Result<CaseFigures> run(std::uint64_t walked);

 private:
  [[nodiscard]] bool isWalked(std::uint64_t which) const;
  [[nodiscard]] const District& districtOf(const Life& life) const {
    return districts_.at(population_.resident(life.resident).district);
  }
  [[nodiscard]] std::string idOf(std::uint64_t which) const {
    return Dice(population_.seed(), Purpose::Identity, which + 1).uuid(caseload_.acceptedMs(which));
  }
  assets::Result<std::vector<std::uint8_t>> packet(std::uint64_t which, const Life& life, const District& district,
                                                   const std::string& uuid) const;
  assets::Result<void> take(const Pending& pending, const Life& life);
  assets::Result<void> prepareAcceptance(BulkStep& bulk, const Life& life, const District& district) const;
  assets::Result<contract::SubmissionReceipt> receiptFor(const std::string& uuid, std::int64_t atMs) const;
  void writeBulk(store::Transaction& transaction, BulkStep& bulk);
  assets::Result<void> flush();
  assets::Result<void> walk(const Pending& pending, const Life& life);
  assets::Result<void> walkIn(std::uint64_t which, const Life& life, const District& district);
  assets::Result<void> walkOn(const Pending& pending, const Life& life, const District& district);
  assets::Result<void> collect(const Pending& pending, const District& district);
  void note(std::uint64_t which, const Life& life);

  Office& office_;
  Timeline& timeline_;
  const Population& population_;
  const Caseload& caseload_;
  const Districts& districts_;
  SamplePapers papers_;
  crypto::Sha256& digest_;
  std::uint64_t walked_ = 0;
  std::vector<BulkStep> waiting_;
  std::map<std::uint64_t, std::string> walkedIds_;
  CaseFigures figures_;
};

bool CaseFiller::isWalked(std::uint64_t which) const {
  // Evenly spread: true where the count of walked cases up to here grows.
  return (which + 1) * walked_ / caseload_.size() != which * walked_ / caseload_.size();
}

assets::Result<std::vector<std::uint8_t>> CaseFiller::packet(std::uint64_t which, const Life& life,
                                                             const District& district, const std::string& uuid) const {
  domain::Application application = caseload_.application(which, life);
  for (const auto& rule : office_.policy().materials.needed(life.kind, life.withCausality)) {
    if (rule.need != domain::Need::Required) continue;
    application.pages.push_back({rule.material, papers_.page(rule.material), {}, false});
  }
  application.signaturePng = papers_.signature();
  return contract::seal(application,
                        {district.terminal.id, office_.region(), uuid, life.steps.front().atMs - 1000,
                         office_.folder().officeKeys().publicKey},
                        district.terminalKeys);
}

/// What makes the same data the same: everything an officer could read of a case, and when.
void CaseFiller::note(std::uint64_t which, const Life& life) {
  digest_.add(fmt::format("case {} {} {}", which, population_.numberOf(life.resident), domain::wireName(life.kind)));
  for (std::size_t i = 0; i < stepsBy(life, caseload_.untilMs()); ++i)
    digest_.add(fmt::format(" {}@{}", domain::wireName(life.steps[i].action), life.steps[i].atMs));
}

assets::Result<contract::SubmissionReceipt> CaseFiller::receiptFor(const std::string& uuid, std::int64_t atMs) const {
  const domain::PolicyBook& policy = office_.policy();
  const domain::Date on = domain::chinaDate(atMs);
  const auto supplement = domain::supplementDueBy(policy, on);
  if (!supplement) return tl::unexpected(supplement.error());
  const auto conclusion = domain::conclusionDueBy(policy, on, false);
  if (!conclusion) return tl::unexpected(conclusion.error());
  const auto delivery = domain::deliveryDays(policy, conclusion->day);
  if (!delivery) return tl::unexpected(delivery.error());
  return contract::SubmissionReceipt{
      uuid, {}, atMs, supplement->day, conclusion->day, *delivery, supplement->provisional || conclusion->provisional};
}

assets::Result<void> CaseFiller::prepareAcceptance(BulkStep& bulk, const Life& life, const District& district) const {
  auto record = stateAfter(life, stepsBy(life, caseload_.untilMs()), office_.policy());
  if (!record) return tl::unexpected(record.error());
  Dice dice(population_.seed(), Purpose::Identity, bulk.which + (1ULL << 40U));
  const std::string uuid = dice.uuid(bulk.step.atMs - 1000);
  const auto sealed = packet(bulk.which, life, district, uuid);
  if (!sealed) return tl::unexpected(sealed.error());
  const std::string sha = crypto::sha256Hex(*sealed);
  const auto file = office_.folder().packet(sha);
  std::error_code there;
  std::filesystem::create_directory(file.parent_path(), there);
  if (auto kept = writeUnsynced(file, *sealed); !kept) return kept;
  auto receipt = receiptFor(uuid, bulk.step.atMs);
  if (!receipt) return tl::unexpected(receipt.error());
  const Resident resident = population_.resident(life.resident);
  record->id = bulk.caseId;
  record->district = resident.district;
  record->kioskId = district.terminal.id;
  record->submissionUuid = uuid;
  record->packetSha256 = sha;
  record->number = resident.person.number;
  record->name = resident.person.name;
  bulk.record = std::move(*record);
  bulk.receipt = std::move(*receipt);
  bulk.submission = {district.terminal.id,
                     uuid,
                     sha,
                     static_cast<std::int64_t>(sealed->size()),
                     district.terminal.signPublicKey,
                     bulk.step.atMs,
                     bulk.caseId,
                     {}};
  return {};
}

/// One step of a case that is written as rows.
assets::Result<void> CaseFiller::take(const Pending& pending, const Life& life) {
  const District& district = districtOf(life);
  BulkStep bulk;
  bulk.which = pending.which;
  bulk.step = life.steps[pending.step];
  bulk.caseId = idOf(pending.which);
  bulk.version = static_cast<std::int64_t>(pending.step) + 1;
  switch (bulk.step.action) {
    case CaseAction::Accept:
    case CaseAction::Deliver:
      bulk.actor = "kiosk:" + district.terminal.id;
      break;
    case CaseAction::ExtendConclusion:
    case CaseAction::RecordConclusion:
    case CaseAction::IssueNotice:
      bulk.actor = cases::actorOf(district.reviewer);
      break;
    default:
      bulk.actor = cases::actorOf(district.intake);
  }
  if (bulk.step.action == CaseAction::Accept) {
    if (auto prepared = prepareAcceptance(bulk, life, district); !prepared) return prepared;
  }
  if (bulk.step.day) {
    Dice dice(population_.seed(), Purpose::Identity, pending.which + ((2 + pending.step) << 41U));
    bulk.sessionId = dice.uuid(bulk.step.atMs);
  }
  waiting_.push_back(std::move(bulk));
  return waiting_.size() < kStepsATransaction ? assets::Result<void>() : flush();
}

void CaseFiller::writeBulk(store::Transaction& transaction, BulkStep& bulk) {
  timeline_.moveTo(bulk.step.atMs);
  std::string body;
  if (bulk.record) {
    const int year = static_cast<int>(domain::chinaDate(bulk.step.atMs).year());
    const int running = cases::nextRunning(transaction, fmt::format("accept/{}/{}", bulk.record->district, year));
    bulk.record->acceptanceNumber = domain::text(domain::AcceptanceNumber{bulk.record->district, year, running});
    bulk.receipt.acceptanceNumber = bulk.record->acceptanceNumber;
    bulk.submission.answer = contract::toJson(bulk.receipt);
    cases::insertCase(transaction, office_, *bulk.record);
    cases::insertSubmission(transaction, bulk.submission);
    body = cases::acceptanceBody(bulk.submission.sha256, bulk.record->acceptanceNumber);
    figures_.rows += 2;
  } else {
    nlohmann::json words = {{"version", bulk.version}};
    if (bulk.step.day) {
      cases::insertSession(transaction, {bulk.sessionId, bulk.caseId, domain::chinaDate(bulk.step.atMs), *bulk.step.day,
                                         bulk.step.time, bulk.step.place});
      words["session"] = {
          {"day", domain::dateText(*bulk.step.day)}, {"time", bulk.step.time}, {"place", bulk.step.place}};
      ++figures_.rows;
    }
    body = words.dump();
  }
  transaction.record(bulk.actor, cases::eventKind(bulk.step.action), bulk.caseId, body);
  ++figures_.rows;
}

assets::Result<void> CaseFiller::flush() {
  if (waiting_.empty()) return {};
  auto written = office_.writer().write([&](store::Transaction& transaction) {
    for (BulkStep& bulk : waiting_)
      writeBulk(transaction, bulk);
  });
  waiting_.clear();
  return written;
}

assets::Result<void> CaseFiller::walkIn(std::uint64_t which, const Life& life, const District& district) {
  Dice dice(population_.seed(), Purpose::Identity, which + (1ULL << 40U));
  const std::string uuid = dice.uuid(life.steps.front().atMs - 1000);
  const auto sealed = packet(which, life, district, uuid);
  if (!sealed) return tl::unexpected(sealed.error());
  auto spool = server::SpoolFile::create(office_.folder().spool());
  if (!spool) return tl::unexpected(spool.error());
  if (auto added = (*spool)->add(sealed->data(), sealed->size()); !added) return added;
  const auto intake = cases::takeIn(office_, district.terminal, uuid, *(*spool)->finish());
  if (!intake) return tl::unexpected(intake.error());
  if (intake->outcome != cases::Intake::Outcome::Accepted) return refused(which, CaseAction::Accept, intake->detail);
  const auto lease = office_.readers().lease();
  const auto found = cases::casesOfPerson(*lease, office_, population_.numberOf(life.resident));
  walkedIds_[which] = found.at(0).id;
  return {};
}

assets::Result<void> CaseFiller::collect(const Pending& pending, const District& district) {
  const std::string& caseId = walkedIds_.at(pending.which);
  std::vector<cases::NoticeRecord> notices;
  {
    const auto lease = office_.readers().lease();
    notices = cases::noticesOfCase(*lease, office_, caseId);
  }
  for (const cases::NoticeRecord& notice : notices) {
    if (notice.kind != papers::FormKind::Conclusion) continue;
    contract::DeliveryReceipt receipt;
    receipt.noticeId = notice.id;
    receipt.pdfSha256 = notice.pdfSha256;
    receipt.signedAtMs = office_.clock().nowMs();
    receipt.printed = true;
    receipt.face.outcome = domain::FaceCheck::Outcome::Passed;
    receipt.face.comparedWith = "chip_photo";
    receipt.consents = {{"face_check", "1", receipt.signedAtMs, true}};
    receipt.signaturePng = papers_.signature();
    Dice dice(population_.seed(), Purpose::Identity, pending.which + (3ULL << 40U));
    const auto delivery = cases::deliver(office_, district.terminal, notice.id, dice.uuid(receipt.signedAtMs), receipt);
    if (!delivery) return tl::unexpected(delivery.error());
    if (delivery->outcome == cases::Delivery::Outcome::Delivered) return {};
    return refused(pending.which, CaseAction::Deliver, delivery->detail);
  }
  return refused(pending.which, CaseAction::Deliver, "there is no notice");
}

assets::Result<void> CaseFiller::walkOn(const Pending& pending, const Life& life, const District& district) {
  const Step& step = life.steps[pending.step];
  cases::ActionRequest request;
  request.action = step.action;
  request.version = static_cast<std::int64_t>(pending.step);
  if (step.action == CaseAction::AskSupplement) request.missing = step.missing;
  if (step.action == CaseAction::ReceiveSupplement) {
    for (const auto& item : step.missing) {
      const auto material = domain::materialKindOf(item.material).value();
      request.pages.push_back({material, papers_.page(material)});
    }
  }
  request.day = step.day;
  request.time = step.time;
  request.place = step.place;
  request.reason = step.reason;
  request.conclusion = step.conclusion;
  const bool concluding = step.action == CaseAction::ExtendConclusion || step.action == CaseAction::RecordConclusion ||
                          step.action == CaseAction::IssueNotice;
  const auto result =
      cases::act(office_, concluding ? district.reviewer : district.intake, walkedIds_.at(pending.which), request);
  if (!result) return tl::unexpected(result.error());
  if (result->outcome != cases::ActionResult::Outcome::Done) {
    return refused(pending.which, step.action, result->detail);
  }
  return {};
}

/// One step of a case that goes the real way.
assets::Result<void> CaseFiller::walk(const Pending& pending, const Life& life) {
  if (auto flushed = flush(); !flushed) return flushed;
  const Step& step = life.steps[pending.step];
  timeline_.moveTo(step.atMs);
  const District& district = districtOf(life);
  if (step.action == CaseAction::Accept) return walkIn(pending.which, life, district);
  if (step.action == CaseAction::Deliver) return collect(pending, district);
  return walkOn(pending, life, district);
}

assets::Result<CaseFigures> CaseFiller::run(std::uint64_t walked) {
  walked_ = std::min(walked, caseload_.size());
  std::priority_queue<Pending, std::vector<Pending>, Later> agenda;
  std::uint64_t accepted = 0;
  while (accepted < caseload_.size() || !agenda.empty()) {
    if (accepted < caseload_.size() && (agenda.empty() || caseload_.acceptedMs(accepted) <= agenda.top().atMs)) {
      agenda.push({caseload_.acceptedMs(accepted), accepted, 0});
      ++accepted;
    }
    const Pending pending = agenda.top();
    agenda.pop();
    const auto life = caseload_.life(pending.which);
    if (!life) return tl::unexpected(life.error());
    if (pending.step == 0) note(pending.which, *life);
    const auto done = isWalked(pending.which) ? walk(pending, *life) : take(pending, *life);
    if (!done) return tl::unexpected(done.error());
    const std::size_t next = pending.step + 1;
    if (next < stepsBy(*life, caseload_.untilMs())) {
      agenda.push({life->steps[next].atMs, pending.which, next});
    } else {
      walkedIds_.erase(pending.which);
    }
  }
  if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
  figures_.cases = caseload_.size();
  figures_.walked = walked_;
  return figures_;
}

}  // namespace

assets::Result<CaseFigures> fillCases(Office& office, Timeline& timeline, const Population& population,
                                      const Caseload& caseload, const Districts& districts, std::uint64_t walked,
                                      crypto::Sha256& digest) {
  auto papers = SamplePapers::draw();
  if (!papers) return tl::unexpected(papers.error());
  return CaseFiller(office, timeline, population, caseload, districts, std::move(*papers), digest).run(walked);
}

}  // namespace kiosk::backoffice::prefecture
