#include "kiosk/domain/policy_period.h"

#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {

Period readPeriod(PolicyTable& entry) {
  Period period{entry.optionalDate("from"), entry.optionalDate("until")};
  if (period.from && period.until && *period.until < *period.from) entry.report("until lies before from");
  return period;
}

void checkSuccession(const std::string& name, const std::vector<Period>& periods, PolicyReport& report) {
  if (periods.empty()) {
    report.add(name, "has no entry");
    return;
  }
  for (std::size_t i = 0; i + 1 < periods.size(); ++i) {
    const auto& until = periods[i].until;
    const auto& next = periods[i + 1].from;
    if (!until || !next || plusDays(*until, 1) != *next) {
      report.add(name, "its entries overlap, leave days without one or are not in order");
      return;
    }
  }
  if (periods.back().until) report.add(name, "the last entry ends and none follows");
}

}  // namespace kiosk::domain
