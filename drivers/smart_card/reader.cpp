#include "drivers/smart_card/reader.h"

#include <optional>

namespace drivers::smart_card {

using assets::Error;
using assets::ErrorId;

assets::Result<SocialCard> awaitCard(Reader& reader, const std::stop_token& stop,
                                     const std::function<void(Presence)>& waiting) {
  std::optional<Presence> seen;
  while (true) {
    const auto presence = reader.findCard(stop);
    if (!presence) return tl::unexpected<Error>(presence.error());
    if (waiting && seen != *presence) waiting(*presence);
    seen = *presence;
    if (*presence == Presence::Found) return reader.readCard(stop);
  }
}

assets::Result<void> awaitRemoval(Reader& reader, const std::stop_token& stop) {
  while (true) {
    const auto presence = reader.findCard(stop);
    if (!presence) return tl::unexpected<Error>(presence.error());
    if (*presence == Presence::None) return {};
  }
}

DeviceState stateOf(ErrorId error) {
  switch (error) {
    case ErrorId::SmartReaderNotThere:
      return DeviceState::NoDevice;
    case ErrorId::SmartReaderRefused:
      return DeviceState::HardwareError;
    default:
      return DeviceState::Offline;
  }
}

}  // namespace drivers::smart_card
