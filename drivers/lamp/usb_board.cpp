#include "drivers/lamp/usb_board.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "drivers/lamp/hid_report_link.h"
#include "drivers/lamp/report_board.h"
#include "drivers/transport/usb_bus.h"

namespace drivers::lamp {
namespace {

using assets::Error;
using assets::ErrorId;
using transport::UsbFound;

constexpr std::uint16_t kVendor = 0x0483;
constexpr std::uint16_t kProduct = 0x5750;

tl::unexpected<Error> linkFailure(const transport::LinkError& error) {
  const bool setting = error.fault == transport::LinkFault::BadSetting;
  return assets::failure(setting ? ErrorId::DeviceMisconfigured : ErrorId::LampBoardNotThere, error.detail);
}

tl::unexpected<Error> misconfigured(const DeviceConfig& config, const std::string& what) {
  return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": " + what);
}

}  // namespace

assets::Result<std::unique_ptr<Board>> openUsbBoard(const DeviceConfig& config) {
  const Settings& settings = config.settings;
  if (const auto unknown = settings.unknownKeys({"vendor", "product", "port"}); !unknown.empty()) {
    return misconfigured(config, "there is no setting " + unknown.front());
  }
  const auto number = [&](const char* key, std::uint16_t otherwise) {
    return settings.has(key) ? transport::parseUsbNumber(settings.text(key).value_or("")) : std::optional(otherwise);
  };
  const auto vendor = number("vendor", kVendor);
  const auto product = number("product", kProduct);
  if (!vendor || !product) return misconfigured(config, "vendor and product are four hexadecimal digits in quotes");
  const std::string port = settings.text("port").value_or("");

  const auto devices = transport::usbDevices();
  if (!devices) return linkFailure(devices.error());
  const auto fits = [&](const UsbFound& found) {
    const bool same = found.device.vendor == *vendor && found.device.product == *product;
    return same && (port.empty() || found.device.port == port);
  };
  const auto found = std::find_if(devices->begin(), devices->end(), fits);
  if (found == devices->end()) {
    return assets::failure(ErrorId::LampBoardNotThere, fmt::format("{:04x}:{:04x} is not plugged in{}{}", *vendor,
                                                                   *product, port.empty() ? "" : " at ", port));
  }
  auto link = HidReportLink::open(*found);
  if (!link) return linkFailure(link.error());
  auto board = ReportBoard::open(std::move(*link));
  if (!board) return tl::unexpected<Error>(board.error());
  return std::unique_ptr<Board>(std::move(*board));
}

}  // namespace drivers::lamp
