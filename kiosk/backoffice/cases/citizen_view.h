#pragma once

#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/contract/messages.h"

namespace kiosk::backoffice::cases {

/// The cases of the person on the card, as they may be shown; empty when number and name do not belong together.
assets::Result<contract::CaseList> casesFor(const Office& office, const contract::PersonLookup& person);
/// Their notices, newest first.
assets::Result<contract::NoticeList> noticesFor(const Office& office, const contract::PersonLookup& person);

}  // namespace kiosk::backoffice::cases
