#pragma once

#include "kiosk/backoffice/api/router.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::api {

/// The routes of the staff port beside enrolment: login, cases, notices, audit. Cookie session, and the header
/// X-Hall-Csrf on everything that changes something. Cases of districts an officer does not see do not exist for them.
void addStaffRoutes(Router& router, Office& office);

}  // namespace kiosk::backoffice::api
