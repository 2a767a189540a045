#include "kiosk/backoffice/certification/requests.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/cases/running_number.h"
#include "kiosk/backoffice/certification/record.h"
#include "kiosk/backoffice/certification/roll.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/validation.h"
#include "kiosk/domain/wipe.h"

namespace kiosk::backoffice::certification {
namespace {

using assets::ErrorId;
using contract::CertificationRequest;
using domain::CertificationKind;
using domain::CertificationOutcome;
using domain::CertificationWay;
using domain::FaceCheck;
using Outcome = Intake::Outcome;

Intake compared(const Record& stored, const std::string& sha256) {
  if (stored.sha256 != sha256) return {Outcome::Conflict, {}, {}};
  return {Outcome::Repeated, stored.answer, {}};
}

bool consented(const CertificationRequest& request) {
  return std::any_of(request.consents.begin(), request.consents.end(),
                     [](const domain::Consent& consent) { return consent.textId == "face_check" && consent.granted; });
}

std::string whyNotValid(const CertificationRequest& request, const domain::PolicyBook& policy) {
  if (request.person.name.empty() || request.person.number.empty()) return "person";
  if (request.face.outcome == FaceCheck::Outcome::Refused) return "face: another person";
  if (request.face.outcome == FaceCheck::Outcome::Passed && !consented(request)) return "consents";
  if (request.kind == CertificationKind::HomeVisit && !domain::isPhone(request.phone)) return "phone";
  if (request.kind == CertificationKind::Assisted && policy.payingPlaces.find(request.payingPlace) == nullptr) {
    return "paying_place";
  }
  return {};
}

CertificationOutcome outcomeOf(const CertificationRequest& request, bool onRoll) {
  if (request.kind == CertificationKind::HomeVisit) return CertificationOutcome::VisitBooked;
  if (request.face.outcome != FaceCheck::Outcome::Passed) return CertificationOutcome::AtCounter;
  if (request.kind == CertificationKind::Assisted) return CertificationOutcome::ToForward;
  return onRoll ? CertificationOutcome::Certified : CertificationOutcome::AtCounter;
}

/// The letter in front of a ledger number tells which ledger it is in.
char ledgerOf(CertificationOutcome outcome) {
  switch (outcome) {
    case CertificationOutcome::VisitBooked:
      return 'S';  // 上门
    case CertificationOutcome::ToForward:
      return 'X';  // 协助
    case CertificationOutcome::AtCounter:
    case CertificationOutcome::Certified:
      break;
  }
  return 'D';  // 大厅
}

std::string ledgerNumber(const store::Transaction& transaction, CertificationOutcome outcome,
                         const std::string& district, const domain::Date& today) {
  const char letter = ledgerOf(outcome);
  const int year = static_cast<int>(today.year());
  const int running = cases::nextRunning(transaction, fmt::format("certification-{}/{}/{}", letter, district, year));
  return fmt::format("{}{}{:02}{:05}", letter, district, year % 100, running);
}

/// The day the face was seen: the terminal's word, as far as the office's clock lets it be true.
domain::Date certifiedOn(const CertificationRequest& request, std::int64_t nowMs) {
  return domain::chinaDate(std::min(request.requestedAtMs, nowMs));
}

Record recordOf(const Office& office, const devices::Kiosk& kiosk, const std::string& uuid, const std::string& sha256,
                const CertificationRequest& request, std::int64_t nowMs) {
  Record record;
  record.id = crypto::uuid(nowMs);
  record.numberIndex = cases::numberIndex(office, request.person.number);
  record.kind = request.kind;
  record.recordedMs = nowMs;
  record.kioskId = kiosk.id;
  record.requestUuid = uuid;
  record.sha256 = sha256;
  record.district = kiosk.district;
  return record;
}

std::string answerOf(const Record& record, CertificationOutcome outcome, const domain::PolicyBook& policy) {
  std::optional<domain::Date> visitBy;
  if (outcome == CertificationOutcome::VisitBooked) {
    const domain::Date booked = domain::chinaDate(record.recordedMs);
    visitBy = policy.calendar.addWorkingDays(booked, policy.certification.homeVisitDays()).day;
  }
  return contract::toJson(contract::CertificationReceipt{.requestId = record.requestUuid,
                                                         .outcome = outcome,
                                                         .recordedAtMs = record.recordedMs,
                                                         .dueBy = record.dueBy,
                                                         .visitBy = visitBy,
                                                         .ledgerNumber = record.ledgerNumber});
}

assets::Result<Intake> commit(Office& office, Record& record, const CertificationRequest& request) {
  const domain::Date today = domain::chinaDate(record.recordedMs);
  const domain::Date seenOn = certifiedOn(request, record.recordedMs);
  const auto dueBy = office.policy().certification.dueBy(seenOn);
  if (!dueBy) return tl::unexpected(dueBy.error());
  std::string content = contract::toJson(request);
  Intake intake{Outcome::Recorded, {}, {}};
  auto written = office.writer().write([&](store::Transaction& transaction) {
    // Only here, behind all others, is it certain that nobody handed the same uuid in meanwhile.
    if (const auto stored = findRequest(transaction.sql(), transaction.region(), record.kioskId, record.requestUuid)) {
      intake = compared(*stored, record.sha256);
      return;
    }
    const auto district = districtOf(transaction.sql(), office, request.person.number, request.person.name);
    const CertificationOutcome outcome = outcomeOf(request, district.has_value());
    record.state = stateOf(outcome);
    if (district) record.district = *district;
    if (outcome == CertificationOutcome::Certified) {
      record.way = CertificationWay::SelfService;
      record.certifiedOn = seenOn;
      record.dueBy = *dueBy;
      closeAllOpen(transaction, record.numberIndex, record.recordedMs);
    } else {
      record.ledgerNumber = ledgerNumber(transaction, outcome, record.district, today);
    }
    record.answer = answerOf(record, outcome, office.policy());
    intake.answer = record.answer;
    insert(transaction, office, record, content);
    transaction.record("kiosk:" + record.kioskId, "certification." + std::string(domain::wireName(outcome)), record.id,
                       nlohmann::json{{"packet_sha256", record.sha256},
                                      {"ledger", record.ledgerNumber},
                                      {"due_by", record.dueBy ? domain::dateText(*record.dueBy) : ""}}
                           .dump());
  });
  domain::wipe(content);
  if (!written) return tl::unexpected(written.error());
  return intake;
}

}  // namespace

assets::Result<contract::CertificationStatus> statusOf(Office& office, const contract::PersonLookup& person,
                                                       const std::string& actor) {
  contract::CertificationStatus status;
  const domain::Date today = domain::chinaDate(office.clock().nowMs());
  const std::string index = cases::numberIndex(office, person.number);
  std::string id;
  try {
    const auto lease = office.readers().lease();
    status.paidHere = districtOf(*lease, office, person.number, person.name).has_value();
    if (!status.paidHere) return status;
    status.visitBooked = hasOpenVisit(*lease, office.region(), index);
    status.open = true;
    if (const auto newest = newestCertified(*lease, office.region(), index); newest && newest->dueBy) {
      const auto mayRenew = office.policy().certification.mayRenew(*newest->dueBy, today);
      if (!mayRenew) return tl::unexpected(mayRenew.error());
      status.way = newest->way;
      status.certifiedOn = newest->certifiedOn;
      status.dueBy = newest->dueBy;
      status.open = *mayRenew;
      id = newest->id;
    }
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  auto written = office.writer().write(
      [&](store::Transaction& transaction) { transaction.record(actor, "certification.read", id, "{}"); });
  if (!written) return tl::unexpected(written.error());
  return status;
}

assets::Result<Intake> takeIn(Office& office, const devices::Kiosk& kiosk, const std::string& uuid,
                              std::string_view packet) {
  const std::string sha256 = crypto::sha256Hex(packet);
  try {
    const auto lease = office.readers().lease();
    if (const auto stored = findRequest(*lease, office.region(), kiosk.id, uuid)) return compared(*stored, sha256);
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  const auto signKey = contract::publicKeyFromHex(kiosk.signPublicKey);
  if (!signKey) return tl::unexpected(signKey.error());
  auto opened = contract::openCertification(crypto::bytesOf(packet), office.folder().officeKeys(), *signKey);
  if (!opened) {
    const bool forged = opened.error().id == ErrorId::PacketForged;
    return Intake{
        forged ? Outcome::NotAuthentic : Outcome::Unreadable, {}, std::string(assets::entry(opened.error().id).code)};
  }
  CertificationRequest& request = opened->content;
  const contract::PacketHeader& header = opened->header;
  assets::Result<Intake> intake = Intake{Outcome::NotAuthentic, {}, "the header names another terminal or request"};
  if (header.kioskId == kiosk.id && header.region == office.region() && header.submissionId == uuid) {
    std::string why = whyNotValid(request, office.policy());
    if (why.empty()) {
      Record record = recordOf(office, kiosk, uuid, sha256, request, office.clock().nowMs());
      intake = commit(office, record, request);
    } else {
      intake = Intake{Outcome::NotValid, {}, std::move(why)};
    }
  }
  domain::wipe(request.person);
  domain::wipe(request.phone);
  return intake;
}

assets::Result<Closed> decide(Office& office, const std::string& actor, const std::string& officerDistrict,
                              const std::string& id, Decision decision) {
  const std::int64_t nowMs = office.clock().nowMs();
  const domain::Date today = domain::chinaDate(nowMs);
  const auto dueBy = office.policy().certification.dueBy(today);
  if (!dueBy) return tl::unexpected(dueBy.error());
  Closed closed = Closed::NotFound;
  auto written = office.writer().write([&](store::Transaction& transaction) {
    const auto record = find(transaction.sql(), transaction.region(), id);
    if (!record || !office.policy().regions.sees(officerDistrict, record->district)) return;
    closed = Closed::NotPossible;
    const bool forwards = decision == Decision::Forward;
    if (!isOpen(record->state) || forwards != (record->state == State::ToForward)) return;
    if (!close(transaction, id, record->state, forwards ? State::Forwarded : State::Done, nowMs)) return;
    closed = Closed::Done;
    if (forwards) {
      transaction.record(actor, "certification.forwarded", id, "{}");
      return;
    }
    Record certified = *record;
    certified.id = crypto::uuid(nowMs);
    certified.way = record->state == State::VisitBooked ? CertificationWay::HomeVisit : CertificationWay::Counter;
    certified.state = State::Certified;
    certified.certifiedOn = today;
    certified.dueBy = *dueBy;
    certified.recordedMs = nowMs;
    certified.kioskId.clear();
    certified.requestUuid = certified.id;
    certified.sha256.clear();
    certified.ledgerNumber.clear();
    certified.answer.clear();
    insert(transaction, office, certified, {});
    transaction.record(actor, "certification.confirmed", id, nlohmann::json{{"certification", certified.id}}.dump());
    transaction.record(
        actor, "certification.certified", certified.id,
        nlohmann::json{{"way", domain::wireName(*certified.way)}, {"due_by", domain::dateText(*certified.dueBy)}}
            .dump());
  });
  if (!written) return tl::unexpected(written.error());
  return closed;
}

}  // namespace kiosk::backoffice::certification
