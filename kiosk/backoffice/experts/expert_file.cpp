#include "kiosk/backoffice/experts/expert_file.h"

#include <set>

#include <fmt/format.h>
#include <soci/soci.h>

#include "assets/error_id.h"
#include "kiosk/backoffice/experts/expert_store.h"
#include "kiosk/backoffice/list_file.h"

namespace kiosk::backoffice::experts {
using assets::ErrorId;

assets::Result<std::vector<domain::Expert>> readExpertsFile(const std::filesystem::path& file,
                                                            const domain::Specialties& specialties) {
  const auto entries = readListFile(file, "experts");
  if (!entries) return tl::unexpected(entries.error());
  std::vector<domain::Expert> pool;
  std::set<std::string> ids;
  for (const nlohmann::json& entry : *entries) {
    const auto refused = [&](const std::string& why) {
      return assets::failure(ErrorId::OfficeSettingRefused, fmt::format("expert {}: {}", pool.size() + 1, why));
    };
    if (!entry.is_object()) return refused("is no object");
    domain::Expert one{textOf(entry, "id"), textOf(entry, "name"), textOf(entry, "specialty"),
                       textOf(entry, "institution")};
    if (one.id.empty() || one.name.empty() || one.institution.empty()) {
      return refused("id, name and institution are needed");
    }
    if (!ids.insert(one.id).second) return refused("id " + one.id + " stands twice");
    if (specialties.find(one.specialty) == nullptr) return refused("specialty \"" + one.specialty + "\" is unknown");
    pool.push_back(std::move(one));
  }
  return pool;
}

assets::Result<void> replacePool(Office& office, const std::vector<domain::Expert>& pool) {
  return office.writer().write([&](store::Transaction& transaction) {
    transaction.sql() << "DELETE FROM expert WHERE region_code = :region", soci::use(transaction.region());
    for (const domain::Expert& expert : pool)
      insertExpert(transaction, expert);
    transaction.record("office", "experts.imported", "experts", fmt::format("{{\"count\":{}}}", pool.size()));
  });
}

}  // namespace kiosk::backoffice::experts
