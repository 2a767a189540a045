#pragma once

#include "kiosk/backoffice/api/router.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::api {

/// The routes of the kiosk port; `office` must outlive the router. Every request is checked against the terminal's row:
/// it must be ACTIVE with exactly the certificate it shows, so suspending one takes effect at once.
void addKioskRoutes(Router& router, Office& office);

/// POST /v1/enrol of the staff port: a terminal without a certificate yet, with a one-time code.
void addEnrolmentRoute(Router& router, Office& office);

}  // namespace kiosk::backoffice::api
