#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/certification/pensioner_record.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::certification {

/// How it stands with somebody whose number and name both fit a pensioner's; otherwise `pensioner` is false. Leaves an
/// event when something was given out.
assets::Result<contract::CertificationStanding> standingOf(Office& office, const contract::PersonLookup& wanted,
                                                           const std::string& actor);

/// Writes or replaces pensioners, all or none. One whose last certification is newer than what the office knows is a
/// success of its way (a silent match, an officer's visit) and joins the ledger; an older one changes nothing.
assets::Result<void> put(Office& office, const std::vector<PensionerRecord>& pensioners);

/// {"pensioners":[{"number","name","phone"?,"agency"?,"certified_on"?,"certified_by"?}…]}; certified_by is "silent",
/// "self", "home_visit" or "assisted" and stands with certified_on. OfficeSettingRefused names the entry.
assets::Result<std::vector<PensionerRecord>> readPensionersFile(const std::filesystem::path& file);

}  // namespace kiosk::backoffice::certification
