#include "kiosk/domain/regions.h"

#include <algorithm>

#include "assets/error_id.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

Region read(PolicyTable& table) {
  Region region{table.text("code"), table.text("name"), table.text("short_name")};
  table.finish();
  const bool six = region.code.size() == 6 &&
                   std::all_of(region.code.begin(), region.code.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!six) table.report("code is not six digits");
  return region;
}

}  // namespace

assets::Result<Regions> Regions::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  Regions regions;
  if (const toml::table* city = root.table("city")) {
    PolicyTable table(*city, "city", report);
    regions.city_ = read(table);
  }
  for (PolicyTable& entry : root.tables("district")) {
    Region region = read(entry);
    if (regions.find(region.code) != nullptr) entry.report("code " + region.code + " stands twice");
    if (region.code.compare(0, 4, regions.city_.code, 0, 4) != 0)
      entry.report("code " + region.code + " is of another city");
    regions.districts_.push_back(std::move(region));
  }
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return regions;
}

const Region* Regions::find(std::string_view code) const {
  if (code == city_.code) return &city_;
  const auto found =
      std::find_if(districts_.begin(), districts_.end(), [&](const Region& region) { return region.code == code; });
  return found == districts_.end() ? nullptr : &*found;
}

bool Regions::sees(std::string_view viewer, std::string_view owner) const {
  if (find(viewer) == nullptr || find(owner) == nullptr) return false;
  return viewer == city_.code || viewer == owner;
}

}  // namespace kiosk::domain
