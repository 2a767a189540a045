#include "drivers/id_card/serial_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "drivers/id_card/frame_channel.h"
#include "drivers/id_card/photo_decoder.h"
#include "drivers/id_card/sam_reader.h"
#include "drivers/transport/serial_port.h"

namespace drivers::id_card {
namespace {

using assets::Error;
using assets::ErrorId;
using transport::SerialPort;

/// Does a module answer at this rate? A foreign rate gives silence or noise within a short wait.
bool answersAt(SerialPort& port, int baud) {
  if (!port.setBaud(baud) || !port.write(buildRequest(Command::SamStatus))) return false;
  FrameParser parser;
  std::array<std::uint8_t, 64> bytes{};
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
  while (std::chrono::steady_clock::now() < until) {
    const auto got = port.read(bytes, std::chrono::milliseconds(50));
    if (!got) return false;
    parser.feed(std::span(bytes).first(*got));
    while (const auto event = parser.next()) {
      if (std::holds_alternative<Reply>(*event)) return true;
    }
  }
  return false;
}

}  // namespace

assets::Result<std::unique_ptr<Reader>> openSerialReader(const DeviceConfig& config) {
  const auto path = config.settings.text("port");
  if (!path) return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": port is missing");
  const std::vector<std::int64_t> rates = {115200, 57600, 38400, 19200, 9600};
  const auto configured = config.settings.number("baud");
  const bool automatic = config.settings.text("baud") == "auto" || !config.settings.has("baud");
  if (!automatic && !configured) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": baud is a number or \"auto\"");
  }
  if (configured && std::find(rates.begin(), rates.end(), *configured) == rates.end()) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": a SAM does not know this baud");
  }
  auto port = SerialPort::open(*path, static_cast<int>(configured.value_or(rates.front())));
  if (!port) return linkFailure(port.error());
  if (automatic) {
    const auto rate = std::find_if(rates.begin(), rates.end(),
                                   [&](std::int64_t r) { return answersAt(**port, static_cast<int>(r)); });
    if (rate == rates.end()) return assets::failure(ErrorId::IdReaderSilent, *path + ": silent at every rate");
  }
  auto reader = SamReader::open(std::move(*port), configuredDecoder(config.settings));
  if (!reader) return tl::unexpected<Error>(reader.error());
  return std::unique_ptr<Reader>(std::move(*reader));
}

}  // namespace drivers::id_card
