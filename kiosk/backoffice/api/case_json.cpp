#include "kiosk/backoffice/api/case_json.h"

#include <algorithm>
#include <set>

#include <soci/soci.h>
#include <sodium.h>

#include "kiosk/backoffice/api/json_body.h"
#include "kiosk/backoffice/cases/dossier.h"
#include "kiosk/backoffice/cases/notice_record.h"
#include "kiosk/backoffice/cases/panel.h"
#include "kiosk/backoffice/experts/expert_store.h"
#include "kiosk/contract/codec.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/masking.h"
#include "kiosk/domain/wipe.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::backoffice::api {
namespace {

using domain::CaseAction;
using Json = nlohmann::ordered_json;

Json noticeJson(const cases::NoticeRecord& notice) {
  return {{"notice_id", notice.id},
          {"kind", cases::wordOf(notice.kind)},
          {"title", notice.title},
          {"document_number", notice.documentNumber},
          {"issued_on", domain::dateText(notice.issuedOn)},
          {"pages", notice.pages},
          {"pdf_sha256", notice.pdfSha256},
          {"check_text", notice.facts.at("check")},
          {"collected_ms", notice.collectedMs}};
}

Json missingJson(const cases::CaseRecord& record) {
  Json items = Json::array();
  for (const auto& item : record.missing)
    items.push_back({{"material", item.material}, {"reason", item.reason}});
  return items;
}

Json historyJson(soci::session& sql, const std::string& region, const std::string& caseId) {
  Json lines = Json::array();
  for (const store::Event& event : store::eventsOf(sql, region, caseId)) {
    lines.push_back({{"seq", event.seq},
                     {"at_ms", event.atMs},
                     {"actor", event.actor},
                     {"kind", event.kind},
                     {"body", Json::parse(event.body)}});
  }
  return lines;
}

Json panelJson(const std::vector<cases::PanelSeat>& panel) {
  Json seats = Json::array();
  for (const auto& seat : panel) {
    Json one = {{"expert_id", seat.expert.id},
                {"name", seat.expert.name},
                {"specialty", seat.expert.specialty},
                {"institution", seat.expert.institution}};
    if (seat.opinion) {
      one["agrees"] = seat.opinion->agrees;
      one["note"] = seat.opinion->note;
    }
    seats.push_back(std::move(one));
  }
  return seats;
}

Json materialsJson(const Office& office, const domain::Application& application) {
  Json needed = Json::array();
  const auto missing = office.policy().materials.missing(application);
  for (const auto& rule : office.policy().materials.needed(application.kind, application.withCausality)) {
    needed.push_back({{"material", domain::wireName(rule.material)},
                      {"required", rule.need == domain::Need::Required},
                      {"missing", std::find(missing.begin(), missing.end(), rule.material) != missing.end()}});
  }
  return needed;
}

tl::unexpected<assets::Error> invalid(std::string detail) {
  return assets::failure(assets::ErrorId::MessageMalformed, std::move(detail));
}

/// The members an action takes beside "version".
std::set<std::string> membersOf(CaseAction action) {
  switch (action) {
    case CaseAction::AskSupplement:
      return {"missing"};
    case CaseAction::ReceiveSupplement:
      return {"pages"};
    case CaseAction::Schedule:
      return {"day", "time", "place"};
    case CaseAction::Reschedule:
      return {"day", "time", "place", "reason"};
    case CaseAction::ExtendConclusion:
    case CaseAction::NoteAbsence:
      return {"reason"};
    case CaseAction::DrawPanel:
      return {"specialties", "seats"};
    case CaseAction::ReplaceExpert:
      return {"expert_id", "reason"};
    case CaseAction::RecordConclusion:
      return {"conclusion"};
    default:
      return {};
  }
}

/// Members that may be there beside those.
std::set<std::string> optionalMembersOf(CaseAction action) {
  if (action == CaseAction::RecordConclusion) return {"opinions"};
  return {};
}

assets::Result<std::vector<std::string>> wordsFrom(const nlohmann::json& list, const char* name) {
  if (!list.is_array() || list.empty()) return invalid(name);
  std::vector<std::string> words;
  for (const auto& item : list) {
    if (!item.is_string()) return invalid(name);
    words.push_back(item.get<std::string>());
  }
  return words;
}

assets::Result<std::vector<cases::Opinion>> opinionsFrom(const nlohmann::json& list) {
  if (!list.is_array()) return invalid("opinions");
  std::vector<cases::Opinion> opinions;
  for (const auto& item : list) {
    const bool whole = item.is_object() && item.size() == 3 && item.contains("expert_id") &&
                       item["expert_id"].is_string() && item.contains("agrees") && item["agrees"].is_boolean() &&
                       item.contains("note") && item["note"].is_string();
    if (!whole) return invalid("opinions");
    opinions.push_back(
        {item["expert_id"].get<std::string>(), item["agrees"].get<bool>(), item["note"].get<std::string>()});
  }
  return opinions;
}

bool isPair(const nlohmann::json& item, const char* first, const char* second) {
  return item.is_object() && item.size() == 2 && item.contains(first) && item[first].is_string() &&
         item.contains(second) && item[second].is_string();
}

assets::Result<std::vector<papers::MissingItem>> missingFrom(const nlohmann::json& list) {
  std::vector<papers::MissingItem> missing;
  if (!list.is_array()) return invalid("missing");
  for (const auto& item : list) {
    if (!isPair(item, "material", "reason")) return invalid("missing");
    missing.push_back({item["material"].get<std::string>(), item["reason"].get<std::string>()});
  }
  return missing;
}

assets::Result<std::vector<cases::ActionRequest::Page>> pagesFrom(const nlohmann::json& list) {
  std::vector<cases::ActionRequest::Page> pages;
  if (!list.is_array()) return invalid("pages");
  for (const auto& item : list) {
    if (!isPair(item, "material", "jpeg")) return invalid("pages");
    const auto material = domain::materialKindOf(item["material"].get<std::string>());
    const auto& base64 = item["jpeg"].get_ref<const std::string&>();
    std::vector<std::uint8_t> jpeg(base64.size());
    std::size_t length = 0;
    const bool decoded = sodium_base642bin(jpeg.data(), jpeg.size(), base64.data(), base64.size(), nullptr, &length,
                                           nullptr, sodium_base64_VARIANT_ORIGINAL) == 0;
    jpeg.resize(length);
    const bool isJpeg = decoded && length > 3 && jpeg[0] == 0xFF && jpeg[1] == 0xD8 && jpeg[2] == 0xFF;
    if (!material || !isJpeg) return invalid("pages");
    pages.push_back({*material, std::move(jpeg)});
  }
  return pages;
}

}  // namespace

nlohmann::ordered_json caseState(const Office& office, const cases::CaseRecord& record) {
  Json json = {{"case_id", record.id},
               {"acceptance_number", record.acceptanceNumber},
               {"version", record.version},
               {"stage", domain::wireName(record.stage)},
               {"kind", domain::wireName(record.kind)},
               {"with_causality", record.withCausality},
               {"district", record.district},
               {"accepted_at_ms", record.acceptedMs},
               {"extended", record.extended}};
  if (record.dueOn) {
    json["due_on"] = domain::dateText(record.dueOn->day);
    json["due_provisional"] = record.dueOn->provisional;
    json["overdue"] = record.stage != domain::CaseStage::Delivered && record.dueOn->day < office.clock().today();
  }
  return json;
}

nlohmann::ordered_json queueLine(const Office& office, const cases::CaseRecord& record) {
  Json json = caseState(office, record);
  json["name"] = domain::maskedName(record.name);
  json["number"] = domain::maskedNumber(record.number);
  return json;
}

assets::Result<nlohmann::ordered_json> wholeCase(Office& office, const staff::Officer& reader,
                                                 const cases::CaseRecord& record) {
  const auto noted = cases::noteReading(office, cases::actorOf(reader), record);
  if (!noted) return tl::unexpected(noted.error());
  auto application = cases::openDossier(office, record);
  if (!application) return tl::unexpected(application.error());
  Json json = caseState(office, record);
  json["kiosk_id"] = record.kioskId;
  json["submission_id"] = record.submissionUuid;
  json["packet_sha256"] = record.packetSha256;
  json["application"] = Json::parse(contract::toJson(*application));
  json["materials"] = materialsJson(office, *application);
  domain::wipe(*application);
  json["missing"] = missingJson(record);
  if (record.completedOn) json["completed_on"] = domain::dateText(*record.completedOn);
  if (record.conclusion) json["conclusion"] = Json::parse(contract::toJson(*record.conclusion));
  const auto lease = office.readers().lease();
  json["supplement_pages"] = Json::array();
  for (const auto& page : cases::supplementPages(*lease, office.region(), record.id)) {
    json["supplement_pages"].push_back(
        {{"material", page.material}, {"received_ms", page.receivedMs}, {"sha256", page.sha256}});
  }
  if (const auto session = cases::currentSession(*lease, office.region(), record.id)) {
    json["session"] = {{"published_on", domain::dateText(session->publishedOn)},
                       {"day", domain::dateText(session->day)},
                       {"time", session->time},
                       {"place", session->place}};
  }
  json["pool_kept"] = !experts::expertPool(*lease, office.region()).empty();
  json["panel"] = panelJson(cases::seatedPanel(*lease, office, record.id));
  json["notices"] = Json::array();
  for (const auto& notice : cases::noticesOfCase(*lease, office, record.id)) {
    json["notices"].push_back(noticeJson(notice));
  }
  json["actions"] = Json::array();
  for (const CaseAction action : domain::actionsFor(record.stage, reader.roles)) {
    if (action != CaseAction::Deliver) json["actions"].push_back(domain::wireName(action));
  }
  json["history"] = historyJson(*lease, office.region(), record.id);
  return json;
}

assets::Result<cases::ActionRequest> actionFrom(CaseAction action, const std::string& body) {
  const auto json = objectBody(body);
  if (!json || !json->contains("version") || !json->at("version").is_number_integer()) return invalid("version");
  const std::set<std::string> wanted = membersOf(action);
  const std::set<std::string> optional = optionalMembersOf(action);
  for (const auto& [name, value] : json->items()) {
    if (name != "version" && !wanted.contains(name) && !optional.contains(name)) return invalid("unknown member");
  }
  cases::ActionRequest request;
  request.action = action;
  request.version = json->at("version").get<std::int64_t>();
  if (optional.contains("opinions") && json->contains("opinions")) {
    auto opinions = opinionsFrom(json->at("opinions"));
    if (!opinions) return tl::unexpected(opinions.error());
    request.opinions = std::move(*opinions);
  }
  for (const std::string& name : wanted) {
    if (!json->contains(name)) return invalid(name);
    const nlohmann::json& value = json->at(name);
    if (name == "missing") {
      auto missing = missingFrom(value);
      if (!missing) return tl::unexpected(missing.error());
      request.missing = std::move(*missing);
    } else if (name == "pages") {
      auto pages = pagesFrom(value);
      if (!pages) return tl::unexpected(pages.error());
      request.pages = std::move(*pages);
    } else if (name == "conclusion") {
      auto conclusion = contract::fromJson<domain::Conclusion>(value.dump());
      if (!conclusion) return tl::unexpected(conclusion.error());
      request.conclusion = *conclusion;
    } else if (name == "specialties") {
      auto words = wordsFrom(value, "specialties");
      if (!words) return tl::unexpected(words.error());
      request.specialties = std::move(*words);
    } else if (name == "seats") {
      if (!value.is_number_integer()) return invalid(name);
      request.seats = value.get<int>();
    } else if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
      return invalid(name);
    } else if (name == "day") {
      request.day = domain::parseDate(value.get<std::string>());
      if (!request.day) return invalid(name);
    } else {
      std::string& member = name == "time"        ? request.time
                            : name == "place"     ? request.place
                            : name == "expert_id" ? request.expertId
                                                  : request.reason;
      member = value.get<std::string>();
    }
  }
  return request;
}

}  // namespace kiosk::backoffice::api
