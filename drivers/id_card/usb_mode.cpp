#include "drivers/id_card/usb_mode.h"

#include <algorithm>
#include <array>
#include <utility>

#include "drivers/id_card/sam_codec.h"

namespace drivers::id_card {
namespace {

using transport::UsbDevice;
using transport::UsbInterface;
using transport::UsbTransfer;

// HID 1.11 §4.2, §4.3
constexpr std::uint8_t kBootSubclass = 1;
constexpr std::uint8_t kKeyboardProtocol = 1;

constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 6> kKnownReaders = {{
    {0x0400, 0xC35A},  // the module's own numbers, of National Semiconductor
    {0x0483, 0x5652},  // Huaxu
    {0x10C4, 0x8A1B},  // Senter
    {0x2015, 0x0008},  // Senrui
    {0x9573, 0x4836},  // Yishu
    {0x10C4, 0x0007},  // Miaxis MR-300
}};

/// LEN, behind the preamble.
std::size_t bodyLength(std::span<const std::uint8_t> head) {
  if (!std::equal(kPreamble.begin(), kPreamble.end(), head.begin())) return 0;
  const std::size_t length = static_cast<std::size_t>(head[5]) << 8U | head[6];
  return length <= kLongestLength ? length : 0;
}

std::optional<PipeMode> pipesOf(const UsbInterface& interface) {
  using transport::kUsbHid, transport::kUsbMassStorage, transport::kUsbPrinter, transport::kUsbSmartCard;
  for (const std::uint8_t other : {kUsbHid, kUsbMassStorage, kUsbPrinter, kUsbSmartCard}) {
    if (interface.classCode == other) return std::nullopt;
  }
  auto outs = interface.select(UsbTransfer::Bulk, false);
  auto ins = interface.select(UsbTransfer::Bulk, true);
  if (outs.size() != ins.size() || outs.empty() || outs.size() > 2) return std::nullopt;
  const std::size_t head = outs.size() == 2 ? kSplitHead : 0;
  return PipeMode{{interface.number, std::move(outs), std::move(ins), head, &bodyLength}};
}

}  // namespace

UsbMode usbModeOf(const UsbDevice& device) {
  for (const UsbInterface& interface : device.interfaces) {
    if (auto pipes = pipesOf(interface)) return std::move(*pipes);
  }
  bool types = false;
  for (const UsbInterface& interface : device.interfaces) {
    if (interface.classCode != transport::kUsbHid) continue;
    const bool keyboard = interface.subclass == kBootSubclass && interface.protocol == kKeyboardProtocol;
    if (!keyboard && interface.select(UsbTransfer::Interrupt, true).size() == 1) return HidMode{interface};
    types = types || keyboard;
  }
  return types ? UsbMode(KeyboardMode{}) : UsbMode(NoMode{});
}

bool knownReader(const UsbDevice& device) {
  return std::find(kKnownReaders.begin(), kKnownReaders.end(), std::pair(device.vendor, device.product)) !=
         kKnownReaders.end();
}

bool UsbChoice::matches(const UsbDevice& device) const {
  if (!vendor && !product && port.empty()) return knownReader(device);
  return (!vendor || *vendor == device.vendor) && (!product || *product == device.product) &&
         (port.empty() || port == device.port);
}

assets::Result<std::size_t> chooseReader(std::span<const UsbDevice> devices, const UsbChoice& choice) {
  std::vector<std::size_t> matching;
  std::string names;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    if (!choice.matches(devices[i])) continue;
    matching.push_back(i);
    names += (names.empty() ? "" : ", ") + devices[i].name();
  }
  using assets::ErrorId;
  if (matching.empty()) return assets::failure(ErrorId::IdReaderNotThere, "no such device on USB");
  if (matching.size() > 1) return assets::failure(ErrorId::DeviceMisconfigured, "say which port: " + names);
  return matching.front();
}

}  // namespace drivers::id_card
