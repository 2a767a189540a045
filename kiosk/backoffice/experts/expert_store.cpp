#include "kiosk/backoffice/experts/expert_store.h"

#include <soci/soci.h>

namespace kiosk::backoffice::experts {

void insertExpert(const store::Transaction& transaction, const domain::Expert& expert) {
  transaction.sql()
      << "INSERT INTO expert (region_code, expert_id, name, specialty, institution) VALUES (:region, :id, "
         ":name, :specialty, :institution)",
      soci::use(transaction.region()), soci::use(expert.id), soci::use(expert.name), soci::use(expert.specialty),
      soci::use(expert.institution);
}

std::vector<domain::Expert> expertPool(soci::session& sql, const std::string& region) {
  const soci::rowset<soci::row> rows = (sql.prepare << "SELECT expert_id, name, specialty, institution FROM expert "
                                                       "WHERE region_code = :region ORDER BY specialty, expert_id",
                                        soci::use(region));
  std::vector<domain::Expert> pool;
  for (const soci::row& row : rows) {
    pool.push_back(
        {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)});
  }
  return pool;
}

}  // namespace kiosk::backoffice::experts
