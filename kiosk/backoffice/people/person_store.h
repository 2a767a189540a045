#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/contract/messages.h"

namespace kiosk::backoffice::people {

/// A person as the office knows them before any visit.
struct Person {
  std::string number;
  std::string name;
  contract::PersonRecord record;
};

/// What the office knows of somebody whose number and name both fit; otherwise a record with known = false. Number and
/// name come from a card: one without the other proves nothing. Leaves an event when something was given out.
assets::Result<contract::PersonRecord> lookUp(Office& office, const contract::PersonLookup& wanted,
                                              const std::string& actor);

/// Writes or replaces records, all or none.
assets::Result<void> put(Office& office, const std::vector<Person>& persons);

/// A person as a row, sealed; made beside the writer, so that it only writes.
struct SealedPerson {
  std::string id;
  std::string numberIndex;
  std::string name;
  std::string record;
};
SealedPerson sealed(const Office& office, std::string id, const Person& person);
/// Takes over people none of whom is known yet, as when a whole roll is moved in; one event tells of all of them.
void insertAll(store::Transaction& transaction, const std::vector<SealedPerson>& people, std::int64_t nowMs);

/// {"persons":[{"number","name","contact","injuries","photo_jpeg" or "photo_file"}…]}: members as in PersonRecord;
/// photo_file is a path relative to the file. OfficeSettingRefused names the entry.
assets::Result<std::vector<Person>> readPersonsFile(const std::filesystem::path& file);

}  // namespace kiosk::backoffice::people
