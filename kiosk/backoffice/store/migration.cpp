#include "kiosk/backoffice/store/migration.h"

#include <map>
#include <sstream>

#include <soci/soci.h>

#include "kiosk/backoffice/crypto/digest.h"

namespace kiosk::backoffice::store {
namespace {

std::map<std::string, std::string> applied(soci::session& sql) {
  std::map<std::string, std::string> shaOf;
  const soci::rowset<soci::row> rows = (sql.prepare << "SELECT name, sha256 FROM migration ORDER BY name");
  for (const soci::row& row : rows)
    shaOf[row.get<std::string>(0)] = row.get<std::string>(1);
  return shaOf;
}

void run(soci::session& sql, const Migration& migration) {
  std::istringstream lines(migration.sql);
  std::string statement;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with("--")) continue;
    statement += line + "\n";
    if (!line.ends_with(';')) continue;
    sql << statement;
    statement.clear();
  }
  const std::string sha = crypto::sha256Hex(migration.sql);
  sql << "INSERT INTO migration (name, sha256) VALUES (:name, :sha)", soci::use(migration.name), soci::use(sha);
}

}  // namespace

assets::Result<void> migrate(soci::session& sql) {
  try {
    // IMMEDIATE: two programs that start together must not both see an old schema.
    sql << "BEGIN IMMEDIATE";
    sql << "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL)";
    auto shaOf = applied(sql);
    for (const Migration& migration : migrations()) {
      const auto found = shaOf.find(migration.name);
      if (found == shaOf.end()) {
        run(sql, migration);
        continue;
      }
      if (found->second != crypto::sha256Hex(migration.sql)) {
        sql << "ROLLBACK";
        return assets::failure(assets::ErrorId::OfficeStoreBroken,
                               "migration " + migration.name + " was applied with other content");
      }
      shaOf.erase(found);
    }
    if (!shaOf.empty()) {
      sql << "ROLLBACK";
      return assets::failure(
          assets::ErrorId::OfficeStoreBroken,
          "the store was written by a newer program: migration " + shaOf.begin()->first + " is unknown");
    }
    sql << "COMMIT";
    return {};
  } catch (const soci::soci_error& error) {
    return assets::failure(assets::ErrorId::OfficeStoreBroken, std::string("migration: ") + error.what());
  }
}

}  // namespace kiosk::backoffice::store
