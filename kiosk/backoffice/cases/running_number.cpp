#include "kiosk/backoffice/cases/running_number.h"

#include <stdexcept>

#include <soci/soci.h>

namespace kiosk::backoffice::cases {

int nextRunning(const store::Transaction& transaction, const std::string& series, int last) {
  soci::session& sql = transaction.sql();
  const std::string& region = transaction.region();
  long long used = 0;
  sql << "SELECT last_number FROM running_number WHERE region_code = :region AND series = :series", soci::use(region),
      soci::use(series), soci::into(used);
  const bool first = !sql.got_data();
  if (!first && used >= last) throw std::runtime_error("the series " + series + " has no number left");
  const long long next = first ? 1 : used + 1;
  if (first) {
    sql << "INSERT INTO running_number (region_code, series, last_number) VALUES (:region, :series, :next)",
        soci::use(region), soci::use(series), soci::use(next);
  } else {
    sql << "UPDATE running_number SET last_number = :next WHERE region_code = :region AND series = :series",
        soci::use(next), soci::use(region), soci::use(series);
  }
  return static_cast<int>(next);
}

}  // namespace kiosk::backoffice::cases
