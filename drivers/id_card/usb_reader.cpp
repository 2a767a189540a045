#include "drivers/id_card/usb_reader.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "drivers/id_card/frame_channel.h"
#include "drivers/id_card/photo_decoder.h"
#include "drivers/id_card/usb_mode.h"
#include "drivers/id_card/wrapped_link.h"
#include "drivers/transport/usb_bus.h"

namespace drivers::id_card {
namespace {

using assets::Error;
using assets::ErrorId;
using transport::UsbFound;

/// Reports shorter than a wrapper carry nothing.
constexpr std::size_t kLeastReport = 8;

assets::Result<UsbChoice> choiceOf(const DeviceConfig& config) {
  const auto unknown = config.settings.unknownKeys({"vendor", "product", "port", "photo_decoder"});
  if (!unknown.empty()) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": there is no setting " + unknown.front());
  }
  UsbChoice choice;
  choice.port = config.settings.text("port").value_or("");
  for (const auto& [key, number] : {std::pair("vendor", &choice.vendor), std::pair("product", &choice.product)}) {
    if (!config.settings.has(key)) continue;
    *number = transport::parseUsbNumber(config.settings.text(key).value_or(""));
    if (!*number) {
      return assets::failure(ErrorId::DeviceMisconfigured,
                             config.role + ": " + key + " is four hexadecimal digits in quotes");
    }
  }
  return choice;
}

assets::Result<UsbFound> find(const UsbChoice& choice) {
  auto found = transport::usbDevices();
  if (!found) return linkFailure(found.error());
  std::vector<transport::UsbDevice> devices;
  for (const UsbFound& each : *found)
    devices.push_back(each.device);
  const auto chosen = chooseReader(devices, choice);
  if (!chosen) return tl::unexpected<Error>(chosen.error());
  return std::move((*found)[*chosen]);
}

assets::Result<std::unique_ptr<transport::ByteLink>> linkTo(const UsbFound& found) {
  const UsbMode mode = usbModeOf(found.device);
  if (const auto* pipes = std::get_if<PipeMode>(&mode)) {
    auto link = transport::UsbBulkLink::open(found, pipes->pipes);
    if (!link) return linkFailure(link.error());
    return std::unique_ptr<transport::ByteLink>(std::move(*link));
  }
  if (const auto* hid = std::get_if<HidMode>(&mode)) {
    auto reports = transport::HidLink::open(found, hid->interface);
    if (!reports) return linkFailure(reports.error());
    if ((*reports)->reports().types()) return assets::failure(ErrorId::IdReaderTypesKeys, found.device.name());
    if ((*reports)->reports().output < kLeastReport) {
      return assets::failure(ErrorId::DeviceMisconfigured, found.device.name() + " takes no reports");
    }
    return std::unique_ptr<transport::ByteLink>(std::make_unique<WrappedLink>(std::move(*reports)));
  }
  if (std::holds_alternative<KeyboardMode>(mode)) {
    return assets::failure(ErrorId::IdReaderTypesKeys, found.device.name());
  }
  return assets::failure(ErrorId::DeviceMisconfigured, found.device.name() + " has no pipes of an ID-card reader");
}

}  // namespace

assets::Result<std::unique_ptr<Reader>> openUsbReader(const DeviceConfig& config) {
  return openUsbReader(config, SamTiming{});
}

assets::Result<std::unique_ptr<Reader>> openUsbReader(const DeviceConfig& config, SamTiming timing) {
  const auto choice = choiceOf(config);
  if (!choice) return tl::unexpected<Error>(choice.error());
  const auto found = find(*choice);
  if (!found) return tl::unexpected<Error>(found.error());
  auto link = linkTo(*found);
  if (!link) return tl::unexpected<Error>(link.error());
  auto reader = SamReader::open(std::move(*link), configuredDecoder(config.settings), timing);
  if (!reader) return tl::unexpected<Error>(reader.error());
  return std::unique_ptr<Reader>(std::move(*reader));
}

}  // namespace drivers::id_card
