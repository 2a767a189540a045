#pragma once

// The time a figure is in force, and how figures follow one another. Only the .cpp files of loaders need the checks.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/application.h"

namespace kiosk::domain {

class PolicyReport;
class PolicyTable;

/// Both days included.
struct Period {
  std::optional<Date> from;   ///< first day in force; empty: always was
  std::optional<Date> until;  ///< last day in force; empty: still is
  [[nodiscard]] bool holdsOn(const Date& day) const { return (!from || *from <= day) && (!until || day <= *until); }
  friend bool operator==(const Period&, const Period&) = default;
};

/// Reads `from` and `until` of an entry.
Period readPeriod(PolicyTable& entry);

/// Reports under `name` unless the periods, in the order of the file, follow one another day by day and the last is
/// open.
void checkSuccession(const std::string& name, const std::vector<Period>& periods, PolicyReport& report);

/// The first entry in force on a day; nullptr when there is none. Entries have a member `period`.
template <class Entry>
const Entry* inForceOn(const std::vector<Entry>& entries, const Date& day) {
  for (const Entry& entry : entries) {
    if (entry.period.holdsOn(day)) return &entry;
  }
  return nullptr;
}

}  // namespace kiosk::domain
