#include "kiosk/backoffice/certification/roll.h"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/list_file.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/validation.h"

namespace kiosk::backoffice::certification {
namespace {

using assets::ErrorId;
using Json = nlohmann::json;

constexpr std::array<std::string_view, 3> kEvidence = {"bus", "clinic", "insurance"};

std::string namePlace(const std::string& id) {
  return "pensioner.name/" + id;
}

tl::unexpected<assets::Error> refused(const char* list, std::size_t entry, const std::string& why) {
  return assets::failure(ErrorId::OfficeSettingRefused,
                         std::string(list) + " " + std::to_string(entry + 1) + ": " + why);
}

/// The entry's texts; nothing when one of `needed` is missing, something is no text, or a member is unknown.
bool textsOnly(const Json& entry, const std::set<std::string>& needed, const std::set<std::string>& known) {
  if (!entry.is_object()) return false;
  for (const auto& [name, value] : entry.items()) {
    if (!value.is_string() || known.count(name) == 0) return false;
  }
  return std::all_of(needed.begin(), needed.end(), [&](const std::string& name) { return entry.contains(name); });
}

struct Row {
  std::string id;
  std::string nameSealed;
  std::string district;
};

std::optional<Row> findRow(soci::session& sql, const std::string& region, const std::string& index) {
  Row row;
  sql << "SELECT pensioner_id, name_sealed, district FROM pensioner WHERE region_code = :region AND number_index = "
         ":number",
      soci::use(region), soci::use(index), soci::into(row.id), soci::into(row.nameSealed), soci::into(row.district);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

/// A certification that came about in the office; false when one that reaches as far is there.
bool certify(store::Transaction& transaction, const Office& office, const std::string& number,
             const std::string& district, domain::CertificationWay way, const domain::Date& on,
             const std::string& evidence) {
  const auto dueBy = office.policy().certification.dueBy(on);
  if (!dueBy) throw cases::RecordUnreadable(dueBy.error().detail);
  Record record;
  record.numberIndex = cases::numberIndex(office, number);
  const auto newest = newestCertified(transaction.sql(), transaction.region(), record.numberIndex);
  if (newest && newest->dueBy && *newest->dueBy >= *dueBy) return false;
  record.recordedMs = office.clock().nowMs();
  record.id = crypto::uuid(record.recordedMs);
  record.way = way;
  record.state = State::Certified;
  record.district = district;
  record.certifiedOn = on;
  record.dueBy = *dueBy;
  record.requestUuid = record.id;
  closeAllOpen(transaction, record.numberIndex, record.recordedMs);
  insert(transaction, office, record, {});
  transaction.record(
      "office", "certification.certified", record.id,
      Json{{"way", domain::wireName(way)}, {"evidence", evidence}, {"due_by", domain::dateText(*dueBy)}}.dump());
  return true;
}

void putOne(store::Transaction& transaction, const Office& office, const Pensioner& pensioner) {
  soci::session& sql = transaction.sql();
  const std::string& region = transaction.region();
  const std::string index = cases::numberIndex(office, pensioner.number);
  const auto found = findRow(sql, region, index);
  const std::string id = found ? found->id : crypto::uuid(office.clock().nowMs());
  const std::string name = office.cipher().seal(pensioner.name, namePlace(id));
  if (found) {
    sql << "UPDATE pensioner SET name_sealed = :name, district = :district WHERE region_code = :region AND "
           "pensioner_id = :id",
        soci::use(name), soci::use(pensioner.district), soci::use(region), soci::use(id);
  } else {
    sql << "INSERT INTO pensioner (region_code, pensioner_id, number_index, name_sealed, district) VALUES (:region, "
           ":id, :number, :name, :district)",
        soci::use(region), soci::use(id), soci::use(index), soci::use(name), soci::use(pensioner.district);
  }
  transaction.record("office", "pensioner.imported", id, "{}");
  if (pensioner.certifiedOn) {
    certify(transaction, office, pensioner.number, pensioner.district, domain::CertificationWay::Counter,
            *pensioner.certifiedOn, "imported");
  }
}

}  // namespace

SealedPensioner sealed(const Office& office, std::string id, const Pensioner& pensioner) {
  SealedPensioner row;
  row.numberIndex = cases::numberIndex(office, pensioner.number);
  row.name = office.cipher().seal(pensioner.name, namePlace(id));
  row.district = pensioner.district;
  row.id = std::move(id);
  return row;
}

void insertAll(store::Transaction& transaction, const Office& office, const std::vector<SealedPensioner>& pensioners) {
  const std::string& region = transaction.region();
  SealedPensioner row;
  // Prepared once: the statement's text would cost as much as the row.
  soci::statement put =
      (transaction.sql().prepare << "INSERT INTO pensioner (region_code, pensioner_id, number_index, "
                                    "name_sealed, district) VALUES (:region, :id, :number, :name, "
                                    ":district)",
       soci::use(region), soci::use(row.id), soci::use(row.numberIndex), soci::use(row.name), soci::use(row.district));
  for (const SealedPensioner& pensioner : pensioners) {
    row = pensioner;
    put.execute(true);
    if (pensioner.certification) insert(transaction, office, *pensioner.certification, {});
  }
  transaction.record("office", "pensioners.imported", "pensioners", Json{{"count", pensioners.size()}}.dump());
}

std::optional<std::string> districtOf(soci::session& sql, const Office& office, const std::string& number,
                                      const std::string& name) {
  const auto row = findRow(sql, office.region(), cases::numberIndex(office, number));
  if (!row) return std::nullopt;
  const auto known = office.cipher().open(row->nameSealed, namePlace(row->id));
  if (!known) throw cases::RecordUnreadable("pensioner " + row->id);
  if (*known != name) return std::nullopt;
  return row->district;
}

assets::Result<std::vector<Pensioner>> readPensioners(const std::filesystem::path& file, const Office& office) {
  const auto entries = readListFile(file, "pensioners");
  if (!entries) return tl::unexpected(entries.error());
  std::vector<Pensioner> pensioners;
  for (const Json& entry : *entries) {
    const auto refuse = [&](const char* why) { return refused("pensioner", pensioners.size(), why); };
    if (!textsOnly(entry, {"number", "name", "district"}, {"number", "name", "district", "certified_on"})) {
      return refuse("number, name and district are needed as texts, certified_on may be there, nothing else");
    }
    Pensioner pensioner{textOf(entry, "number"), textOf(entry, "name"), textOf(entry, "district"), {}};
    if (!domain::isCitizenNumber(pensioner.number)) return refuse("number is no citizen number");
    if (pensioner.name.empty()) return refuse("name is empty");
    if (office.policy().regions.find(pensioner.district) == nullptr) return refuse("district is unknown");
    if (entry.contains("certified_on")) {
      pensioner.certifiedOn = domain::parseDate(textOf(entry, "certified_on"));
      if (!pensioner.certifiedOn) return refuse("certified_on is no day");
    }
    pensioners.push_back(std::move(pensioner));
  }
  return pensioners;
}

assets::Result<std::vector<Match>> readMatches(const std::filesystem::path& file) {
  const auto entries = readListFile(file, "matches");
  if (!entries) return tl::unexpected(entries.error());
  std::vector<Match> matches;
  for (const Json& entry : *entries) {
    const auto refuse = [&](const char* why) { return refused("match", matches.size(), why); };
    const std::set<std::string> members{"number", "name", "on", "evidence"};
    if (!textsOnly(entry, members, members)) return refuse("number, name, on and evidence are needed, nothing else");
    const auto on = domain::parseDate(textOf(entry, "on"));
    if (!on) return refuse("on is no day");
    Match match{textOf(entry, "number"), textOf(entry, "name"), *on, textOf(entry, "evidence")};
    if (std::find(kEvidence.begin(), kEvidence.end(), match.evidence) == kEvidence.end()) {
      return refuse("evidence is none of bus, clinic, insurance");
    }
    matches.push_back(std::move(match));
  }
  return matches;
}

assets::Result<void> putPensioners(Office& office, const std::vector<Pensioner>& pensioners) {
  return office.writer().write([&](store::Transaction& transaction) {
    for (const Pensioner& pensioner : pensioners)
      putOne(transaction, office, pensioner);
  });
}

assets::Result<Matched> putMatches(Office& office, const std::vector<Match>& matches) {
  Matched matched;
  auto written = office.writer().write([&](store::Transaction& transaction) {
    matched = {};
    for (const Match& match : matches) {
      const auto district = districtOf(transaction.sql(), office, match.number, match.name);
      if (!district) {
        ++matched.unknown;
      } else if (certify(transaction, office, match.number, *district, domain::CertificationWay::Silent, match.on,
                         match.evidence)) {
        ++matched.certified;
      } else {
        ++matched.notNewer;
      }
    }
  });
  if (!written) return tl::unexpected(written.error());
  return matched;
}

}  // namespace kiosk::backoffice::certification
