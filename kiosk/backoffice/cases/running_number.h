#pragma once

#include <string>

#include "kiosk/backoffice/store/writer.h"

namespace kiosk::backoffice::cases {

/// The next number of a series ("accept/370811/2026"), without gaps: it is part of the transaction that uses it.
/// Throws when the series has run past `last`.
int nextRunning(const store::Transaction& transaction, const std::string& series, int last = 99999);

}  // namespace kiosk::backoffice::cases
