#include "kiosk/backoffice/certification/request.h"

#include <algorithm>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/certification/pensioner_record.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::certification {
namespace {

using Outcome = Taken::Outcome;
using What = contract::CertificationRequest::What;

std::optional<Taken> stored(soci::session& sql, const std::string& region, const std::string& kiosk,
                            const std::string& uuid, const std::string& sha256) {
  std::string sha;
  std::string answer;
  sql << "SELECT sha256, answer FROM certification_request WHERE region_code = :region AND kiosk_id = :kiosk AND "
         "request_uuid = :uuid",
      soci::use(region), soci::use(kiosk), soci::use(uuid), soci::into(sha), soci::into(answer);
  if (!sql.got_data()) return std::nullopt;
  if (sha != sha256) return Taken{Outcome::Conflict, {}, {}};
  return Taken{Outcome::Repeated, answer, {}};
}

void insertRequest(const store::Transaction& transaction, const Office& office, const std::string& kiosk,
                   const std::string& uuid, const std::string& json, const std::string& sha256,
                   const std::string& answer) {
  const std::string sealed = office.cipher().seal(json, "certification_request.request/" + uuid);
  const long long now = office.clock().nowMs();
  transaction.sql() << "INSERT INTO certification_request (region_code, kiosk_id, request_uuid, sha256, received_ms, "
                       "request_sealed, answer) VALUES (:region, :kiosk, :uuid, :sha, :received, :request, :answer)",
      soci::use(transaction.region()), soci::use(kiosk), soci::use(uuid), soci::use(sha256), soci::use(now),
      soci::use(sealed), soci::use(answer);
}

/// A face check nobody agreed to, or that was not passed, certifies nobody: then a person must.
std::string whyNotValid(const contract::CertificationRequest& request) {
  if (request.what == What::HomeVisit) return request.face ? "a home visit comes without a face check" : "";
  if (!request.face) return "no face check";
  if (request.face->outcome != domain::FaceCheck::Outcome::Passed) return "the face check was not passed";
  const bool agreed = std::any_of(request.consents.begin(), request.consents.end(),
                                  [](const domain::Consent& consent) { return consent.granted; });
  return agreed ? "" : "nobody agreed to the face check";
}

contract::CertificationReceipt certify(const store::Transaction& transaction, const Office& office,
                                       PensionerRecord& pensioner, const domain::Date& day, const std::string& uuid) {
  const auto way = pensioner.agency.empty() ? domain::CertificationWay::Self : domain::CertificationWay::Assisted;
  addCertification(transaction, office, pensioner, {way, day}, uuid);
  contract::CertificationReceipt receipt;
  receipt.requestId = uuid;
  receipt.certifiedOn = day;
  receipt.nextBy = pensioner.dueBy;
  return receipt;
}

/// A visit that is booked already stays as it was.
contract::CertificationReceipt bookVisit(const Office& office, PensionerRecord& pensioner, const domain::Date& day,
                                         const std::string& uuid) {
  const auto& policy = office.policy();
  if (!pensioner.visitBy || *pensioner.visitBy < day) {
    pensioner.visitBy = policy.calendar.addWorkingDays(day, policy.certification.inForce(day).homeVisitDays).day;
  }
  contract::CertificationReceipt receipt;
  receipt.requestId = uuid;
  receipt.visitBy = pensioner.visitBy;
  return receipt;
}

}  // namespace

assets::Result<Taken> take(Office& office, const devices::Kiosk& kiosk, const std::string& uuid,
                           const contract::CertificationRequest& request) {
  const std::string json = contract::toJson(request);
  const std::string sha256 = crypto::sha256Hex(json);
  const domain::Date day = domain::chinaDate(std::min(request.askedAtMs, office.clock().nowMs()));
  Taken taken{Outcome::Recorded, {}, {}};
  const auto written = office.writer().write([&](store::Transaction& transaction) {
    if (auto known = stored(transaction.sql(), transaction.region(), kiosk.id, uuid, sha256)) {
      taken = std::move(*known);
      return;
    }
    auto pensioner = findPensioner(transaction.sql(), office, request.who.number);
    if (!pensioner || pensioner->name != request.who.name) {
      taken.outcome = Outcome::NotPensioner;
      return;
    }
    taken.detail = whyNotValid(request);
    if (!taken.detail.empty()) {
      taken.outcome = Outcome::NotValid;
      return;
    }
    const bool certifies = request.what == What::Certify;
    const auto receipt =
        certifies ? certify(transaction, office, *pensioner, day, uuid) : bookVisit(office, *pensioner, day, uuid);
    putPensioner(transaction, office, *pensioner);
    taken.answer = contract::toJson(receipt);
    insertRequest(transaction, office, kiosk.id, uuid, json, sha256, taken.answer);
    transaction.record("kiosk:" + kiosk.id, certifies ? "certification.recorded" : "certification.visit_booked",
                       cases::numberIndex(office, request.who.number), "{\"request_sha256\":\"" + sha256 + "\"}");
  });
  if (!written) return tl::unexpected(written.error());
  return taken;
}

}  // namespace kiosk::backoffice::certification
