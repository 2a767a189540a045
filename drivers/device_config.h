#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "assets/error.h"
#include "drivers/settings.h"

namespace drivers {

/// Which driver plays a role, and its address.
struct DeviceConfig {
  std::string role;    ///< "id-card", "scanner", "document-camera", "face-camera", "a4-printer", "receipt-printer"
  std::string driver;  ///< a registered driver's name: "sam-serial"
  Settings settings;   ///< the driver's own keys: port, baud, uri …
};

/// Devices by role.
using DeviceConfigs = std::map<std::string, DeviceConfig, std::less<>>;

/// Reads the [devices.ROLE] tables of a TOML text; other tables are not looked at, so a program's own configuration
/// file can hold them. Error: DeviceMisconfigured, whose detail names the place.
assets::Result<DeviceConfigs> parseDevices(std::string_view text);
assets::Result<DeviceConfigs> loadDevices(const std::filesystem::path& file);

}  // namespace drivers
