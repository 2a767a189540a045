#include "kiosk/backoffice/api/certification_handlers.h"

#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "kiosk/backoffice/api/json_body.h"
#include "kiosk/backoffice/api/kiosk_gate.h"
#include "kiosk/backoffice/api/problem.h"
#include "kiosk/backoffice/cases/actions.h"
#include "kiosk/backoffice/certification/record.h"
#include "kiosk/backoffice/certification/requests.h"
#include "kiosk/contract/codec.h"
#include "kiosk/domain/wipe.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::backoffice::api {
namespace {

using Json = nlohmann::ordered_json;

/// What an officer needs to ring up and to go there.
assets::Result<Json> lineOf(soci::session& sql, const Office& office, const certification::Record& record) {
  auto content = certification::contentOf(sql, office, record.id);
  if (!content) return tl::unexpected(content.error());
  auto request = contract::fromJson<contract::CertificationRequest>(*content);
  domain::wipe(*content);
  if (!request) return tl::unexpected(request.error());
  const domain::PayingPlace* place = office.policy().payingPlaces.find(request->payingPlace);
  Json line = {{"certification_id", record.id},
               {"ledger_number", record.ledgerNumber},
               {"kind", domain::wireName(record.kind)},
               {"state", certification::wireName(record.state)},
               {"district", record.district},
               {"recorded_at_ms", record.recordedMs},
               {"name", request->person.name},
               {"number", request->person.number},
               {"address", request->person.address},
               {"phone", request->phone},
               {"paying_place", place ? place->zh : std::string()},
               {"face", domain::wireName(request->face.outcome)},
               {"similarity", request->face.similarity}};
  domain::wipe(request->person);
  return line;
}

/// `after`: the "next" of the page before. Nothing when it is none, or something else is asked for.
std::optional<certification::OpenFilter> filterFrom(const std::map<std::string, std::string>& query) {
  constexpr std::size_t kMostDigits = 15;
  certification::OpenFilter filter;
  for (const auto& [name, value] : query) {
    const std::size_t point = value.find('.');
    if (name != "after" || point == 0 || point > kMostDigits) return std::nullopt;
    if (value.find_first_not_of("0123456789") != point) return std::nullopt;
    filter.afterMs = std::stoll(value.substr(0, point));
    filter.afterId = value.substr(point + 1);
  }
  return filter;
}

}  // namespace

Response myCertification(Office& office, const devices::Kiosk& kiosk, const Request& request) {
  return withMessage<contract::PersonLookup>(request, [&](const contract::PersonLookup& person) {
    const auto status = certification::statusOf(office, person, "kiosk:" + kiosk.id);
    return status ? json(200, contract::toJson(*status)) : problem(status.error());
  });
}

Response putCertification(Office& office, const devices::Kiosk& kiosk, const Request& request) {
  using Outcome = certification::Intake::Outcome;
  const auto intake = certification::takeIn(office, kiosk, request.captures[0], request.body);
  if (!intake) return problem(intake.error());
  switch (intake->outcome) {
    case Outcome::Recorded:
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
      return problem(Refusal::BodyInvalid, intake->detail);
  }
  return problem(Refusal::Broken);
}

Response openCertifications(Office& office, const staff::SignedIn& who, const Request& request) {
  auto filter = filterFrom(request.query);
  if (!filter) return problem(Refusal::MalformedRequest, "query");
  const domain::Regions& regions = office.policy().regions;
  if (!regions.sees(who.officer.district, regions.city().code)) filter->district = who.officer.district;
  Json list = {{"certifications", Json::array()}};
  std::vector<std::string> shown;
  {
    const auto lease = office.readers().lease();
    const auto records = certification::openRecords(*lease, office.region(), *filter);
    if (records.size() == static_cast<std::size_t>(filter->limit)) {
      list["next"] = std::to_string(records.back().recordedMs) + "." + records.back().id;
    }
    for (const auto& record : records) {
      auto line = lineOf(*lease, office, record);
      if (!line) return problem(line.error());
      list["certifications"].push_back(std::move(*line));
      shown.push_back(record.id);
    }
  }
  // Names and addresses were given out: the log says to whom.
  auto written = office.writer().write([&](store::Transaction& transaction) {
    for (const std::string& id : shown)
      transaction.record(cases::actorOf(who.officer), "certification.read", id, "{}");
  });
  if (!written) return problem(written.error());
  return json(200, list.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Response decideCertification(Office& office, const staff::SignedIn& who, const Request& request) {
  using certification::Closed;
  using certification::Decision;
  const std::string& word = request.captures[1];
  if (word != "certify" && word != "forward") return problem(Refusal::NotFound);
  const auto body = objectBody(request.body);
  if (!body || !body->empty()) return problem(Refusal::BodyInvalid, "an empty object is needed");
  const auto closed =
      certification::decide(office, cases::actorOf(who.officer), who.officer.district, request.captures[0],
                            word == "certify" ? Decision::Certify : Decision::Forward);
  if (!closed) return problem(closed.error());
  switch (*closed) {
    case Closed::Done:
      return json(200, "{}");
    case Closed::NotFound:
      return problem(Refusal::NotFound);
    case Closed::NotPossible:
      return problem(Refusal::ActionNotPossible);
  }
  return problem(Refusal::Broken);
}

}  // namespace kiosk::backoffice::api
