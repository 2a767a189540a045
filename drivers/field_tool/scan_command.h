#pragma once

#include <string>

#include "drivers/field_tool/commands.h"
#include "drivers/scanner/scanner.h"

namespace drivers::field_tool {

struct ScanJob {
  std::string role;  ///< empty: the scanner when one is configured, else the document camera
  std::string output = "scan.jpg";
  int seconds = 60;
  scanner::ScanRequest request;  ///< for a scanner; a camera takes what it sees
};
/// Scans what lies on the glass or in the feeder, or takes a still picture in a camera's largest mode, and writes JPEG.
/// Several pages get a number each: scan-1.jpg, scan-2.jpg. Returns the exit code.
int scan(const DeviceConfigs& configs, const ScanJob& job, const Manner& manner);

}  // namespace drivers::field_tool
