#include "kiosk/contract/codec.h"
#include "kiosk/contract/parts_codec.h"

namespace kiosk::contract {
namespace {

std::string finished(Json json) {
  std::string text = dumped(json);
  wipe(json);
  return text;
}

}  // namespace

std::string toJson(const CertificationStatus& message) {
  Json json;
  json["paid_here"] = message.paidHere;
  if (message.way) json["way"] = domain::wireName(*message.way);
  putOptional(json, "certified_on", message.certifiedOn);
  putOptional(json, "due_by", message.dueBy);
  json["open"] = message.open;
  json["visit_booked"] = message.visitBooked;
  return finished(std::move(json));
}

template <>
assets::Result<CertificationStatus> fromJson(std::string_view json) {
  return decoded<CertificationStatus>(json, [](Members& members) {
    CertificationStatus message;
    message.paidHere = members.flag("paid_here");
    message.way = members.optionalNamed("way", domain::certificationWayOf);
    message.certifiedOn = members.optionalDate("certified_on");
    message.dueBy = members.optionalDate("due_by");
    message.open = members.flag("open");
    message.visitBooked = members.flag("visit_booked");
    return message;
  });
}

std::string toJson(const CertificationRequest& message) {
  Json json;
  json["kind"] = domain::wireName(message.kind);
  json["person"] = jsonOf(message.person);
  json["requested_at_ms"] = message.requestedAtMs;
  json["phone"] = outgoing(message.phone);
  json["paying_place"] = outgoing(message.payingPlace);
  json["face"] = jsonOf(message.face);
  json["consents"] = jsonOf(message.consents);
  return finished(std::move(json));
}

template <>
assets::Result<CertificationRequest> fromJson(std::string_view json) {
  return decoded<CertificationRequest>(json, [](Members& members) {
    CertificationRequest message;
    message.kind = members.named("kind", domain::certificationKindOf);
    message.person = readPerson(members.object("person"));
    message.requestedAtMs = members.instant("requested_at_ms");
    message.phone = members.text("phone");
    message.payingPlace = members.text("paying_place");
    message.face = readFaceCheck(members.object("face"));
    message.consents = readConsents(members.objects("consents"));
    return message;
  });
}

std::string toJson(const CertificationReceipt& message) {
  Json json;
  json["request_id"] = outgoing(message.requestId);
  json["outcome"] = domain::wireName(message.outcome);
  json["recorded_at_ms"] = message.recordedAtMs;
  putOptional(json, "due_by", message.dueBy);
  putOptional(json, "visit_by", message.visitBy);
  json["ledger_number"] = outgoing(message.ledgerNumber);
  return finished(std::move(json));
}

template <>
assets::Result<CertificationReceipt> fromJson(std::string_view json) {
  return decoded<CertificationReceipt>(json, [](Members& members) {
    CertificationReceipt message;
    message.requestId = members.nonEmptyText("request_id");
    message.outcome = members.named("outcome", domain::certificationOutcomeOf);
    message.recordedAtMs = members.instant("recorded_at_ms");
    message.dueBy = members.optionalDate("due_by");
    message.visitBy = members.optionalDate("visit_by");
    message.ledgerNumber = members.text("ledger_number");
    return message;
  });
}

}  // namespace kiosk::contract
