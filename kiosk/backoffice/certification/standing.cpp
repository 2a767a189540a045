#include "kiosk/backoffice/certification/standing.h"

#include <nlohmann/json.hpp>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::certification {
namespace {

using assets::ErrorId;

void putOne(store::Transaction& transaction, const Office& office, PensionerRecord record) {
  const auto known = findPensioner(transaction.sql(), office, record.number);
  const auto told = record.last;
  record.last = known ? known->last : std::nullopt;
  record.dueBy = known ? known->dueBy : std::nullopt;
  record.visitBy = known ? known->visitBy : std::nullopt;
  const bool news = told && (!record.last || record.last->certifiedOn < told->certifiedOn);
  if (news) addCertification(transaction, office, record, *told, {});
  putPensioner(transaction, office, record);
  const nlohmann::json body = {{"certified", news ? domain::wireName(told->way) : std::string_view("no")}};
  transaction.record("office", "pensioner.imported", cases::numberIndex(office, record.number), body.dump());
}

tl::unexpected<assets::Error> refused(std::size_t entry, const std::string& why) {
  return assets::failure(ErrorId::OfficeSettingRefused, "pensioner " + std::to_string(entry + 1) + ": " + why);
}

/// The members of one entry that were there; the first that is none of them or no text is named in `fault`.
assets::Result<PensionerRecord> recordOf(const nlohmann::json& entry, std::size_t at) {
  if (!entry.is_object()) return refused(at, "is no object");
  PensionerRecord record;
  std::string certifiedOn;
  std::string certifiedBy;
  const std::pair<const char*, std::string*> members[] = {
      {"number", &record.number}, {"name", &record.name},         {"phone", &record.phone},
      {"agency", &record.agency}, {"certified_on", &certifiedOn}, {"certified_by", &certifiedBy}};
  std::size_t known = 0;
  for (const auto& [name, value] : members) {
    if (!entry.contains(name)) continue;
    if (!entry[name].is_string()) return refused(at, std::string(name) + " is no text");
    *value = entry[name].get<std::string>();
    ++known;
  }
  if (known != entry.size()) return refused(at, "holds a member nobody knows");
  if (record.number.empty() || record.name.empty()) return refused(at, "number and name are needed");
  if (certifiedOn.empty() != certifiedBy.empty()) return refused(at, "certified_on and certified_by go together");
  if (certifiedOn.empty()) return record;
  const auto day = domain::parseDate(certifiedOn);
  const auto way = domain::certificationWayOf(certifiedBy);
  if (!day) return refused(at, "certified_on is no day");
  if (!way) return refused(at, "certified_by is none of the four ways");
  record.last = contract::LastCertification{*way, *day};
  return record;
}

}  // namespace

assets::Result<contract::CertificationStanding> standingOf(Office& office, const contract::PersonLookup& wanted,
                                                           const std::string& actor) {
  std::optional<PensionerRecord> record;
  try {
    const auto lease = office.readers().lease();
    record = findPensioner(*lease, office, wanted.number);
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  if (!record || record->name != wanted.name) return contract::CertificationStanding{};
  const auto written = office.writer().write([&](store::Transaction& transaction) {
    transaction.record(actor, "certification.read", cases::numberIndex(office, wanted.number), "{}");
  });
  if (!written) return tl::unexpected(written.error());
  return contract::CertificationStanding{.pensioner = true,
                                         .agency = record->agency,
                                         .dueBy = record->dueBy,
                                         .last = record->last,
                                         .phone = record->phone,
                                         .visitBy = record->visitBy};
}

assets::Result<void> put(Office& office, const std::vector<PensionerRecord>& pensioners) {
  return office.writer().write([&](store::Transaction& transaction) {
    for (const PensionerRecord& pensioner : pensioners)
      putOne(transaction, office, pensioner);
  });
}

assets::Result<std::vector<PensionerRecord>> readPensionersFile(const std::filesystem::path& file) {
  const auto text = readFile(file);
  if (!text) return tl::unexpected(text.error());
  const nlohmann::json document = nlohmann::json::parse(*text, nullptr, false);
  if (!document.is_object() || !document.contains("pensioners") || !document["pensioners"].is_array()) {
    return assets::failure(ErrorId::OfficeSettingRefused,
                           file.string() + " is no JSON object with a list \"pensioners\"");
  }
  std::vector<PensionerRecord> pensioners;
  for (const nlohmann::json& entry : document["pensioners"]) {
    auto record = recordOf(entry, pensioners.size());
    if (!record) return tl::unexpected(record.error());
    pensioners.push_back(std::move(*record));
  }
  return pensioners;
}

}  // namespace kiosk::backoffice::certification
