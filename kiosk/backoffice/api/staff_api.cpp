#include "kiosk/backoffice/api/staff_api.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <soci/soci.h>
#include <sodium.h>

#include "kiosk/backoffice/api/case_json.h"
#include "kiosk/backoffice/api/certification_handlers.h"
#include "kiosk/backoffice/api/json_body.h"
#include "kiosk/backoffice/api/problem.h"
#include "kiosk/backoffice/cases/dossier.h"
#include "kiosk/backoffice/cases/form_maker.h"
#include "kiosk/backoffice/cases/notice_record.h"
#include "kiosk/backoffice/experts/expert_store.h"
#include "kiosk/backoffice/staff/officers.h"
#include "kiosk/domain/acceptance_number.h"
#include "kiosk/domain/wipe.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::backoffice::api {
namespace {

using staff::SignedIn;
using Json = nlohmann::ordered_json;
using StaffHandler = std::function<Response(Office&, const SignedIn&, const Request&)>;

constexpr int kMostLines = 200;
constexpr int kUsualLines = 50;

/// Who may use a route at all.
enum class Audience : std::uint8_t { Everyone, Officers, Auditors };

Response json(int status, const Json& body) {
  return {status, "application/json", body.dump(-1, ' ', false, Json::error_handler_t::replace), {}};
}

bool sameSecret(const std::string& a, const std::string& b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool belongs(Audience audience, const staff::Officer& officer) {
  if (audience == Audience::Officers) return !officer.auditor;
  if (audience == Audience::Auditors) return officer.auditor;
  return true;
}

Handler gated(Office& office, Audience audience, StaffHandler handler) {
  return [&office, audience, handler = std::move(handler)](const Request& request) {
    const auto who = staff::resume(office, request.sessionToken);
    if (!who) return problem(who.error());
    if (!*who) return problem(Refusal::SignedOut);
    if (request.method != Method::Get && !sameSecret(request.csrf, (*who)->csrf)) return problem(Refusal::CsrfMissing);
    if (!belongs(audience, (*who)->officer)) return problem(Refusal::NotAllowed);
    return handler(office, **who, request);
  };
}

Json officerJson(const staff::Officer& officer) {
  return {{"login", officer.login},
          {"name", officer.displayName},
          {"roles", staff::roleWords(officer)},
          {"district", officer.district}};
}

Response logIn(Office& office, const Request& request) {
  auto body = stringsBody(request.body, {"login", "password"});
  if (!body) return problem(Refusal::BodyInvalid, "login and password are needed");
  auto& password = body->at("password").get_ref<std::string&>();
  const auto login = staff::logIn(office, body->at("login").get<std::string>(), password);
  sodium_memzero(password.data(), password.size());
  if (!login) return problem(login.error());
  if (login->outcome == staff::Login::Outcome::Locked) return problem(Refusal::LoginLocked);
  if (login->outcome == staff::Login::Outcome::Refused) return problem(Refusal::LoginRefused);
  Response response = json(200, {{"csrf", login->csrf}, {"officer", officerJson(login->officer)}});
  response.headers.emplace_back(
      "Set-Cookie", std::string(kSessionCookie) + "=" + login->token + "; Path=/; Secure; HttpOnly; SameSite=Strict");
  return response;
}

Response logOut(Office& office, const SignedIn&, const Request& request) {
  const auto out = staff::logOut(office, request.sessionToken);
  if (!out) return problem(out.error());
  Response response = json(200, Json::object());
  response.headers.emplace_back(
      "Set-Cookie", std::string(kSessionCookie) + "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
  return response;
}

Response me(Office&, const SignedIn& who, const Request&) {
  return json(200, {{"csrf", who.csrf}, {"officer", officerJson(who.officer)}});
}

std::vector<std::string> districtsSeenBy(const Office& office, const staff::Officer& officer) {
  std::vector<std::string> seen;
  const domain::Regions& regions = office.policy().regions;
  if (regions.sees(officer.district, regions.city().code)) seen.push_back(regions.city().code);
  for (const domain::Region& district : regions.districts()) {
    if (regions.sees(officer.district, district.code)) seen.push_back(district.code);
  }
  return seen;
}

/// A positive number of at most `most`; `usual` without the parameter; nothing when it is no such number.
std::optional<long long> numberFrom(const std::map<std::string, std::string>& query, const char* name, long long usual,
                                    long long most) {
  const auto found = query.find(name);
  if (found == query.end()) return usual;
  const std::string& text = found->second;
  const bool digits = !text.empty() && text.size() <= 15 &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || std::stoll(text) > most) return std::nullopt;
  return std::stoll(text);
}

/// "due_on.case_id" in the query for "due_on/case_id" in the store: a slash is no plain query character.
std::string positionFrom(const std::string& text) {
  std::string position = text;
  std::replace(position.begin(), position.end(), '.', '/');
  return position;
}

std::optional<cases::QueueFilter> filterFrom(const Office& office, const staff::Officer& officer,
                                             const std::map<std::string, std::string>& query) {
  cases::QueueFilter filter;
  filter.districts = districtsSeenBy(office, officer);
  const auto limit = numberFrom(query, "limit", kUsualLines, kMostLines);
  if (!limit || *limit < 1) return std::nullopt;
  filter.limit = static_cast<int>(*limit);
  for (const auto& [name, value] : query) {
    if (name == "stage") {
      filter.stage = domain::caseStageOf(value);
      if (!filter.stage) return std::nullopt;
    } else if (name == "kind") {
      filter.kind = domain::applicationKindOf(value);
      if (!filter.kind) return std::nullopt;
    } else if (name == "number") {
      if (!domain::parseAcceptanceNumber(value)) return std::nullopt;
      filter.acceptanceNumber = value;
    } else if (name == "after") {
      filter.after = positionFrom(value);
    } else if (name != "limit") {
      return std::nullopt;
    }
  }
  return filter;
}

Response listCases(Office& office, const SignedIn& who, const Request& request) {
  const auto filter = filterFrom(office, who.officer, request.query);
  if (!filter) return problem(Refusal::MalformedRequest, "query");
  const auto lease = office.readers().lease();
  const auto records = cases::queue(*lease, office, *filter);
  Json list = {{"cases", Json::array()}};
  for (const auto& record : records)
    list["cases"].push_back(queueLine(office, record));
  if (records.size() == static_cast<std::size_t>(filter->limit)) {
    std::string next = cases::queuePosition(records.back());
    std::replace(next.begin(), next.end(), '/', '.');
    list["next"] = next;
  }
  return json(200, list);
}

std::optional<cases::CaseRecord> caseSeenBy(const Office& office, const staff::Officer& officer,
                                            const std::string& id) {
  const auto lease = office.readers().lease();
  auto record = cases::findCase(*lease, office, id);
  if (record && !office.policy().regions.sees(officer.district, record->district)) return std::nullopt;
  return record;
}

Response showCase(Office& office, const SignedIn& who, const Request& request) {
  const auto record = caseSeenBy(office, who.officer, request.captures[0]);
  if (!record) return problem(Refusal::NotFound);
  const auto whole = wholeCase(office, who.officer, *record);
  return whole ? json(200, *whole) : problem(whole.error());
}

/// The pages of the packet first, then those handed in at the counter.
Response showPage(Office& office, const SignedIn& who, const Request& request) {
  const auto record = caseSeenBy(office, who.officer, request.captures[0]);
  const auto at = static_cast<std::size_t>(std::stoi(request.captures[1]));
  if (!record || at < 1) return problem(Refusal::NotFound);
  auto application = cases::openDossier(office, *record);
  if (!application) return problem(application.error());
  const std::size_t sealedPages = application->pages.size();
  if (at <= sealedPages) {
    const auto& jpeg = application->pages[at - 1].jpeg;
    Response response{200, "image/jpeg", std::string(jpeg.begin(), jpeg.end()), {}};
    domain::wipe(*application);
    return response;
  }
  domain::wipe(*application);
  const auto lease = office.readers().lease();
  const auto pages = cases::supplementPages(*lease, office.region(), record->id);
  if (at > sealedPages + pages.size()) return problem(Refusal::NotFound);
  const auto jpeg = cases::readSupplementPage(office, pages[at - sealedPages - 1]);
  if (!jpeg) return problem(jpeg.error());
  return {200, "image/jpeg", std::string(jpeg->begin(), jpeg->end()), {}};
}

Response showForm(Office& office, const SignedIn& who, const Request& request) {
  const auto record = caseSeenBy(office, who.officer, request.captures[0]);
  if (!record) return problem(Refusal::NotFound);
  const auto noted = cases::noteReading(office, cases::actorOf(who.officer), *record);
  if (!noted) return problem(noted.error());
  const auto pdf = cases::applicationFormPdf(office, *record);
  if (!pdf) return problem(pdf.error());
  return {200, "application/pdf", std::string(pdf->begin(), pdf->end()), {}};
}

Response staleAnswer(const Office& office, const SignedIn& who, const std::string& caseId) {
  Response response = problem(Refusal::StaleVersion);
  if (const auto fresh = caseSeenBy(office, who.officer, caseId)) {
    Json body = Json::parse(response.body);
    body["case"] = caseState(office, *fresh);
    response.body = body.dump();
  }
  return response;
}

Response actOnCase(Office& office, const SignedIn& who, const Request& request) {
  using Outcome = cases::ActionResult::Outcome;
  const std::string& caseId = request.captures[0];
  const auto action = domain::caseActionOf(request.captures[1]);
  // Cases begin at a terminal, and a delivery needs the receiver's signature there.
  if (!action || *action == domain::CaseAction::Accept || *action == domain::CaseAction::Deliver) {
    return problem(Refusal::NotFound);
  }
  const auto wanted = actionFrom(*action, request.body);
  if (!wanted) return problem(Refusal::BodyInvalid, wanted.error().detail);
  const auto result = cases::act(office, who.officer, caseId, *wanted);
  if (!result) return problem(result.error());
  switch (result->outcome) {
    case Outcome::Done: {
      const auto record = caseSeenBy(office, who.officer, caseId);
      if (!record) return problem(Refusal::NotFound);
      const auto whole = wholeCase(office, who.officer, *record);
      return whole ? json(200, *whole) : problem(whole.error());
    }
    case Outcome::NoSuchCase:
      return problem(Refusal::NotFound);
    case Outcome::Stale:
      return staleAnswer(office, who, caseId);
    case Outcome::NotNow:
      return problem(Refusal::ActionNotPossible, result->detail);
    case Outcome::NotAllowed:
      return problem(Refusal::NotAllowed, result->detail);
    case Outcome::NotValid:
      return problem(Refusal::BodyInvalid, result->detail);
  }
  return problem(Refusal::Broken);
}

Response showNotice(Office& office, const SignedIn& who, const Request& request) {
  std::optional<cases::NoticeRecord> notice;
  {
    const auto lease = office.readers().lease();
    notice = cases::findNotice(*lease, office, request.captures[0]);
  }
  if (!notice || !caseSeenBy(office, who.officer, notice->caseId)) return problem(Refusal::NotFound);
  const auto pdf = cases::readPdf(office, *notice);
  if (!pdf) return problem(pdf.error());
  return {200, "application/pdf", std::string(pdf->begin(), pdf->end()), {}};
}

Response listExperts(Office& office, const SignedIn&, const Request&) {
  const auto lease = office.readers().lease();
  Json list = {{"experts", Json::array()}};
  for (const domain::Expert& expert : experts::expertPool(*lease, office.region())) {
    list["experts"].push_back({{"expert_id", expert.id},
                               {"name", expert.name},
                               {"specialty", expert.specialty},
                               {"institution", expert.institution}});
  }
  return json(200, list);
}

Response audit(Office& office, const SignedIn&, const Request& request) {
  constexpr long long kHighestSeq = 1'000'000'000'000;
  const auto after = numberFrom(request.query, "after", 0, kHighestSeq);
  const auto limit = numberFrom(request.query, "limit", kMostLines, 1000);
  const bool known = std::all_of(request.query.begin(), request.query.end(),
                                 [](const auto& pair) { return pair.first == "after" || pair.first == "limit"; });
  if (!after || !limit || *limit < 1 || !known) return problem(Refusal::MalformedRequest, "query");
  const auto lease = office.readers().lease();
  const auto events = store::readEvents(*lease, office.region(), *after, static_cast<int>(*limit));
  Json list = {{"region", office.region()}, {"events", Json::array()}};
  for (const store::Event& event : events) {
    list["events"].push_back({{"seq", event.seq},
                              {"at_ms", event.atMs},
                              {"clock_shift_ms", event.clockShiftMs},
                              {"actor", event.actor},
                              {"kind", event.kind},
                              {"subject", event.subject},
                              {"body", event.body},
                              {"prev_hash", event.previousHash},
                              {"hash", event.hash}});
  }
  if (events.size() == static_cast<std::size_t>(*limit)) list["next"] = events.back().seq;
  return json(200, list);
}

}  // namespace

void addStaffRoutes(Router& router, Office& office) {
  const auto add = [&](Method method, const char* pattern, BodyRule body, Audience audience, StaffHandler handler) {
    router.add(method, pattern, body, gated(office, audience, std::move(handler)));
  };
  router.add(Method::Post, "/api/login", kJsonBody,
             [&office](const Request& request) { return logIn(office, request); });
  add(Method::Post, "/api/logout", kNoBody, Audience::Everyone, logOut);
  add(Method::Get, "/api/me", kNoBody, Audience::Everyone, me);
  add(Method::Get, "/api/cases", kNoBody, Audience::Officers, listCases);
  add(Method::Get, "/api/cases/{uuid}", kNoBody, Audience::Officers, showCase);
  add(Method::Get, "/api/cases/{uuid}/pages/{number}", kNoBody, Audience::Officers, showPage);
  add(Method::Get, "/api/cases/{uuid}/form.pdf", kNoBody, Audience::Officers, showForm);
  add(Method::Post, "/api/cases/{uuid}/{word}", kPagesBody, Audience::Officers, actOnCase);
  add(Method::Get, "/api/notices/{uuid}/pdf", kNoBody, Audience::Officers, showNotice);
  add(Method::Get, "/api/experts", kNoBody, Audience::Officers, listExperts);
  add(Method::Get, "/api/certifications", kNoBody, Audience::Officers, openCertifications);
  add(Method::Post, "/api/certifications/{uuid}/{word}", kJsonBody, Audience::Officers, decideCertification);
  add(Method::Get, "/api/audit", kNoBody, Audience::Auditors, audit);
}

}  // namespace kiosk::backoffice::api
