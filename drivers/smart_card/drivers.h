#pragma once

#include <span>

#include "drivers/registry.h"
#include "drivers/smart_card/reader.h"

namespace drivers::smart_card {

/// Every driver of social-security card readers; the table is in registry.cpp.
std::span<const Driver<Reader>> registeredDrivers();

}  // namespace drivers::smart_card
