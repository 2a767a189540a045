#include "kiosk/backoffice/certification/record.h"

#include <algorithm>
#include <array>

#include <soci/soci.h>

#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::certification {
namespace {

constexpr std::array<std::string_view, 6> kStates = {"certified",  "at_counter", "visit_booked",
                                                     "to_forward", "forwarded",  "done"};
constexpr const char* kColumns =
    "SELECT certification_id, number_index, kind, way, state, district, certified_on, due_by, ledger_number, "
    "recorded_ms, kiosk_id, request_uuid, sha256, answer, closed_ms FROM certification ";

std::string contentPlace(const std::string& id) {
  return "certification.content/" + id;
}

std::string textOf(const std::optional<domain::Date>& date) {
  return date ? domain::dateText(*date) : std::string();
}

/// A row whose words nobody here wrote is no row: the caller's transaction or request ends with an exception.
Record recordOf(const soci::row& row) {
  Record record;
  record.id = row.get<std::string>(0);
  record.numberIndex = row.get<std::string>(1);
  record.kind = domain::certificationKindOf(row.get<std::string>(2)).value();
  record.way = domain::certificationWayOf(row.get<std::string>(3));
  record.state = stateOf(std::string_view(row.get<std::string>(4))).value();
  record.district = row.get<std::string>(5);
  record.certifiedOn = domain::parseDate(row.get<std::string>(6));
  record.dueBy = domain::parseDate(row.get<std::string>(7));
  record.ledgerNumber = row.get<std::string>(8);
  record.recordedMs = row.get<long long>(9);
  record.kioskId = row.get<std::string>(10);
  record.requestUuid = row.get<std::string>(11);
  record.sha256 = row.get<std::string>(12);
  record.answer = row.get<std::string>(13);
  record.closedMs = row.get<long long>(14);
  return record;
}

std::optional<Record> firstOf(const soci::rowset<soci::row>& rows) {
  const auto first = rows.begin();
  if (first == rows.end()) return std::nullopt;
  return recordOf(*first);
}

}  // namespace

std::string_view wireName(State state) {
  return kStates[static_cast<std::size_t>(state)];
}

std::optional<State> stateOf(std::string_view name) {
  const auto* found = std::find(kStates.begin(), kStates.end(), name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<State>(found - kStates.begin());
}

State stateOf(domain::CertificationOutcome outcome) {
  using domain::CertificationOutcome;
  switch (outcome) {
    case CertificationOutcome::Certified:
      return State::Certified;
    case CertificationOutcome::AtCounter:
      return State::AtCounter;
    case CertificationOutcome::VisitBooked:
      return State::VisitBooked;
    case CertificationOutcome::ToForward:
      return State::ToForward;
  }
  return State::AtCounter;
}

bool isOpen(State state) {
  return state == State::AtCounter || state == State::VisitBooked || state == State::ToForward;
}

void insert(const store::Transaction& transaction, const Office& office, const Record& record,
            const std::string& content) {
  const std::string sealed = content.empty() ? std::string() : office.cipher().seal(content, contentPlace(record.id));
  const std::string kind(domain::wireName(record.kind));
  const std::string way(record.way ? domain::wireName(*record.way) : std::string_view());
  const std::string state(wireName(record.state));
  const std::string certifiedOn = textOf(record.certifiedOn);
  const std::string dueBy = textOf(record.dueBy);
  const long long recordedMs = record.recordedMs;
  const long long closedMs = record.closedMs;
  transaction.sql() << "INSERT INTO certification (region_code, certification_id, number_index, kind, way, state, "
                       "district, certified_on, due_by, ledger_number, recorded_ms, kiosk_id, request_uuid, sha256, "
                       "content_sealed, answer, closed_ms) VALUES (:region, :id, :number, :kind, :way, :state, "
                       ":district, :on, :due, :ledger, :recorded, :kiosk, :uuid, :sha, :content, :answer, :closed)",
      soci::use(transaction.region()), soci::use(record.id), soci::use(record.numberIndex), soci::use(kind),
      soci::use(way), soci::use(state), soci::use(record.district), soci::use(certifiedOn), soci::use(dueBy),
      soci::use(record.ledgerNumber), soci::use(recordedMs), soci::use(record.kioskId), soci::use(record.requestUuid),
      soci::use(record.sha256), soci::use(sealed), soci::use(record.answer), soci::use(closedMs);
}

void closeAllOpen(const store::Transaction& transaction, const std::string& numberIndex, std::int64_t nowMs) {
  const long long closedMs = nowMs;
  transaction.sql() << "UPDATE certification SET state = 'done', closed_ms = :closed WHERE region_code = :region AND "
                       "number_index = :number AND state IN ('at_counter', 'visit_booked') AND kind <> 'assisted'",
      soci::use(closedMs), soci::use(transaction.region()), soci::use(numberIndex);
}

bool close(const store::Transaction& transaction, const std::string& id, State from, State to, std::int64_t nowMs) {
  const std::string before(wireName(from));
  const std::string after(wireName(to));
  const long long closedMs = nowMs;
  soci::statement update =
      (transaction.sql().prepare << "UPDATE certification SET state = :after, closed_ms = :closed WHERE region_code = "
                                    ":region AND certification_id = :id AND state = :before",
       soci::use(after), soci::use(closedMs), soci::use(transaction.region()), soci::use(id), soci::use(before));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

std::optional<Record> find(soci::session& sql, const std::string& region, const std::string& id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << kColumns << "WHERE region_code = :region AND certification_id = :id", soci::use(region),
       soci::use(id));
  return firstOf(rows);
}

std::optional<Record> findRequest(soci::session& sql, const std::string& region, const std::string& kioskId,
                                  const std::string& uuid) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << kColumns << "WHERE region_code = :region AND kiosk_id = :kiosk AND request_uuid = :uuid",
       soci::use(region), soci::use(kioskId), soci::use(uuid));
  return firstOf(rows);
}

std::optional<Record> newestCertified(soci::session& sql, const std::string& region, const std::string& numberIndex) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << kColumns
                   << "WHERE region_code = :region AND number_index = :number AND state = 'certified' ORDER BY due_by "
                      "DESC, certification_id DESC LIMIT 1",
       soci::use(region), soci::use(numberIndex));
  return firstOf(rows);
}

bool hasOpenVisit(soci::session& sql, const std::string& region, const std::string& numberIndex) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << kColumns
                   << "WHERE region_code = :region AND number_index = :number AND state = 'visit_booked' LIMIT 1",
       soci::use(region), soci::use(numberIndex));
  return firstOf(rows).has_value();
}

std::vector<Record> openRecords(soci::session& sql, const std::string& region, const OpenFilter& filter) {
  // The list of states is word for word that of the partial indices.
  std::string query = std::string(kColumns) +
                      "WHERE region_code = :region AND state IN ('at_counter', 'visit_booked', 'to_forward') AND "
                      "(recorded_ms, certification_id) > (:ms, :id)";
  query += filter.district.empty() ? " AND '' = :district" : " AND district = :district";
  query += " ORDER BY recorded_ms, certification_id LIMIT :limit";
  const long long afterMs = filter.afterMs;
  const soci::rowset<soci::row> rows = (sql.prepare << query, soci::use(region), soci::use(afterMs),
                                        soci::use(filter.afterId), soci::use(filter.district), soci::use(filter.limit));
  std::vector<Record> records;
  for (const soci::row& row : rows)
    records.push_back(recordOf(row));
  return records;
}

assets::Result<std::string> contentOf(soci::session& sql, const Office& office, const std::string& id) {
  std::string sealed;
  sql << "SELECT content_sealed FROM certification WHERE region_code = :region AND certification_id = :id",
      soci::use(office.region()), soci::use(id), soci::into(sealed);
  if (sealed.empty()) return std::string();
  return office.cipher().open(sealed, contentPlace(id));
}

}  // namespace kiosk::backoffice::certification
