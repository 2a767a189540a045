#pragma once

#include <string>

#include "kiosk/backoffice/api/message.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/staff/officers.h"

// The certification routes' handlers; kiosk_api.cpp and staff_api.cpp stand guard before them.
namespace kiosk::backoffice::api {

/// POST /v1/certifications/mine
Response myCertification(Office& office, const devices::Kiosk& kiosk, const Request& request);
/// PUT /v1/certifications/{uuid}
Response putCertification(Office& office, const devices::Kiosk& kiosk, const Request& request);

/// GET /api/certifications: a page of the open requests the officer may see, oldest first; `after` goes on.
Response openCertifications(Office& office, const staff::SignedIn& who, const Request& request);
/// POST /api/certifications/{uuid}/{word}: "certify" or "forward".
Response decideCertification(Office& office, const staff::SignedIn& who, const Request& request);

}  // namespace kiosk::backoffice::api
