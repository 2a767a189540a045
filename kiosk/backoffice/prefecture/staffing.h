#pragma once

#include <map>
#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/backoffice/staff/officers.h"
#include "kiosk/contract/keys.h"

namespace kiosk::backoffice::prefecture {

/// Who works in one district: an officer who takes papers in, another who concludes, and a terminal.
struct District {
  staff::Officer intake;    ///< login intake-370811: intake, first_review
  staff::Officer reviewer;  ///< login review-370811: second_review, approval
  devices::Kiosk terminal;  ///< id hall-370811; its certificate's key is thrown away
  contract::KioskKeyPair terminalKeys;
};
using Districts = std::map<std::string, District>;  ///< by code

/// Adds them for every district, and `city` (all case roles) and `auditor` for the whole region, all with one password.
assets::Result<Districts> staffDistricts(Office& office, const std::string& password);

}  // namespace kiosk::backoffice::prefecture
