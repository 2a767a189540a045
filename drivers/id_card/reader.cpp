#include "drivers/id_card/reader.h"

#include <optional>

namespace drivers::id_card {
namespace {

using assets::Error;
using assets::ErrorId;

/// A card that is being laid down is often found before it lies still.
constexpr int kSelectAttempts = 3;
/// So many times not found after it was chosen: it was taken away again, and whoever lifted it waits to be told.
constexpr int kGoneAfter = 2;

}  // namespace

assets::Result<IdCard> awaitCard(Reader& reader, const std::stop_token& stop, const ReadWatcher& watcher,
                                 const std::function<void(Presence)>& waiting, ReadScope scope) {
  const auto tell = [&](ReadStage stage) {
    if (watcher) watcher({stage, 0, 0});
  };
  std::optional<Presence> seen;
  for (int selects = 0, gone = 0;;) {
    const auto presence = reader.findCard(stop);
    if (!presence) return tl::unexpected<Error>(presence.error());
    if (waiting && seen != *presence) waiting(*presence);
    seen = *presence;
    if (*presence != Presence::Found) {
      if (selects > 0 && *presence == Presence::None && ++gone == kGoneAfter) {
        return assets::failure(ErrorId::IdCardLifted, "not found again after it was found");
      }
      continue;
    }
    gone = 0;
    tell(ReadStage::Selecting);
    if (const auto selected = reader.selectCard(stop); !selected) {
      if (selected.error().id == ErrorId::IdCardNotChosen && ++selects < kSelectAttempts) continue;
      return tl::unexpected<Error>(selected.error());
    }
    auto card = reader.readCard(stop, watcher, scope);
    if (!card) return card;
    tell(ReadStage::MoreAddresses);
    // Whoever takes the card away now has been read already; an address added later is no reason to ask again.
    if (auto addresses = reader.newestAddress(stop)) card->newestAddress = std::move(*addresses);
    tell(ReadStage::Done);
    return card;
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
    case ErrorId::IdReaderNotThere:
      return DeviceState::NoDevice;
    case ErrorId::IdReaderSelfTest:
    case ErrorId::IdReaderNotAuthorised:
    case ErrorId::IdReaderRefused:
    case ErrorId::IdReaderTypesKeys:
      return DeviceState::HardwareError;
    default:
      return DeviceState::Offline;
  }
}

}  // namespace drivers::id_card
