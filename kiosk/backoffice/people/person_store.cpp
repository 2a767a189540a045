#include "kiosk/backoffice/people/person_store.h"

#include <utility>

#include <nlohmann/json.hpp>
#include <soci/soci.h>
#include <sodium.h>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/backoffice/list_file.h"
#include "kiosk/contract/codec.h"

namespace kiosk::backoffice::people {
namespace {

using assets::ErrorId;

struct Row {
  std::string id;
  std::string nameSealed;
  std::string recordSealed;
};

std::optional<Row> find(soci::session& sql, const std::string& region, const std::string& index) {
  Row row;
  sql << "SELECT person_id, name_sealed, record_sealed FROM person WHERE region_code = :region AND "
         "number_index = :number",
      soci::use(region), soci::use(index), soci::into(row.id), soci::into(row.nameSealed), soci::into(row.recordSealed);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

std::string namePlace(const std::string& id) {
  return "person.name/" + id;
}
std::string recordPlace(const std::string& id) {
  return "person.record/" + id;
}

void putOne(store::Transaction& transaction, const Office& office, const Person& person) {
  soci::session& sql = transaction.sql();
  const std::string& region = transaction.region();
  const std::string index = cases::numberIndex(office, person.number);
  const auto found = find(sql, region, index);
  const long long now = office.clock().nowMs();
  const std::string id = found ? found->id : crypto::uuid(now);
  const std::string name = office.cipher().seal(person.name, namePlace(id));
  const std::string record = office.cipher().seal(contract::toJson(person.record), recordPlace(id));
  if (found) {
    sql << "UPDATE person SET name_sealed = :name, record_sealed = :record, updated_ms = :now WHERE "
           "region_code = :region AND person_id = :id",
        soci::use(name), soci::use(record), soci::use(now), soci::use(region), soci::use(id);
  } else {
    sql << "INSERT INTO person (region_code, person_id, number_index, name_sealed, record_sealed, updated_ms) VALUES "
           "(:region, :id, :number, :name, :record, :now)",
        soci::use(region), soci::use(id), soci::use(index), soci::use(name), soci::use(record), soci::use(now);
  }
  transaction.record("office", "person.imported", id, "{}");
}

std::string base64(const std::string& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

tl::unexpected<assets::Error> refused(std::size_t entry, const std::string& why) {
  return assets::failure(ErrorId::OfficeSettingRefused, "person " + std::to_string(entry + 1) + ": " + why);
}

assets::Result<Person> personOf(nlohmann::json entry, std::size_t at, const std::filesystem::path& folder) {
  if (!entry.is_object() || !entry.contains("number") || !entry["number"].is_string() || !entry.contains("name") ||
      !entry["name"].is_string()) {
    return refused(at, "number and name are needed");
  }
  Person person;
  person.number = entry["number"].get<std::string>();
  person.name = entry["name"].get<std::string>();
  if (entry.contains("photo_file")) {
    if (!entry["photo_file"].is_string()) return refused(at, "photo_file is a path");
    const auto photo = readFile(folder / entry["photo_file"].get<std::string>());
    if (!photo) return refused(at, photo.error().detail);
    entry["photo_jpeg"] = base64(*photo);
  }
  for (const char* own : {"number", "name", "photo_file"})
    entry.erase(own);
  entry["known"] = true;
  auto record = contract::fromJson<contract::PersonRecord>(entry.dump());
  if (!record) return refused(at, record.error().detail);
  person.record = std::move(*record);
  return person;
}

}  // namespace

assets::Result<contract::PersonRecord> lookUp(Office& office, const contract::PersonLookup& wanted,
                                              const std::string& actor) {
  std::optional<Row> row;
  try {
    const auto lease = office.readers().lease();
    row = find(*lease, office.region(), cases::numberIndex(office, wanted.number));
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
  if (!row) return contract::PersonRecord{};
  const auto name = office.cipher().open(row->nameSealed, namePlace(row->id));
  if (!name) return tl::unexpected(name.error());
  if (*name != wanted.name) return contract::PersonRecord{};
  auto json = office.cipher().open(row->recordSealed, recordPlace(row->id));
  if (!json) return tl::unexpected(json.error());
  auto record = contract::fromJson<contract::PersonRecord>(*json);
  sodium_memzero(json->data(), json->size());
  if (!record) return tl::unexpected(record.error());
  auto written = office.writer().write(
      [&](store::Transaction& transaction) { transaction.record(actor, "person.read", row->id, "{}"); });
  if (!written) return tl::unexpected(written.error());
  return record;
}

assets::Result<void> put(Office& office, const std::vector<Person>& persons) {
  return office.writer().write([&](store::Transaction& transaction) {
    for (const Person& person : persons)
      putOne(transaction, office, person);
  });
}

SealedPerson sealed(const Office& office, std::string id, const Person& person) {
  SealedPerson row;
  row.numberIndex = cases::numberIndex(office, person.number);
  row.name = office.cipher().seal(person.name, namePlace(id));
  row.record = office.cipher().seal(contract::toJson(person.record), recordPlace(id));
  row.id = std::move(id);
  return row;
}

void insertAll(store::Transaction& transaction, const std::vector<SealedPerson>& people, std::int64_t nowMs) {
  const std::string& region = transaction.region();
  const long long now = nowMs;
  SealedPerson row;
  // Prepared once: the statement's text would cost as much as the row.
  soci::statement insert = (transaction.sql().prepare << "INSERT INTO person (region_code, person_id, number_index, "
                                                         "name_sealed, record_sealed, updated_ms) VALUES (:region, "
                                                         ":id, :number, :name, :record, :now)",
                            soci::use(region), soci::use(row.id), soci::use(row.numberIndex), soci::use(row.name),
                            soci::use(row.record), soci::use(now));
  for (const SealedPerson& person : people) {
    row = person;
    insert.execute(true);
  }
  transaction.record("office", "people.imported", "people", "{\"count\":" + std::to_string(people.size()) + "}");
}

assets::Result<std::vector<Person>> readPersonsFile(const std::filesystem::path& file) {
  const auto entries = readListFile(file, "persons");
  if (!entries) return tl::unexpected(entries.error());
  std::vector<Person> persons;
  for (const nlohmann::json& entry : *entries) {
    auto person = personOf(entry, persons.size(), file.parent_path());
    if (!person) return tl::unexpected(person.error());
    persons.push_back(std::move(*person));
  }
  return persons;
}

}  // namespace kiosk::backoffice::people
