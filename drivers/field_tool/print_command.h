#pragma once

#include <string>

#include "drivers/field_tool/commands.h"

namespace drivers::field_tool {

struct PrintJob {
  std::string role = "a4-printer";  ///< or receipt-printer
  int seconds = 180;
};
/// Prints a test page and waits until the printer says it is done. Returns the exit code.
int printTestPage(const DeviceConfigs& configs, const PrintJob& job, const Manner& manner);

}  // namespace drivers::field_tool
