#include "drivers/id_card/sdt_reader.h"

#include "drivers/id_card/photo_decoder.h"
#include "drivers/id_card/sam_reader.h"
#include "drivers/id_card/sdt_channel.h"

namespace drivers::id_card {

using assets::Error;
using assets::ErrorId;

assets::Result<std::unique_ptr<Reader>> openSdtReader(const DeviceConfig& config) {
  const auto wrong = [&](const std::string& what) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": " + what);
  };
  const auto unknown = config.settings.unknownKeys({"library", "port", "photo_decoder"});
  if (!unknown.empty()) return wrong("there is no setting " + unknown.front());
  const auto library = config.settings.text("library");
  if (!library) return wrong("library is missing");
  const auto port = config.settings.has("port") ? config.settings.number("port") : 1001;
  if (!port || !((*port >= 1 && *port <= 16) || (*port >= 1001 && *port <= 1016))) {
    return wrong("port is 1 to 16 or 1001 to 1016");
  }
  auto channel = SdtChannel::open(*library, static_cast<int>(*port));
  if (!channel) return tl::unexpected<Error>(channel.error());
  auto reader = SamReader::open(std::move(*channel), configuredDecoder(config.settings));
  if (!reader) return tl::unexpected<Error>(reader.error());
  return std::unique_ptr<Reader>(std::move(*reader));
}

}  // namespace drivers::id_card
