#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/backoffice/office.h"
#include "kiosk/domain/expert_draw.h"

namespace kiosk::backoffice::experts {

/// {"experts": [{"id": "JN-2026-001", "name": "赵一", "specialty": "orthopaedics", "institution":
/// "济宁市第一人民医院"}, …]}. OfficeSettingRefused names the file and the entry: a member missing, an id twice, no
/// such specialty.
assets::Result<std::vector<domain::Expert>> readExpertsFile(const std::filesystem::path& file,
                                                            const domain::Specialties& specialties);

/// The list takes the place of the one there is, in one transaction with its event. Panels that sit are not touched.
assets::Result<void> replacePool(Office& office, const std::vector<domain::Expert>& pool);

}  // namespace kiosk::backoffice::experts
