#pragma once

#include <string>

#include "kiosk/papers/paper.h"

namespace kiosk::papers {

/// The form of an application, for the screen before it is signed and for the file afterwards. `city` begins the
/// title (济宁市); the acceptance number is empty as long as there is none. Whoever calls wipes the result's
/// application.
ApplicationForm applicationForm(const domain::Application& application, std::string city, const domain::Date& signedOn,
                                std::string acceptanceNumber = {});

}  // namespace kiosk::papers
