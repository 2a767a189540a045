#include "drivers/sample/sample_driver.h"

#include "drivers/sample/line_board.h"
#include "drivers/transport/serial_port.h"

namespace drivers::sample {

using assets::Error;
using assets::ErrorId;

assets::Result<std::unique_ptr<lamp::Board>> openLineBoard(const DeviceConfig& config) {
  const auto misconfigured = [&](const std::string& what) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": " + what);
  };
  if (const auto unknown = config.settings.unknownKeys({"port", "baud"}); !unknown.empty())
    return misconfigured("there is no setting " + unknown.front());
  const auto port = config.settings.text("port");
  if (!port) return misconfigured("port is missing, as in port = \"/dev/ttyS1\"");
  const auto baud = config.settings.has("baud") ? config.settings.number("baud") : 9600;
  if (!baud || *baud < 0 || *baud > 1'000'000 || !transport::SerialPort::knowsBaud(static_cast<int>(*baud)))
    return misconfigured("baud is a number such as 9600");

  auto link = transport::SerialPort::open(*port, static_cast<int>(*baud));
  if (!link) return assets::failure(ErrorId::LampBoardNotThere, link.error().detail);
  auto board = LineBoard::open(std::move(*link), std::chrono::milliseconds(200));
  if (!board) return tl::unexpected<Error>(board.error());
  return std::unique_ptr<lamp::Board>(std::move(*board));
}

}  // namespace drivers::sample
