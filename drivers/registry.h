#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "assets/error.h"
#include "drivers/device_config.h"

namespace drivers {

/// One registration line of a device class: drivers/CLASS/registry.cpp lists its drivers as a table of these.
template <class Device>
struct Driver {
  std::string_view name;     ///< what a configuration calls it: "sam-serial"
  std::string_view summary;  ///< for the field engineer, one line
  /// Opens the device and makes sure it answers. Settings it needs and does not find: DeviceMisconfigured.
  assets::Result<std::unique_ptr<Device>> (*open)(const DeviceConfig&);
};

template <class Device>
const Driver<Device>* findDriver(std::span<const Driver<Device>> drivers, std::string_view name) {
  for (const Driver<Device>& driver : drivers) {
    if (driver.name == name) return &driver;
  }
  return nullptr;
}

/// Opens a configured device with the driver its configuration names.
template <class Device>
assets::Result<std::unique_ptr<Device>> openDevice(std::span<const Driver<Device>> drivers,
                                                   const DeviceConfig& config) {
  const Driver<Device>* driver = findDriver(drivers, config.driver);
  if (driver == nullptr) {
    return assets::failure(assets::ErrorId::DeviceMisconfigured,
                           config.role + ": there is no driver called " + config.driver);
  }
  return driver->open(config);
}

}  // namespace drivers
