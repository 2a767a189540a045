#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/backoffice/certification/record.h"

namespace kiosk::backoffice::certification {

/// Somebody whose pension this office pays, as the payment system hands them over.
struct Pensioner {
  std::string number;
  std::string name;
  std::string district;
  std::optional<domain::Date> certifiedOn;  ///< the last success before this program kept them
};

/// A person whose life is proven by records of others (静默认证). What matched stays in the event log.
struct Match {
  std::string number;
  std::string name;
  domain::Date on{};
  std::string evidence;  ///< "bus", "clinic" or "insurance"
};

/// {"pensioners":[{"number","name","district","certified_on"?}…]}; OfficeSettingRefused names the entry.
assets::Result<std::vector<Pensioner>> readPensioners(const std::filesystem::path& file, const Office& office);
/// {"matches":[{"number","name","on","evidence"}…]}; OfficeSettingRefused names the entry.
assets::Result<std::vector<Match>> readMatches(const std::filesystem::path& file);

/// Writes or replaces them, all or none.
assets::Result<void> putPensioners(Office& office, const std::vector<Pensioner>& pensioners);

/// A pensioner as a row, and the certification in force, if any.
struct SealedPensioner {
  std::string id;
  std::string numberIndex;
  std::string name;
  std::string district;
  std::optional<Record> certification;
};
SealedPensioner sealed(const Office& office, std::string id, const Pensioner& pensioner);
/// Takes over pensioners none of whom is on the roll yet; one event tells of all of them.
void insertAll(store::Transaction& transaction, const Office& office, const std::vector<SealedPensioner>& pensioners);

/// What became of a batch of matches.
struct Matched {
  int certified = 0;
  int unknown = 0;   ///< not on the roll, or another name
  int notNewer = 0;  ///< a certification that reaches as far is there
};
assets::Result<Matched> putMatches(Office& office, const std::vector<Match>& matches);

/// The district that keeps the person; nothing when number and name are not on the roll.
std::optional<std::string> districtOf(soci::session& sql, const Office& office, const std::string& number,
                                      const std::string& name);

}  // namespace kiosk::backoffice::certification
