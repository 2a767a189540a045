#pragma once

#include <span>

#include "drivers/lamp/board.h"
#include "drivers/registry.h"

namespace drivers::lamp {

/// Every driver of lamp boards; the table is in registry.cpp.
std::span<const Driver<Board>> registeredDrivers();

}  // namespace drivers::lamp
