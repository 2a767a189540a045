#include "kiosk/backoffice/api/certification_api.h"

#include "kiosk/backoffice/api/kiosk_gate.h"
#include "kiosk/backoffice/certification/request.h"
#include "kiosk/backoffice/certification/standing.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/contract/packet.h"

namespace kiosk::backoffice::api {
namespace {

using devices::Kiosk;

Response myCertification(Office& office, const Kiosk& kiosk, const Request& request) {
  return withMessage<contract::PersonLookup>(request, [&](const contract::PersonLookup& person) {
    const auto standing = certification::standingOf(office, person, "kiosk:" + kiosk.id);
    return standing ? json(200, contract::toJson(*standing)) : problem(standing.error());
  });
}

Response answerOf(const certification::Taken& taken) {
  using Outcome = certification::Taken::Outcome;
  switch (taken.outcome) {
    case Outcome::Recorded:
      return json(201, taken.answer);
    case Outcome::Repeated:
      return json(200, taken.answer);
    case Outcome::Conflict:
      return problem(Refusal::SubmissionConflict);
    case Outcome::NotPensioner:
      return problem(Refusal::NotFound);
    case Outcome::NotValid:
      return problem(Refusal::BodyInvalid, taken.detail);
  }
  return problem(Refusal::Broken);
}

Response putCertification(Office& office, const Kiosk& kiosk, const Request& request) {
  const auto key = contract::publicKeyFromHex(kiosk.signPublicKey);
  if (!key) return problem(key.error());
  const auto opened = contract::openCertification(crypto::bytesOf(request.body), office.folder().officeKeys(), *key);
  if (!opened) {
    const bool forged = opened.error().id == assets::ErrorId::PacketForged;
    return problem(forged ? Refusal::PacketNotAuthentic : Refusal::PacketUnreadable);
  }
  const contract::PacketHeader& header = opened->header;
  if (header.kioskId != kiosk.id || header.region != office.region() || header.submissionId != request.captures[0]) {
    return problem(Refusal::PacketNotAuthentic, "the header names another terminal, region or request");
  }
  const auto taken = certification::take(office, kiosk, request.captures[0], opened->content);
  return taken ? answerOf(*taken) : problem(taken.error());
}

}  // namespace

void addCertificationRoutes(Router& router, Office& office) {
  router.add(Method::Post, "/v1/certifications/mine", kJsonBody, gated(office, myCertification));
  router.add(Method::Put, "/v1/certifications/{uuid}", kSmallPacketBody, gated(office, putCertification));
}

}  // namespace kiosk::backoffice::api
