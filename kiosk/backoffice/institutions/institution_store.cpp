#include "kiosk/backoffice/institutions/institution_store.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <soci/soci.h>

namespace kiosk::backoffice::institutions {
namespace {

constexpr std::array<std::string_view, 3> kKinds = {"medical", "rehabilitation", "assistive_device"};

InstitutionKind kindOf(const std::string& word) {
  const auto kind = kindCalled(word);
  if (!kind) throw std::runtime_error("an institution is of no known kind: " + word);
  return *kind;
}

}  // namespace

std::string_view wireName(InstitutionKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<InstitutionKind> kindCalled(std::string_view word) {
  const auto* found = std::find(kKinds.begin(), kKinds.end(), word);
  if (found == kKinds.end()) return std::nullopt;
  return static_cast<InstitutionKind>(found - kKinds.begin());
}

void insertInstitution(const store::Transaction& transaction, const Institution& institution) {
  const std::string kind(wireName(institution.kind));
  transaction.sql() << "INSERT INTO institution (region_code, institution_id, kind, name, district) VALUES (:region, "
                       ":id, :kind, :name, :district)",
      soci::use(transaction.region()), soci::use(institution.id), soci::use(kind), soci::use(institution.name),
      soci::use(institution.district);
}

std::vector<Institution> allInstitutions(soci::session& sql, const std::string& region) {
  const soci::rowset<soci::row> rows = (sql.prepare << "SELECT institution_id, kind, name, district FROM institution "
                                                       "WHERE region_code = :region ORDER BY district, name",
                                        soci::use(region));
  std::vector<Institution> list;
  for (const soci::row& row : rows) {
    list.push_back(
        {row.get<std::string>(0), kindOf(row.get<std::string>(1)), row.get<std::string>(2), row.get<std::string>(3)});
  }
  return list;
}

std::vector<std::string> treatingInstitutions(soci::session& sql, const std::string& region) {
  const soci::rowset<std::string> rows = (sql.prepare << "SELECT name FROM institution WHERE region_code = :region AND "
                                                         "kind <> 'assistive_device' ORDER BY name",
                                          soci::use(region));
  return {rows.begin(), rows.end()};
}

}  // namespace kiosk::backoffice::institutions
