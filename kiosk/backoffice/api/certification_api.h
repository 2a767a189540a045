#pragma once

#include "kiosk/backoffice/api/router.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::api {

/// 待遇资格认证 on the kiosk port; `office` must outlive the router.
void addCertificationRoutes(Router& router, Office& office);

}  // namespace kiosk::backoffice::api
