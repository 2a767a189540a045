#pragma once

#include <string>

#include "drivers/field_tool/commands.h"

namespace drivers::field_tool {

struct ScanJob {
  std::string role = "scanner";  ///< or document-camera, face-camera: one still picture
  std::string output = "scan.jpg";
  int dpi = 300;        ///< scanners only
  bool feeder = false;  ///< scanners only; further pages get -2, -3 … in their file's name
  int seconds = 120;
};
/// Scans a page, or takes a still picture, and writes it as JPEG. Returns the exit code.
int scan(const DeviceConfigs& configs, const ScanJob& job, const Manner& manner);

}  // namespace drivers::field_tool
