#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/device_config.h"
#include "drivers/device_status.h"

namespace drivers::field_tool {

/// A driver as `list` shows it.
struct DriverRow {
  std::string_view deviceClass;  ///< "ID card reader"
  std::string_view name;
  std::string_view summary;
};

/// Every driver of every class.
std::vector<DriverRow> allDrivers();

/// Opens the device with its driver, looks after it once and closes it. What opening found wrong is the status.
DeviceStatus statusOf(const DeviceConfig& config);

}  // namespace drivers::field_tool
