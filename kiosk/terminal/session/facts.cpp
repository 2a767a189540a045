#include "kiosk/terminal/session/facts.h"

namespace kiosk::terminal {

std::optional<assets::ErrorId> Facts::troubleOf(std::string_view role) const {
  using drivers::DeviceState;
  using drivers::PaperState;
  const auto found = devices.find(role);
  if (found == devices.end()) return assets::ErrorId::DeviceNotReady;
  const drivers::DeviceStatus& status = found->second;
  const bool ready = status.state == DeviceState::Online || status.state == DeviceState::DeviceBusy;
  const bool paperless = status.paper == PaperState::Out || status.paper == PaperState::Jammed;
  if (ready && !paperless) return std::nullopt;
  return status.problem.value_or(assets::ErrorId::DeviceNotReady);
}

}  // namespace kiosk::terminal
