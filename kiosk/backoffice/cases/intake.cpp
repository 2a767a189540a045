#include "kiosk/backoffice/cases/intake.h"

#include <utility>

#include <soci/soci.h>

#include "assets/string_id.h"
#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/cases/running_number.h"
#include "kiosk/backoffice/cases/submission_record.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "kiosk/domain/acceptance_number.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/validation.h"
#include "kiosk/domain/wipe.h"

namespace kiosk::backoffice::cases {
namespace {

using assets::ErrorId;
using Outcome = Intake::Outcome;

struct Stored {
  std::string sha256;
  std::string answer;
};

std::optional<Stored> findStored(soci::session& sql, const std::string& region, const std::string& kioskId,
                                 const std::string& uuid) {
  Stored stored;
  sql << "SELECT sha256, answer FROM submission WHERE region_code = :region AND kiosk_id = :kiosk AND "
         "submission_uuid = :uuid",
      soci::use(region), soci::use(kioskId), soci::use(uuid), soci::into(stored.sha256), soci::into(stored.answer);
  if (!sql.got_data()) return std::nullopt;
  return stored;
}

Intake compared(const Stored& stored, const std::string& sha256) {
  if (stored.sha256 != sha256) return {Outcome::Conflict, {}, {}};
  return {Outcome::Repeated, stored.answer, {}};
}

/// Everything wrong at once, each with its place.
std::string wordsOf(const std::vector<domain::Finding>& findings) {
  std::string words;
  for (const domain::Finding& finding : findings) {
    if (!words.empty()) words += "; ";
    words += finding.where + ": ";
    words += assets::text(domain::textOf(finding.defect), assets::Language::Chinese);
  }
  return words;
}

/// The legal dates told at acceptance.
struct Promises {
  domain::Deadline supplement;
  domain::Deadline conclusion;
  int deliveryDays = 0;
};
assets::Result<Promises> promisesOn(const domain::PolicyBook& policy, const domain::Date& today) {
  const auto supplement = domain::supplementDueBy(policy, today);
  if (!supplement) return tl::unexpected(supplement.error());
  const auto conclusion = domain::conclusionDueBy(policy, today, false);
  if (!conclusion) return tl::unexpected(conclusion.error());
  const auto delivery = domain::deliveryDays(policy, conclusion->day);
  if (!delivery) return tl::unexpected(delivery.error());
  return Promises{*supplement, *conclusion, *delivery};
}

/// Moves the sealed file to its lasting place, named by its content; durable on return.
assets::Result<void> keep(const DataFolder& folder, const api::SpooledBody& body) {
  const std::filesystem::path file = folder.packet(body.sha256());
  std::error_code error;
  if (std::filesystem::create_directory(file.parent_path(), error)) {
    if (auto synced = syncFolder(file.parent_path().parent_path()); !synced) return synced;
  }
  return moveDurably(body.file(), file);
}

/// The case as it begins; its acceptance number comes with the transaction.
CaseRecord beginning(const devices::Kiosk& kiosk, const std::string& uuid, const std::string& sha256,
                     const domain::Application& application, std::int64_t nowMs) {
  CaseRecord record;
  record.id = crypto::uuid(nowMs);
  record.version = 1;
  record.district = kiosk.district;
  record.kind = application.kind;
  record.withCausality = application.withCausality;
  record.kioskId = kiosk.id;
  record.submissionUuid = uuid;
  record.packetSha256 = sha256;
  record.number = application.person.number;
  record.name = application.person.name;
  record.acceptedMs = nowMs;
  return record;
}

assets::Result<Intake> commit(Office& office, CaseRecord& record, const Promises& promises,
                              const api::SpooledBody& body, const std::string& signPublicKey) {
  const domain::Date today = domain::chinaDate(record.acceptedMs);
  const int year = static_cast<int>(today.year());
  Intake intake{Outcome::Accepted, {}, {}};
  auto written = office.writer().write([&](store::Transaction& transaction) {
    // Only here, behind all others, is it certain that nobody handed the same uuid in meanwhile.
    if (const auto stored =
            findStored(transaction.sql(), transaction.region(), record.kioskId, record.submissionUuid)) {
      intake = compared(*stored, body.sha256());
      return;
    }
    const int running = nextRunning(transaction, "accept/" + record.district + "/" + std::to_string(year));
    record.acceptanceNumber = domain::text(domain::AcceptanceNumber{record.district, year, running});
    const contract::SubmissionReceipt receipt{record.submissionUuid,
                                              record.acceptanceNumber,
                                              record.acceptedMs,
                                              promises.supplement.day,
                                              promises.conclusion.day,
                                              promises.deliveryDays,
                                              promises.supplement.provisional || promises.conclusion.provisional};
    intake.answer = contract::toJson(receipt);
    insertCase(transaction, office, record);
    insertSubmission(transaction,
                     {record.kioskId, record.submissionUuid, body.sha256(), static_cast<std::int64_t>(body.size()),
                      signPublicKey, record.acceptedMs, record.id, intake.answer});
    transaction.record("kiosk:" + record.kioskId, eventKind(domain::CaseAction::Accept), record.id,
                       acceptanceBody(body.sha256(), record.acceptanceNumber));
  });
  if (!written) return tl::unexpected(written.error());
  return intake;
}

}  // namespace

std::string storedAnswer(soci::session& sql, const std::string& region, const std::string& kioskId,
                         const std::string& uuid) {
  const auto stored = findStored(sql, region, kioskId, uuid);
  return stored ? stored->answer : std::string();
}

assets::Result<Intake> takeIn(Office& office, const devices::Kiosk& kiosk, const std::string& uuid,
                              const api::SpooledBody& body) {
  try {
    const auto lease = office.readers().lease();
    if (const auto stored = findStored(*lease, office.region(), kiosk.id, uuid)) {
      return compared(*stored, body.sha256());
    }
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  const auto signKey = contract::publicKeyFromHex(kiosk.signPublicKey);
  if (!signKey) return tl::unexpected(signKey.error());
  const auto packet = readFile(body.file());
  if (!packet) return tl::unexpected(packet.error());
  auto opened = contract::openApplication(crypto::bytesOf(*packet), office.folder().officeKeys(), *signKey);
  if (!opened) {
    const bool forged = opened.error().id == ErrorId::PacketForged;
    return Intake{
        forged ? Outcome::NotAuthentic : Outcome::Unreadable, {}, std::string(assets::entry(opened.error().id).code)};
  }
  const contract::PacketHeader& header = opened->header;
  if (header.kioskId != kiosk.id || header.region != office.region() || header.submissionId != uuid) {
    domain::wipe(opened->content);
    return Intake{Outcome::NotAuthentic, {}, "the header names another terminal, region or submission"};
  }
  const std::int64_t nowMs = office.clock().nowMs();
  const domain::Date today = domain::chinaDate(nowMs);
  const auto findings = domain::findingsOf(opened->content, office.policy(), today);
  CaseRecord record = beginning(kiosk, uuid, body.sha256(), opened->content, nowMs);
  domain::wipe(opened->content);
  if (!findings.empty()) return Intake{Outcome::NotValid, {}, wordsOf(findings)};
  const auto promises = promisesOn(office.policy(), today);
  if (!promises) return tl::unexpected(promises.error());
  record.dueOn = promises->supplement;
  if (auto kept = keep(office.folder(), body); !kept) return tl::unexpected(kept.error());
  auto intake = commit(office, record, *promises, body, kiosk.signPublicKey);
  domain::wipe(record.number);
  domain::wipe(record.name);
  return intake;
}

}  // namespace kiosk::backoffice::cases
