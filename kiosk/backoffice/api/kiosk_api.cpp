#include "kiosk/backoffice/api/kiosk_api.h"

#include <utility>

#include <soci/soci.h>

#include "kiosk/backoffice/api/certification_handlers.h"
#include "kiosk/backoffice/api/json_body.h"
#include "kiosk/backoffice/api/kiosk_gate.h"
#include "kiosk/backoffice/api/problem.h"
#include "kiosk/backoffice/cases/citizen_view.h"
#include "kiosk/backoffice/cases/delivery.h"
#include "kiosk/backoffice/cases/intake.h"
#include "kiosk/backoffice/cases/notice_maker.h"
#include "kiosk/backoffice/cases/notice_record.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/backoffice/institutions/institution_store.h"
#include "kiosk/backoffice/people/person_store.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"

namespace kiosk::backoffice::api {
namespace {

using devices::Kiosk;

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

Response lookUpPerson(Office& office, const Kiosk& kiosk, const Request& request) {
  return withMessage<contract::PersonLookup>(request, [&](const contract::PersonLookup& wanted) {
    const auto record = people::lookUp(office, wanted, "kiosk:" + kiosk.id);
    return record ? json(200, contract::toJson(*record)) : problem(record.error());
  });
}

Response putSubmission(Office& office, const Kiosk& kiosk, const Request& request) {
  using Outcome = cases::Intake::Outcome;
  const auto intake = cases::takeIn(office, kiosk, request.captures[0], *request.upload);
  if (!intake) return problem(intake.error());
  switch (intake->outcome) {
    case Outcome::Accepted:
      return json(201, intake->answer);
    case Outcome::Repeated:
      return json(200, intake->answer);
    case Outcome::Conflict:
      return problem(Refusal::SubmissionConflict);
    case Outcome::Unreadable:
      return problem(Refusal::PacketUnreadable, intake->detail);
    case Outcome::NotAuthentic:
      return problem(Refusal::PacketNotAuthentic, intake->detail);
    case Outcome::NotValid:
      return problem(Refusal::ApplicationIncomplete, intake->detail);
  }
  return problem(Refusal::Broken);
}

Response getSubmission(Office& office, const Kiosk& kiosk, const Request& request) {
  const auto lease = office.readers().lease();
  std::string answer = cases::storedAnswer(*lease, office.region(), kiosk.id, request.captures[0]);
  return answer.empty() ? problem(Refusal::NotFound) : json(200, std::move(answer));
}

Response myCases(Office& office, const Kiosk&, const Request& request) {
  return withMessage<contract::PersonLookup>(request, [&](const contract::PersonLookup& person) {
    const auto list = cases::casesFor(office, person);
    return list ? json(200, contract::toJson(*list)) : problem(list.error());
  });
}

Response myNotices(Office& office, const Kiosk&, const Request& request) {
  return withMessage<contract::PersonLookup>(request, [&](const contract::PersonLookup& person) {
    const auto list = cases::noticesFor(office, person);
    return list ? json(200, contract::toJson(*list)) : problem(list.error());
  });
}

std::optional<cases::NoticeRecord> noticeNamed(Office& office, const std::string& id) {
  const auto lease = office.readers().lease();
  return cases::findNotice(*lease, office, id);
}

Response noticePdf(Office& office, const Kiosk&, const Request& request) {
  const auto notice = noticeNamed(office, request.captures[0]);
  if (!notice) return problem(Refusal::NotFound);
  const auto pdf = cases::readPdf(office, *notice);
  if (!pdf) return problem(pdf.error());
  return {200, "application/pdf", std::string(pdf->begin(), pdf->end()), {{"ETag", "\"" + notice->pdfSha256 + "\""}}};
}

Response noticePage(Office& office, const Kiosk&, const Request& request) {
  constexpr int kUsualWidth = 860;
  int width = kUsualWidth;
  for (const auto& [name, value] : request.query) {
    const bool digits =
        !value.empty() && value.size() <= 4 && value.find_first_not_of("0123456789") == std::string::npos;
    if (name != "width" || !digits) return problem(Refusal::MalformedRequest, "query");
    width = std::stoi(value);
  }
  const int page = std::stoi(request.captures[1]);
  const auto notice = noticeNamed(office, request.captures[0]);
  if (!notice || page < 1 || page > notice->pages) return problem(Refusal::NotFound);
  if (width < 200 || width > 4000) return problem(Refusal::MalformedRequest, "width is 200 to 4000");
  const auto png = cases::drawPage(office, *notice, page, width);
  if (!png) return problem(png.error());
  return {200, "image/png", std::string(png->begin(), png->end()), {}};
}

/// As JSON, or sealed where it waited in the outbox.
assets::Result<contract::DeliveryReceipt> receiptOf(const Office& office, const Kiosk& kiosk, const Request& request) {
  if (request.contentType == kJsonType) return contract::fromJson<contract::DeliveryReceipt>(request.body);
  const auto key = contract::publicKeyFromHex(kiosk.signPublicKey);
  if (!key) return tl::unexpected(key.error());
  auto opened = contract::openDeliveryReceipt(crypto::bytesOf(request.body), office.folder().officeKeys(), *key);
  if (!opened) return tl::unexpected(opened.error());
  if (opened->header.kioskId != kiosk.id || opened->header.region != office.region() ||
      opened->header.submissionId != request.captures[1]) {
    return assets::failure(assets::ErrorId::PacketForged, "the header names another terminal, region or receipt");
  }
  return std::move(opened->content);
}

Response postReceipt(Office& office, const Kiosk& kiosk, const Request& request) {
  using Outcome = cases::Delivery::Outcome;
  const auto receipt = receiptOf(office, kiosk, request);
  if (!receipt) {
    const auto id = receipt.error().id;
    if (id == assets::ErrorId::MessageMalformed) return problem(Refusal::BodyInvalid, receipt.error().detail);
    return problem(id == assets::ErrorId::PacketForged ? Refusal::PacketNotAuthentic : Refusal::PacketUnreadable);
  }
  const auto delivery = cases::deliver(office, kiosk, request.captures[0], request.captures[1], *receipt);
  if (!delivery) return problem(delivery.error());
  switch (delivery->outcome) {
    case Outcome::Delivered:
      return json(201, delivery->answer);
    case Outcome::Repeated:
      return json(200, delivery->answer);
    case Outcome::Conflict:
      return problem(Refusal::SubmissionConflict);
    case Outcome::AlreadyCollected:
      return problem(Refusal::AlreadyCollected);
    case Outcome::NoSuchNotice:
      return problem(Refusal::NotFound);
    case Outcome::NotPossible:
      return problem(Refusal::ActionNotPossible);
    case Outcome::NotValid:
      return problem(Refusal::BodyInvalid, delivery->detail);
  }
  return problem(Refusal::Broken);
}

Response hall(Office& office, const Kiosk& kiosk, const Request&) {
  contract::HallState state;
  state.hallName = kiosk.hallName;
  if (const domain::Region* district = office.policy().regions.find(kiosk.district)) state.district = district->name;
  const auto lease = office.readers().lease();
  state.neighbourKiosk = devices::neighbourOf(*lease, office.region(), kiosk, office.clock().nowMs());
  state.institutions = institutions::treatingInstitutions(*lease, office.region());
  // No queue system is connected: the figures stay unknown, and screens then say nothing.
  return json(200, contract::toJson(state));
}

Response heartbeat(Office& office, const Kiosk& kiosk, const Request& request) {
  return withMessage<contract::Heartbeat>(request, [&](const contract::Heartbeat& beat) {
    const std::int64_t now = office.clock().nowMs();
    nlohmann::json told = nlohmann::json::object();
    for (const auto& [role, state] : beat.devices)
      told[role] = state;
    const auto noted =
        devices::noteSighting(office, kiosk.id, {beat.kioskTimeMs - now, beat.outboxBacklog, told.dump()});
    if (!noted) return problem(noted.error());
    // Certificates are dated by the machine's clock, also where the office's is shifted.
    const std::int64_t left = (kiosk.certificateUntilMs - (now - office.clock().shiftMs())) / kDayMs;
    return json(200, nlohmann::json{{"time_ms", now}, {"certificate_days_left", left}}.dump());
  });
}

Response enrolmentAnswer(const Office& office, const devices::Enrolment& enrolment) {
  const auto anchor = readFile(office.folder().trustAnchor());
  if (!anchor) return problem(anchor.error());
  const nlohmann::json answer = {
      {"kiosk_id", enrolment.kioskId},
      {"region", office.region()},
      {"district", enrolment.district},
      {"certificate_chain_pem", enrolment.certificatePem + office.folder().issuer().certificatePem},
      {"ca_pem", *anchor},
      {"seal_public_key", contract::toHex(office.folder().officeKeys().publicKey)}};
  return json(200, answer.dump());
}

Response renewCertificate(Office& office, const Kiosk& kiosk, const Request& request) {
  const auto body = stringsBody(request.body, {"csr_pem"});
  if (!body) return problem(Refusal::BodyInvalid, "csr_pem is needed");
  const auto enrolment = devices::renew(office, kiosk, body->at("csr_pem").get<std::string>());
  if (enrolment) return enrolmentAnswer(office, *enrolment);
  if (enrolment.error().id == assets::ErrorId::OfficeCertificateUnusable) {
    return problem(Refusal::BodyInvalid, enrolment.error().detail);
  }
  return problem(enrolment.error());
}

Response enrolTerminal(Office& office, const Request& request) {
  const auto body = stringsBody(request.body, {"code", "csr_pem", "sign_public_key"});
  if (!body) return problem(Refusal::BodyInvalid, "code, csr_pem and sign_public_key are needed");
  const auto enrolment =
      devices::enrol(office, body->at("code").get<std::string>(), body->at("csr_pem").get<std::string>(),
                     body->at("sign_public_key").get<std::string>());
  if (!enrolment) {
    if (enrolment.error().id == assets::ErrorId::OfficeCertificateUnusable) {
      return problem(Refusal::BodyInvalid, enrolment.error().detail);
    }
    return problem(enrolment.error());
  }
  if (!*enrolment) return problem(Refusal::EnrolmentRefused);
  return enrolmentAnswer(office, **enrolment);
}

}  // namespace

void addKioskRoutes(Router& router, Office& office) {
  const auto add = [&](Method method, const char* pattern, BodyRule body, KioskHandler handler) {
    router.add(method, pattern, body, gated(office, std::move(handler)));
  };
  add(Method::Post, "/v1/persons/lookup", kJsonBody, lookUpPerson);
  add(Method::Put, "/v1/submissions/{uuid}", kPacketBody, putSubmission);
  add(Method::Get, "/v1/submissions/{uuid}", kNoBody, getSubmission);
  add(Method::Post, "/v1/cases/mine", kJsonBody, myCases);
  add(Method::Post, "/v1/notices/mine", kJsonBody, myNotices);
  add(Method::Get, "/v1/notices/{uuid}/pdf", kNoBody, noticePdf);
  add(Method::Get, "/v1/notices/{uuid}/pages/{number}.png", kNoBody, noticePage);
  add(Method::Post, "/v1/notices/{uuid}/receipts/{uuid}", kReceiptBody, postReceipt);
  add(Method::Post, "/v1/certifications/mine", kJsonBody, myCertification);
  add(Method::Put, "/v1/certifications/{uuid}", kSmallPacketBody, putCertification);
  add(Method::Get, "/v1/hall", kNoBody, hall);
  add(Method::Post, "/v1/heartbeat", kJsonBody, heartbeat);
  add(Method::Post, "/v1/renew", kJsonBody, renewCertificate);
}

void addEnrolmentRoute(Router& router, Office& office) {
  router.add(Method::Post, "/v1/enrol", kJsonBody,
             [&office](const Request& request) { return enrolTerminal(office, request); });
}

}  // namespace kiosk::backoffice::api
