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

/// {"persons":[{"number","name","contact","injuries","photo_jpeg" or "photo_file"}…]}: members as in PersonRecord;
/// photo_file is a path relative to the file. OfficeSettingRefused names the entry.
assets::Result<std::vector<Person>> readPersonsFile(const std::filesystem::path& file);

}  // namespace kiosk::backoffice::people
