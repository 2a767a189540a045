#include "drivers/device_config.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "drivers/settings_toml.h"

namespace drivers {

assets::Result<DeviceConfigs> parseDevices(std::string_view text) {
  using assets::ErrorId;
  DeviceConfigs configs;
  try {
    const toml::table root = toml::parse(text);
    const toml::node* devices = root.get("devices");
    if (devices == nullptr) return configs;
    if (!devices->is_table()) {
      return assets::failure(ErrorId::DeviceMisconfigured, placeOf(*devices) + ": devices is a table");
    }
    auto tables = settingsFrom(*devices->as_table());
    if (!tables) return assets::failure(ErrorId::DeviceMisconfigured, tables.error());
    for (auto& [role, settings] : *tables) {
      auto driver = settings.text("driver");
      if (!driver) return assets::failure(ErrorId::DeviceMisconfigured, "devices." + role + " names no driver");
      settings.remove("driver");  // what is left are the driver's own keys
      configs.emplace(role, DeviceConfig{role, std::move(*driver), std::move(settings)});
    }
  } catch (const toml::parse_error& error) {
    return assets::failure(ErrorId::DeviceMisconfigured,
                           std::string(error.description()) + " in line " + std::to_string(error.source().begin.line));
  }
  return configs;
}

assets::Result<DeviceConfigs> loadDevices(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return assets::failure(assets::ErrorId::DeviceMisconfigured, "cannot read " + file.string());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parseDevices(text);
}

}  // namespace drivers
