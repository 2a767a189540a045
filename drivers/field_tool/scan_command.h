#pragma once

#include <string>

#include "drivers/field_tool/commands.h"

namespace drivers::field_tool {

struct ScanJob {
  std::string role = "document-camera";  ///< or face-camera
  std::string output = "scan.jpg";
  int seconds = 60;
};
/// Takes a still picture in the camera's largest mode and writes it as JPEG. Returns the exit code.
int scan(const DeviceConfigs& configs, const ScanJob& job, const Manner& manner);

}  // namespace drivers::field_tool
