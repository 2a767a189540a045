#include "kiosk/domain/specialties.h"

#include <algorithm>

#include "assets/error_id.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {

assets::Result<Specialties> Specialties::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  Specialties specialties;
  for (PolicyTable& entry : root.tables("specialty")) {
    Specialty one{entry.text("id"), entry.text("name")};
    if (specialties.find(one.id) != nullptr) entry.report("id \"" + one.id + "\" stands twice");
    entry.finish();
    specialties.specialties_.push_back(std::move(one));
  }
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return specialties;
}

const Specialty* Specialties::find(std::string_view id) const {
  const auto found =
      std::find_if(specialties_.begin(), specialties_.end(), [id](const Specialty& one) { return one.id == id; });
  return found == specialties_.end() ? nullptr : &*found;
}

}  // namespace kiosk::domain
