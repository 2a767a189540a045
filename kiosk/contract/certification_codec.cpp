#include "kiosk/contract/certification.h"
#include "kiosk/contract/parts_codec.h"

namespace kiosk::contract {
namespace {

using What = CertificationRequest::What;

std::string finished(Json json) {
  std::string text = dumped(json);
  wipe(json);
  return text;
}

std::optional<What> whatOf(std::string_view name) {
  if (name == "certify") return What::Certify;
  if (name == "home_visit") return What::HomeVisit;
  return std::nullopt;
}

}  // namespace

std::string toJson(const CertificationStanding& message) {
  Json json;
  json["pensioner"] = message.pensioner;
  json["agency"] = outgoing(message.agency);
  putOptional(json, "due_by", message.dueBy);
  if (message.last) {
    json["last"] = {{"way", domain::wireName(message.last->way)},
                    {"certified_on", outgoing(message.last->certifiedOn)}};
  }
  json["phone"] = outgoing(message.phone);
  putOptional(json, "visit_by", message.visitBy);
  return finished(std::move(json));
}

template <>
assets::Result<CertificationStanding> fromJson(std::string_view json) {
  return decoded<CertificationStanding>(json, [](Members& members) {
    CertificationStanding message;
    message.pensioner = members.flag("pensioner");
    message.agency = members.text("agency");
    message.dueBy = members.optionalDate("due_by");
    if (auto last = members.optionalObject("last")) {
      message.last = LastCertification{last->named("way", domain::certificationWayOf), last->date("certified_on")};
      last->finish();
    }
    message.phone = members.text("phone");
    message.visitBy = members.optionalDate("visit_by");
    return message;
  });
}

std::string toJson(const CertificationRequest& message) {
  Json json;
  json["what"] = message.what == What::Certify ? "certify" : "home_visit";
  json["number"] = outgoing(message.who.number);
  json["name"] = outgoing(message.who.name);
  json["asked_at_ms"] = message.askedAtMs;
  if (message.face) json["face"] = jsonOf(*message.face);
  json["consents"] = jsonOf(message.consents);
  return finished(std::move(json));
}

template <>
assets::Result<CertificationRequest> fromJson(std::string_view json) {
  return decoded<CertificationRequest>(json, [](Members& members) {
    CertificationRequest message;
    message.what = members.named("what", whatOf);
    message.who.number = members.nonEmptyText("number");
    message.who.name = members.nonEmptyText("name");
    message.askedAtMs = members.instant("asked_at_ms");
    if (auto face = members.optionalObject("face")) message.face = readFaceCheck(*face);
    message.consents = readConsents(members.objects("consents"));
    return message;
  });
}

std::string toJson(const CertificationReceipt& message) {
  Json json;
  json["request_id"] = outgoing(message.requestId);
  putOptional(json, "certified_on", message.certifiedOn);
  putOptional(json, "next_by", message.nextBy);
  putOptional(json, "visit_by", message.visitBy);
  return finished(std::move(json));
}

template <>
assets::Result<CertificationReceipt> fromJson(std::string_view json) {
  return decoded<CertificationReceipt>(json, [](Members& members) {
    CertificationReceipt message;
    message.requestId = members.nonEmptyText("request_id");
    message.certifiedOn = members.optionalDate("certified_on");
    message.nextBy = members.optionalDate("next_by");
    message.visitBy = members.optionalDate("visit_by");
    return message;
  });
}

}  // namespace kiosk::contract
