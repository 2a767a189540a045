#include "kiosk/contract/codec.h"

#include "kiosk/contract/parts_codec.h"
#include "kiosk/domain/case_flow.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::contract {
namespace {

std::string finished(Json json) {
  std::string text = dumped(json);
  wipe(json);
  return text;
}

Json jsonOf(const CaseProgress& message) {
  Json json;
  json["case_id"] = outgoing(message.caseId);
  json["acceptance_number"] = outgoing(message.acceptanceNumber);
  json["kind"] = domain::wireName(message.kind);
  json["stage"] = domain::wireName(message.stage);
  json["accepted_at_ms"] = message.acceptedAtMs;
  putOptional(json, "next_by", message.nextBy);
  json["session_time"] = outgoing(message.sessionTime);
  json["session_place"] = outgoing(message.sessionPlace);
  json["missing"] = Json::array();
  for (const std::string& material : message.missing)
    json["missing"].push_back(outgoing(material));
  return json;
}

CaseProgress readCaseProgress(Members& members) {
  CaseProgress message;
  message.caseId = members.nonEmptyText("case_id");
  message.acceptanceNumber = members.nonEmptyText("acceptance_number");
  message.kind = members.named("kind", domain::applicationKindOf);
  message.stage = members.named("stage", domain::caseStageOf);
  message.acceptedAtMs = members.instant("accepted_at_ms");
  message.nextBy = members.optionalDate("next_by");
  message.sessionTime = members.text("session_time");
  message.sessionPlace = members.text("session_place");
  message.missing = members.texts("missing");
  return message;
}

Json jsonOf(const NoticeSummary& message) {
  Json json;
  json["notice_id"] = outgoing(message.noticeId);
  json["title"] = outgoing(message.title);
  json["document_number"] = outgoing(message.documentNumber);
  json["issued_on"] = outgoing(message.issuedOn);
  json["collected"] = message.collected;
  json["grade"] = message.grade;
  json["dependency"] = domain::wireName(message.dependency);
  putOptional(json, "appeal_by", message.appealBy);
  json["pages"] = message.pages;
  json["pdf_sha256"] = outgoing(message.pdfSha256);
  return json;
}

NoticeSummary readNoticeSummary(Members& members) {
  NoticeSummary message;
  message.noticeId = members.nonEmptyText("notice_id");
  message.title = members.nonEmptyText("title");
  message.documentNumber = members.text("document_number");
  message.issuedOn = members.date("issued_on");
  message.collected = members.flag("collected");
  message.grade = static_cast<int>(members.integer("grade", 0, 10));
  message.dependency = members.named("dependency", domain::dependencyOf);
  message.appealBy = members.optionalDate("appeal_by");
  message.pages = static_cast<int>(members.integer("pages", 1, 100));
  message.pdfSha256 = members.hex("pdf_sha256", 64);
  return message;
}

}  // namespace

std::string toJson(const PersonLookup& message) {
  Json json;
  json["number"] = outgoing(message.number);
  json["name"] = outgoing(message.name);
  return finished(std::move(json));
}

template <>
assets::Result<PersonLookup> fromJson(std::string_view json) {
  return decoded<PersonLookup>(json, [](Members& members) {
    PersonLookup message;
    message.number = members.nonEmptyText("number");
    message.name = members.nonEmptyText("name");
    return message;
  });
}

std::string toJson(const PersonRecord& message) {
  Json json;
  json["known"] = message.known;
  json["contact"] = jsonOf(message.contact);
  json["injuries"] = Json::array();
  for (const KnownInjury& known : message.injuries) {
    json["injuries"].push_back({{"injury", jsonOf(known.injury)}, {"employer", jsonOf(known.employer)}});
  }
  json["photo_jpeg"] = outgoing(message.photoJpeg);
  return finished(std::move(json));
}

template <>
assets::Result<PersonRecord> fromJson(std::string_view json) {
  return decoded<PersonRecord>(json, [](Members& members) {
    PersonRecord message;
    message.known = members.flag("known");
    message.contact = readContact(members.object("contact"));
    for (Members& item : members.objects("injuries")) {
      KnownInjury known;
      known.injury = readInjury(item.object("injury"));
      known.employer = readEmployer(item.object("employer"));
      item.finish();
      message.injuries.push_back(std::move(known));
    }
    message.photoJpeg = members.bytes("photo_jpeg");
    return message;
  });
}

std::string toJson(const SubmissionReceipt& message) {
  Json json;
  json["submission_id"] = outgoing(message.submissionId);
  json["acceptance_number"] = outgoing(message.acceptanceNumber);
  json["accepted_at_ms"] = message.acceptedAtMs;
  json["supplement_due_by"] = outgoing(message.supplementDueBy);
  json["conclusion_due_by"] = outgoing(message.conclusionDueBy);
  json["delivery_days"] = message.deliveryDays;
  json["provisional"] = message.provisional;
  return finished(std::move(json));
}

template <>
assets::Result<SubmissionReceipt> fromJson(std::string_view json) {
  return decoded<SubmissionReceipt>(json, [](Members& members) {
    SubmissionReceipt message;
    message.submissionId = members.nonEmptyText("submission_id");
    message.acceptanceNumber = members.nonEmptyText("acceptance_number");
    message.acceptedAtMs = members.instant("accepted_at_ms");
    message.supplementDueBy = members.date("supplement_due_by");
    message.conclusionDueBy = members.date("conclusion_due_by");
    message.deliveryDays = static_cast<int>(members.integer("delivery_days", 1, 400));
    message.provisional = members.flag("provisional");
    return message;
  });
}

std::string toJson(const CaseProgress& message) {
  return finished(jsonOf(message));
}

template <>
assets::Result<CaseProgress> fromJson(std::string_view json) {
  return decoded<CaseProgress>(json, readCaseProgress);
}

std::string toJson(const CaseList& message) {
  Json json;
  json["cases"] = Json::array();
  for (const CaseProgress& progress : message)
    json["cases"].push_back(jsonOf(progress));
  return finished(std::move(json));
}

template <>
assets::Result<CaseList> fromJson(std::string_view json) {
  return decoded<CaseList>(json, [](Members& members) {
    CaseList message;
    for (Members& item : members.objects("cases")) {
      message.push_back(readCaseProgress(item));
      item.finish();
    }
    return message;
  });
}

std::string toJson(const NoticeSummary& message) {
  return finished(jsonOf(message));
}

template <>
assets::Result<NoticeSummary> fromJson(std::string_view json) {
  return decoded<NoticeSummary>(json, readNoticeSummary);
}

std::string toJson(const NoticeList& message) {
  Json json;
  json["notices"] = Json::array();
  for (const NoticeSummary& summary : message)
    json["notices"].push_back(jsonOf(summary));
  return finished(std::move(json));
}

template <>
assets::Result<NoticeList> fromJson(std::string_view json) {
  return decoded<NoticeList>(json, [](Members& members) {
    NoticeList message;
    for (Members& item : members.objects("notices")) {
      message.push_back(readNoticeSummary(item));
      item.finish();
    }
    return message;
  });
}

std::string toJson(const DeliveryReceipt& message) {
  Json json;
  json["notice_id"] = outgoing(message.noticeId);
  json["pdf_sha256"] = outgoing(message.pdfSha256);
  json["signed_at_ms"] = message.signedAtMs;
  json["printed"] = message.printed;
  json["face"] = jsonOf(message.face);
  json["consents"] = jsonOf(message.consents);
  json["signature_png"] = outgoing(message.signaturePng);
  return finished(std::move(json));
}

template <>
assets::Result<DeliveryReceipt> fromJson(std::string_view json) {
  return decoded<DeliveryReceipt>(json, [](Members& members) {
    DeliveryReceipt message;
    message.noticeId = members.nonEmptyText("notice_id");
    message.pdfSha256 = members.hex("pdf_sha256", 64);
    message.signedAtMs = members.instant("signed_at_ms");
    message.printed = members.flag("printed");
    message.face = readFaceCheck(members.object("face"));
    message.consents = readConsents(members.objects("consents"));
    message.signaturePng = members.bytes("signature_png");
    return message;
  });
}

std::string toJson(const DeliveryConfirmation& message) {
  Json json;
  json["notice_id"] = outgoing(message.noticeId);
  json["delivered_at_ms"] = message.deliveredAtMs;
  putOptional(json, "appeal_by", message.appealBy);
  json["provisional"] = message.provisional;
  return finished(std::move(json));
}

template <>
assets::Result<DeliveryConfirmation> fromJson(std::string_view json) {
  return decoded<DeliveryConfirmation>(json, [](Members& members) {
    DeliveryConfirmation message;
    message.noticeId = members.nonEmptyText("notice_id");
    message.deliveredAtMs = members.instant("delivered_at_ms");
    message.appealBy = members.optionalDate("appeal_by");
    message.provisional = members.flag("provisional");
    return message;
  });
}

std::string toJson(const HallState& message) {
  Json json;
  json["hall_name"] = outgoing(message.hallName);
  json["district"] = outgoing(message.district);
  json["queue_ahead"] = message.queueAhead;
  json["queue_minutes"] = message.queueMinutes;
  json["neighbour_kiosk"] = outgoing(message.neighbourKiosk);
  json["institutions"] = Json::array();
  for (const std::string& name : message.institutions)
    json["institutions"].push_back(outgoing(name));
  return finished(std::move(json));
}

template <>
assets::Result<HallState> fromJson(std::string_view json) {
  return decoded<HallState>(json, [](Members& members) {
    HallState message;
    message.hallName = members.text("hall_name");
    message.district = members.text("district");
    message.queueAhead = static_cast<int>(members.integer("queue_ahead", -1, 100000));
    message.queueMinutes = static_cast<int>(members.integer("queue_minutes", -1, 100000));
    message.neighbourKiosk = members.text("neighbour_kiosk");
    message.institutions = members.texts("institutions");
    return message;
  });
}

std::string toJson(const Heartbeat& message) {
  Json json;
  json["outbox_backlog"] = message.outboxBacklog;
  json["kiosk_time_ms"] = message.kioskTimeMs;
  json["devices"] = Json::array();
  for (const auto& [role, state] : message.devices) {
    json["devices"].push_back({{"role", outgoing(role)}, {"state", outgoing(state)}});
  }
  return finished(std::move(json));
}

template <>
assets::Result<Heartbeat> fromJson(std::string_view json) {
  return decoded<Heartbeat>(json, [](Members& members) {
    Heartbeat message;
    message.outboxBacklog = static_cast<int>(members.integer("outbox_backlog", 0, 1000000000));
    message.kioskTimeMs = members.instant("kiosk_time_ms");
    for (Members& item : members.objects("devices", 64)) {
      std::string role = item.nonEmptyText("role");
      std::string state = item.nonEmptyText("state");
      item.finish();
      message.devices.emplace_back(std::move(role), std::move(state));
    }
    return message;
  });
}

std::string toJson(const Problem& message) {
  Json json;
  json["type"] = "about:blank";
  json["status"] = message.status;
  json["code"] = outgoing(message.code);
  json["title"] = outgoing(message.title);
  if (!message.detail.empty()) json["detail"] = outgoing(message.detail);
  return finished(std::move(json));
}

template <>
assets::Result<Problem> fromJson(std::string_view json) {
  return decoded<Problem>(json, [](Members& members) {
    Problem message;
    members.optionalText("type");
    message.status = static_cast<int>(members.integer("status", 100, 599));
    message.code = members.nonEmptyText("code");
    message.title = members.optionalText("title").value_or(std::string());
    message.detail = members.optionalText("detail").value_or(std::string());
    members.ignoreOthers();
    return message;
  });
}

std::string toJson(const domain::Conclusion& message) {
  Json json;
  json["kind"] = domain::wireName(message.kind);
  json["grade"] = message.grade;
  json["dependency"] = domain::wireName(message.dependency);
  putOptional(json, "causal", message.causal);
  putOptional(json, "leave_until", message.leaveUntil);
  putOptional(json, "relapse", message.relapse);
  json["concluded_on"] = outgoing(message.concludedOn);
  json["experts"] = message.experts;
  return finished(std::move(json));
}

template <>
assets::Result<domain::Conclusion> fromJson(std::string_view json) {
  return decoded<domain::Conclusion>(json, [](Members& members) {
    domain::Conclusion message;
    message.kind = members.named("kind", domain::applicationKindOf);
    message.grade = static_cast<int>(members.integer("grade", 0, 10));
    message.dependency = members.named("dependency", domain::dependencyOf);
    message.causal = members.optionalFlag("causal");
    message.leaveUntil = members.optionalDate("leave_until");
    message.relapse = members.optionalFlag("relapse");
    message.concludedOn = members.date("concluded_on");
    message.experts = static_cast<int>(members.integer("experts", 3, 5));
    return message;
  });
}

}  // namespace kiosk::contract
