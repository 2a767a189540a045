#pragma once

#include <string>

#include "drivers/field_tool/commands.h"

namespace drivers::field_tool {

/// Prints a test page on the printer of a role, or on each configured printer when `role` is empty, and waits until it
/// is on paper. Exit code as in commands.h.
int printTestPage(const DeviceConfigs& configs, const std::string& role, const Manner& manner);

}  // namespace drivers::field_tool
