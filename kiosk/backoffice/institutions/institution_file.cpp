#include "kiosk/backoffice/institutions/institution_file.h"

#include <set>
#include <string>

#include <fmt/format.h>
#include <soci/soci.h>

#include "assets/error_id.h"
#include "kiosk/backoffice/list_file.h"

namespace kiosk::backoffice::institutions {
using assets::ErrorId;

assets::Result<std::vector<Institution>> readInstitutionsFile(const std::filesystem::path& file,
                                                              const domain::Regions& regions) {
  const auto entries = readListFile(file, "institutions");
  if (!entries) return tl::unexpected(entries.error());
  std::vector<Institution> list;
  std::set<std::string> names;
  for (const nlohmann::json& entry : *entries) {
    const auto refused = [&](const std::string& why) {
      return assets::failure(ErrorId::OfficeSettingRefused, fmt::format("institution {}: {}", list.size() + 1, why));
    };
    if (!entry.is_object()) return refused("is no object");
    Institution one;
    const auto kind = kindCalled(textOf(entry, "kind"));
    if (!kind) return refused("kind is medical, rehabilitation or assistive_device");
    one.kind = *kind;
    one.name = textOf(entry, "name");
    if (one.name.empty()) return refused("name is missing");
    if (!names.insert(one.name).second) return refused(one.name + " stands twice");
    one.district = textOf(entry, "district");
    if (regions.find(one.district) == nullptr) return refused("district \"" + one.district + "\" is unknown");
    one.id = fmt::format("{:04}", list.size() + 1);
    list.push_back(std::move(one));
  }
  return list;
}

assets::Result<void> replaceAll(Office& office, const std::vector<Institution>& list) {
  return office.writer().write([&](store::Transaction& transaction) {
    transaction.sql() << "DELETE FROM institution WHERE region_code = :region", soci::use(transaction.region());
    for (const Institution& institution : list)
      insertInstitution(transaction, institution);
    transaction.record("office", "institutions.imported", "institutions", fmt::format("{{\"count\":{}}}", list.size()));
  });
}

}  // namespace kiosk::backoffice::institutions
