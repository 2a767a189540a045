#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/backoffice/institutions/institution_store.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::institutions {

/// {"institutions": [{"kind": "medical", "name": "济宁市第一人民医院", "district": "370811"}, …]}; ids are made from
/// the order. OfficeSettingRefused names the file and the entry: not a known kind, a name missing or twice, a district
/// the region has not.
assets::Result<std::vector<Institution>> readInstitutionsFile(const std::filesystem::path& file,
                                                              const domain::Regions& regions);

/// The list takes the place of the one there is, in one transaction with its event.
assets::Result<void> replaceAll(Office& office, const std::vector<Institution>& list);

}  // namespace kiosk::backoffice::institutions
