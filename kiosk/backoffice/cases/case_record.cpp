#include "kiosk/backoffice/cases/case_record.h"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "kiosk/contract/codec.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::backoffice::cases {
namespace {

constexpr std::string_view kEventPrefix = "case.";
constexpr const char* kNotDue = "9999-12-31";  // sorts behind every day

constexpr const char* kSelect =
    "SELECT case_id, version, stage, district, acceptance_number, kind, with_causality, kiosk_id, submission_uuid, "
    "packet_sha256, number_sealed, name_sealed, accepted_ms, due_on, provisional, missing_sealed, completed_on, "
    "extended, conclusion_sealed FROM assessment_case ";

std::string place(const char* column, const std::string& caseId) {
  return std::string("assessment_case.") + column + "/" + caseId;
}

std::string opened(const Office& office, const std::string& sealed, const char* column, const std::string& caseId) {
  if (sealed.empty()) return {};
  auto plain = office.cipher().open(sealed, place(column, caseId));
  if (!plain) throw RecordUnreadable("case " + caseId + ": " + column);
  return std::move(*plain);
}

template <class T>
T known(const std::optional<T>& value, const std::string& caseId, const char* column) {
  if (!value) throw RecordUnreadable("case " + caseId + ": " + column);
  return *value;
}

std::string missingJson(const std::vector<papers::MissingItem>& missing) {
  nlohmann::json items = nlohmann::json::array();
  for (const auto& item : missing)
    items.push_back({{"material", item.material}, {"reason", item.reason}});
  return items.dump();
}

std::vector<papers::MissingItem> missingOf(const std::string& text) {
  std::vector<papers::MissingItem> missing;
  if (text.empty()) return missing;
  for (const auto& item : nlohmann::json::parse(text)) {
    missing.push_back({item.at("material").get<std::string>(), item.at("reason").get<std::string>()});
  }
  return missing;
}

CaseRecord recordOf(const Office& office, const soci::row& row) {
  CaseRecord record;
  record.id = row.get<std::string>(0);
  record.version = row.get<long long>(1);
  record.stage = known(domain::caseStageOf(row.get<std::string>(2)), record.id, "stage");
  record.district = row.get<std::string>(3);
  record.acceptanceNumber = row.get<std::string>(4);
  record.kind = known(domain::applicationKindOf(row.get<std::string>(5)), record.id, "kind");
  record.withCausality = row.get<long long>(6) != 0;
  record.kioskId = row.get<std::string>(7);
  record.submissionUuid = row.get<std::string>(8);
  record.packetSha256 = row.get<std::string>(9);
  record.number = opened(office, row.get<std::string>(10), "number", record.id);
  record.name = opened(office, row.get<std::string>(11), "name", record.id);
  record.acceptedMs = row.get<long long>(12);
  const auto due = row.get<std::string>(13);
  if (due != kNotDue) {
    record.dueOn = domain::Deadline{known(domain::parseDate(due), record.id, "due_on"), row.get<long long>(14) != 0};
  }
  record.missing = missingOf(opened(office, row.get<std::string>(15), "missing", record.id));
  record.completedOn = domain::parseDate(row.get<std::string>(16));
  record.extended = row.get<long long>(17) != 0;
  const std::string conclusion = opened(office, row.get<std::string>(18), "conclusion", record.id);
  if (!conclusion.empty()) {
    auto parsed = contract::fromJson<domain::Conclusion>(conclusion);
    if (!parsed) throw RecordUnreadable("case " + record.id + ": conclusion");
    record.conclusion = *parsed;
  }
  return record;
}

/// The columns that change as the case goes on.
struct Changing {
  std::string stage;
  std::string dueOn;
  long long provisional;
  std::string missing;
  std::string completedOn;
  long long extended;
  std::string conclusion;

  Changing(const Office& office, const CaseRecord& record)
      : stage(domain::wireName(record.stage)),
        dueOn(record.dueOn ? domain::dateText(record.dueOn->day) : kNotDue),
        provisional(record.dueOn && record.dueOn->provisional ? 1 : 0),
        completedOn(record.completedOn ? domain::dateText(*record.completedOn) : ""),
        extended(record.extended ? 1 : 0) {
    if (!record.missing.empty()) {
      missing = office.cipher().seal(missingJson(record.missing), place("missing", record.id));
    }
    if (record.conclusion) {
      conclusion = office.cipher().seal(contract::toJson(*record.conclusion), place("conclusion", record.id));
    }
  }
};

/// Whoever sees the whole region is not held to a list of districts: with one, an engine may gather and sort each
/// district's rows instead of reading the queue from its beginning.
std::string districtCondition(const Office& office, const std::vector<std::string>& districts) {
  const domain::Regions& regions = office.policy().regions;
  const bool all = districts.size() == regions.districts().size() + 1;
  if (all) return {};
  if (districts.size() == 1) return " AND district = '" + districts.front() + "'";
  std::string list;
  for (const std::string& district : districts)
    list += (list.empty() ? "'" : ",'") + district + "'";
  return " AND district IN (" + list + ")";
}

}  // namespace

std::string numberIndex(const Office& office, const std::string& number) {
  return office.cipher().index(number, "number");
}

std::optional<CaseRecord> findCase(soci::session& sql, const Office& office, const std::string& caseId) {
  const std::string query = std::string(kSelect) + "WHERE region_code = :region AND case_id = :id";
  const soci::rowset<soci::row> rows = (sql.prepare << query, soci::use(office.region()), soci::use(caseId));
  for (const soci::row& row : rows)
    return recordOf(office, row);
  return std::nullopt;
}

std::vector<CaseRecord> casesOfPerson(soci::session& sql, const Office& office, const std::string& number) {
  const std::string index = numberIndex(office, number);
  const std::string query =
      std::string(kSelect) +
      "WHERE region_code = :region AND number_index = :person ORDER BY accepted_ms DESC, case_id DESC";
  const soci::rowset<soci::row> rows = (sql.prepare << query, soci::use(office.region()), soci::use(index));
  std::vector<CaseRecord> records;
  for (const soci::row& row : rows)
    records.push_back(recordOf(office, row));
  return records;
}

std::vector<CaseRecord> queue(soci::session& sql, const Office& office, const QueueFilter& filter) {
  // Only words of our own enumerations and the policy's district codes stand in the text; what a caller sends is bound.
  // A row comparison, not one of joined texts: an index goes straight to where the last page ended.
  std::string query = std::string(kSelect) + "WHERE region_code = :region AND (due_on, case_id) > (:day, :case)";
  query += districtCondition(office, filter.districts);
  if (filter.stage) query += " AND stage = '" + std::string(domain::wireName(*filter.stage)) + "'";
  if (filter.kind) query += " AND kind = '" + std::string(domain::wireName(*filter.kind)) + "'";
  query += filter.acceptanceNumber.empty() ? " AND '' = :number" : " AND acceptance_number = :number";
  query += " ORDER BY due_on, case_id LIMIT :limit";
  const std::size_t slash = std::min(filter.after.find('/'), filter.after.size());
  const std::string afterDay = filter.after.substr(0, slash);
  const std::string afterCase = filter.after.substr(std::min(slash + 1, filter.after.size()));
  const soci::rowset<soci::row> rows =
      (sql.prepare << query, soci::use(office.region()), soci::use(afterDay), soci::use(afterCase),
       soci::use(filter.acceptanceNumber), soci::use(filter.limit));
  std::vector<CaseRecord> records;
  for (const soci::row& row : rows)
    records.push_back(recordOf(office, row));
  return records;
}

std::string queuePosition(const CaseRecord& record) {
  return (record.dueOn ? domain::dateText(record.dueOn->day) : std::string(kNotDue)) + "/" + record.id;
}

void insertCase(const store::Transaction& transaction, const Office& office, const CaseRecord& record) {
  const Changing changing(office, record);
  const long long version = record.version;
  const long long withCausality = record.withCausality ? 1 : 0;
  const long long acceptedMs = record.acceptedMs;
  const std::string kind(domain::wireName(record.kind));
  const std::string index = numberIndex(office, record.number);
  const std::string number = office.cipher().seal(record.number, place("number", record.id));
  const std::string name = office.cipher().seal(record.name, place("name", record.id));
  transaction.sql()
      << "INSERT INTO assessment_case (region_code, case_id, version, stage, district, acceptance_number, "
         "kind, with_causality, kiosk_id, submission_uuid, packet_sha256, number_index, number_sealed, "
         "name_sealed, accepted_ms, due_on, provisional, missing_sealed, completed_on, extended, "
         "conclusion_sealed) VALUES (:region, :id, :version, :stage, :district, :acceptance, :kind, "
         ":causality, :kiosk, :uuid, :packet, :idx, :number, :name, :accepted, :due, :provisional, "
         ":missing, :completed, :extended, :conclusion)",
      soci::use(transaction.region()), soci::use(record.id), soci::use(version), soci::use(changing.stage),
      soci::use(record.district), soci::use(record.acceptanceNumber), soci::use(kind), soci::use(withCausality),
      soci::use(record.kioskId), soci::use(record.submissionUuid), soci::use(record.packetSha256), soci::use(index),
      soci::use(number), soci::use(name), soci::use(acceptedMs), soci::use(changing.dueOn),
      soci::use(changing.provisional), soci::use(changing.missing), soci::use(changing.completedOn),
      soci::use(changing.extended), soci::use(changing.conclusion);
}

bool updateCase(const store::Transaction& transaction, const Office& office, const CaseRecord& record) {
  const Changing changing(office, record);
  const long long version = record.version;
  const long long before = record.version - 1;
  soci::statement statement =
      (transaction.sql().prepare << "UPDATE assessment_case SET version = :version, stage = :stage, due_on = :due, "
                                    "provisional = :provisional, missing_sealed = :missing, completed_on = :completed, "
                                    "extended = :extended, conclusion_sealed = :conclusion "
                                    "WHERE region_code = :region AND case_id = :id AND version = :before",
       soci::use(version), soci::use(changing.stage), soci::use(changing.dueOn), soci::use(changing.provisional),
       soci::use(changing.missing), soci::use(changing.completedOn), soci::use(changing.extended),
       soci::use(changing.conclusion), soci::use(transaction.region()), soci::use(record.id), soci::use(before));
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

void insertSession(const store::Transaction& transaction, const AssessmentSession& session) {
  const std::string publishedOn = domain::dateText(session.publishedOn);
  const std::string day = domain::dateText(session.day);
  transaction.sql() << "INSERT INTO assessment_session (region_code, session_id, case_id, published_on, held_on, "
                       "held_at, place) VALUES (:region, :id, :case, :published, :day, :time, :place)",
      soci::use(transaction.region()), soci::use(session.id), soci::use(session.caseId), soci::use(publishedOn),
      soci::use(day), soci::use(session.time), soci::use(session.place);
}

std::optional<AssessmentSession> currentSession(soci::session& sql, const std::string& region,
                                                const std::string& caseId) {
  AssessmentSession session;
  std::string publishedOn;
  std::string day;
  sql << "SELECT session_id, published_on, held_on, held_at, place FROM assessment_session WHERE "
         "region_code = :region AND case_id = :id ORDER BY session_id DESC LIMIT 1",
      soci::use(region), soci::use(caseId), soci::into(session.id), soci::into(publishedOn), soci::into(day),
      soci::into(session.time), soci::into(session.place);
  if (!sql.got_data()) return std::nullopt;
  session.caseId = caseId;
  session.publishedOn = known(domain::parseDate(publishedOn), caseId, "session");
  session.day = known(domain::parseDate(day), caseId, "session");
  return session;
}

std::vector<domain::PastAction> pastActions(soci::session& sql, const std::string& region, const std::string& caseId) {
  std::vector<domain::PastAction> actions;
  for (const store::Event& event : store::eventsOf(sql, region, caseId)) {
    if (!event.kind.starts_with(kEventPrefix)) continue;
    const auto action = domain::caseActionOf(std::string_view(event.kind).substr(kEventPrefix.size()));
    if (action) actions.push_back({*action, event.actor});
  }
  return actions;
}

std::string eventKind(domain::CaseAction action) {
  return std::string(kEventPrefix) + std::string(domain::wireName(action));
}

}  // namespace kiosk::backoffice::cases
