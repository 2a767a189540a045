#include "drivers/field_tool/device_classes.h"

#include <array>
#include <optional>

#include "drivers/camera/drivers.h"
#include "drivers/id_card/drivers.h"
#include "drivers/lamp/drivers.h"
#include "drivers/printer/drivers.h"
#include "drivers/registry.h"
#include "drivers/scanner/drivers.h"
#include "drivers/smart_card/drivers.h"

namespace drivers::field_tool {
namespace {

DeviceStatus problem(DeviceState state, const assets::Error& error) {
  DeviceStatus status;
  status.state = state;
  status.problem = error.id;
  status.detail = error.detail;
  return status;
}

/// A class of devices without its type.
struct DeviceClass {
  std::string_view title;
  void (*list)(std::string_view title, std::vector<DriverRow>& rows);
  /// Empty: the driver belongs to another class.
  std::optional<DeviceStatus> (*look)(const DeviceConfig& config);
};

template <auto kDrivers>
void listDrivers(std::string_view title, std::vector<DriverRow>& rows) {
  for (const auto& driver : kDrivers())
    rows.push_back({title, driver.name, driver.summary});
}

template <auto kDrivers, auto kStateOf>
std::optional<DeviceStatus> lookAt(const DeviceConfig& config) {
  const auto* driver = findDriver(kDrivers(), config.driver);
  if (driver == nullptr) return std::nullopt;
  const auto device = driver->open(config);
  return device ? (*device)->check() : problem(kStateOf(device.error().id), device.error());
}

template <auto kDrivers, auto kStateOf>
constexpr DeviceClass classOf(std::string_view title) {
  return {title, &listDrivers<kDrivers>, &lookAt<kDrivers, kStateOf>};
}

// One line a class.
constexpr std::array kClasses = {
    classOf<&id_card::registeredDrivers, &id_card::stateOf>("ID card reader"),
    classOf<&smart_card::registeredDrivers, &smart_card::stateOf>("social card reader"),
    classOf<&camera::registeredDrivers, &camera::stateOf>("camera"),
    classOf<&scanner::registeredDrivers, &scanner::stateOf>("scanner"),
    classOf<&printer::registeredReceiptPrinters, &printer::stateOf>("receipt printer"),
    classOf<&printer::registeredDocumentPrinters, &printer::stateOf>("A4 printer"),
    classOf<&lamp::registeredDrivers, &lamp::stateOf>("lamp board"),
};

}  // namespace

std::vector<DriverRow> allDrivers() {
  std::vector<DriverRow> rows;
  for (const DeviceClass& row : kClasses)
    row.list(row.title, rows);
  return rows;
}

DeviceStatus statusOf(const DeviceConfig& config) {
  for (const DeviceClass& row : kClasses) {
    if (auto status = row.look(config)) return std::move(*status);
  }
  return problem(DeviceState::NoDevice,
                 {assets::ErrorId::DeviceMisconfigured, "there is no driver called " + config.driver});
}

}  // namespace drivers::field_tool
