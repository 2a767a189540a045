#include "drivers/field_tool/light_command.h"

#include <cstdio>

#include <fmt/format.h>

#include "drivers/lamp/drivers.h"

namespace drivers::field_tool {

int showLight(const DeviceConfigs& configs, const std::string& light, const std::string& pattern,
              const Manner& manner) {
  const auto which = lamp::lightCalled(light);
  const auto how = lamp::patternCalled(pattern);
  if (!which || !how) {
    fmt::print(stderr, "hall-devices: light card-slot|id-area|printer-mouth|camera|alarm off|on|slow|medium|quick\n");
    return 2;
  }
  const DeviceConfig* config = configured(configs, "lamps");
  if (config == nullptr) return 2;
  const auto board = openDevice(lamp::registeredDrivers(), *config);
  if (!board) return tell(board.error(), manner);
  lamp::LightPlan plan;
  plan.set(*which, *how);
  if (const auto shown = (*board)->show(plan); !shown) return tell(shown.error(), manner);
  const auto sensors = (*board)->sensors();
  if (!sensors) return tell(sensors.error(), manner);
  fmt::print("service door {}, paper door {}, {} near\n", sensors->serviceDoorOpen ? "open" : "closed",
             sensors->paperDoorOpen ? "open" : "closed", sensors->personNear ? "somebody" : "nobody");
  return 0;
}

}  // namespace drivers::field_tool
