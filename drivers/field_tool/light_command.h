#pragma once

#include <string>

#include "drivers/field_tool/commands.h"

namespace drivers::field_tool {

/// Makes one guide light burn in a pattern and the others dark, and prints what the sensors say. The words are those of
/// drivers/lamp/guide_light.h. Exit code as in commands.h.
int showLight(const DeviceConfigs& configs, const std::string& light, const std::string& pattern, const Manner& manner);

}  // namespace drivers::field_tool
