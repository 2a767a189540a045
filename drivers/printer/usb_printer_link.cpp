#include "drivers/printer/usb_printer_link.h"

#include <algorithm>
#include <array>
#include <optional>

#include "drivers/printer/device_id.h"

namespace drivers::printer {
namespace {

using assets::ErrorId;
using transport::UsbFound;
using transport::UsbTransfer;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::uint8_t kPrinterSubclass = 0x01;
constexpr std::uint8_t kOneWay = 0x01;
constexpr std::uint8_t kBothWays = 0x02;
// USB printer class 1.1 §4.2: class requests of an interface.
constexpr std::uint8_t kFromInterface = 0xA1;
constexpr std::uint8_t kGetDeviceId = 0x00;
/// Between two looks whether somebody wants to stop.
constexpr milliseconds kStopLatency{50};
/// So small that a printer whose buffer is full takes the next piece within the transfer's own time-out.
constexpr std::size_t kPiece = 512;

tl::unexpected<LinkFault> fault(LinkFault why) {
  return tl::unexpected<LinkFault>(why);
}

assets::Result<std::optional<std::uint16_t>> numberOf(const DeviceConfig& config, const char* key) {
  if (!config.settings.has(key)) return std::nullopt;
  const auto number = transport::parseUsbNumber(config.settings.text(key).value_or(""));
  if (number) return number;
  return assets::failure(ErrorId::DeviceMisconfigured,
                         config.role + ": " + key + " is four hexadecimal digits in quotes");
}

assets::Result<UsbFound> choose(const DeviceConfig& config) {
  const auto vendor = numberOf(config, "vendor");
  if (!vendor) return tl::unexpected<assets::Error>(vendor.error());
  const auto product = numberOf(config, "product");
  if (!product) return tl::unexpected<assets::Error>(product.error());
  const auto port = config.settings.text("port");

  auto devices = transport::usbDevices();
  if (!devices) return assets::failure(ErrorId::ReceiptPrinterGone, devices.error().detail);
  std::erase_if(*devices, [&](const UsbFound& found) {
    const transport::UsbDevice& device = found.device;
    return (*vendor && device.vendor != **vendor) || (*product && device.product != **product) ||
           (port && device.port != *port) || !printerPipesOf(device);
  });
  if (devices->empty()) {
    return assets::failure(ErrorId::ReceiptPrinterGone,
                           "no printer of the USB printer class" + (port ? " at " + *port : std::string()));
  }
  if (devices->size() == 1) return std::move(devices->front());
  std::string names;
  for (const UsbFound& found : *devices)
    names += (names.empty() ? "" : ", ") + found.device.name();
  return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": several printers, port says which: " + names);
}

}  // namespace

std::optional<transport::UsbPipes> printerPipesOf(const transport::UsbDevice& device) {
  for (const transport::UsbInterface& interface : device.interfaces) {
    if (interface.classCode != transport::kUsbPrinter || interface.subclass != kPrinterSubclass) continue;
    if (interface.protocol != kOneWay && interface.protocol != kBothWays) continue;
    const auto outs = interface.select(UsbTransfer::Bulk, false);
    const auto ins = interface.select(UsbTransfer::Bulk, true);
    if (outs.empty() || ins.empty()) continue;
    transport::UsbPipes pipes;
    pipes.interface = interface.number;
    pipes.outs = {outs.front()};
    pipes.ins = {ins.front()};
    return pipes;
  }
  return std::nullopt;
}

assets::Result<std::unique_ptr<UsbPrinterLink>> UsbPrinterLink::open(const DeviceConfig& config) {
  const auto found = choose(config);
  if (!found) return tl::unexpected<assets::Error>(found.error());
  auto bulk = transport::UsbBulkLink::open(*found, *printerPipesOf(found->device));
  if (!bulk) return assets::failure(ErrorId::ReceiptPrinterGone, bulk.error().detail);
  std::unique_ptr<UsbPrinterLink> link(new UsbPrinterLink(std::move(*bulk)));
  link->askModel();
  return link;
}

void UsbPrinterLink::askModel() {
  std::array<std::uint8_t, kLongestDeviceId> answer{};
  const std::uint8_t interface = link_->handle().interface();
  const auto got =
      link_->handle().control({kFromInterface, kGetDeviceId, 0, static_cast<std::uint16_t>(interface << 8U)}, answer);
  if (!got) return;  // it prints without a name
  if (const auto id = parseDeviceId(std::span(answer).first(*got))) model_ = id->name();
}

tl::expected<void, LinkFault> UsbPrinterLink::write(std::span<const std::uint8_t> bytes, milliseconds patience,
                                                    const std::stop_token& stop) {
  auto until = Clock::now() + patience;
  while (!bytes.empty()) {
    if (stop.stop_requested()) return fault(LinkFault::Stopped);
    const auto piece = bytes.first(std::min(kPiece, bytes.size()));
    if (link_->write(piece)) {
      bytes = bytes.subspan(piece.size());
      until = Clock::now() + patience;
    } else if (link_->handle().gone()) {
      return fault(LinkFault::Gone);
    } else if (Clock::now() >= until) {
      return fault(LinkFault::TimedOut);
    }
  }
  return {};
}

tl::expected<std::uint8_t, LinkFault> UsbPrinterLink::readByte(milliseconds patience, const std::stop_token& stop) {
  const auto until = Clock::now() + patience;
  while (true) {
    if (stop.stop_requested()) return fault(LinkFault::Stopped);
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    std::array<std::uint8_t, 1> byte{};
    const auto got = link_->read(byte, std::clamp(left, milliseconds(0), kStopLatency));
    if (!got) return fault(LinkFault::Gone);
    if (*got == 1) return byte[0];
    if (left.count() <= 0) return fault(LinkFault::TimedOut);
  }
}

}  // namespace drivers::printer
