#pragma once

#include <span>

#include "drivers/id_card/reader.h"
#include "drivers/registry.h"

namespace drivers::id_card {

/// Every driver of ID-card readers; the table is in registry.cpp.
std::span<const Driver<Reader>> registeredDrivers();

}  // namespace drivers::id_card
