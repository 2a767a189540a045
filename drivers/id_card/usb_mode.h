#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "assets/error.h"
#include "drivers/transport/usb_bulk_link.h"
#include "drivers/transport/usb_device.h"

/// How a reader talks over USB, found from what its descriptors say. The trade shares vendor and product numbers
/// between devices that talk differently (0400:c35a is a module with split pipes, one with a single pair, or a
/// keyboard), so numbers only say which devices are worth a look.
namespace drivers::id_card {

/// The module's own pipes, or a bridge with one pair: SAM frames as they are.
///   two bulk pipes each way: the lower-numbered pair carries preamble and LEN (7 bytes), the higher the rest
///   one each way:            whole frames
struct PipeMode {
  transport::UsbPipes pipes;
};
/// Reports with wrapped SAM frames (hid_wrapper.h). Whether the reports are the maker's own, or those of a keyboard
/// that does not say so in its interface, is known only from the report descriptor, once it is open.
struct HidMode {
  transport::UsbInterface interface;
};
/// It types the card's number like a keyboard; the module cannot be reached.
struct KeyboardMode {};
/// Nothing a SAM frame could go through.
struct NoMode {};
using UsbMode = std::variant<NoMode, KeyboardMode, PipeMode, HidMode>;

/// Bytes of a SAM frame that go through the first of two pipes: preamble and LEN.
inline constexpr std::size_t kSplitHead = 7;

/// Pipes are preferred to reports, and reports to a keyboard beside them; interfaces of other classes with bulk pipes
/// (printer, mass storage, CCID) are none of a reader.
UsbMode usbModeOf(const transport::UsbDevice& device);

/// Vendor and product numbers readers have been seen with; any other device must be named in the configuration.
bool knownReader(const transport::UsbDevice& device);

/// What a configuration says about which device it is. Absent parts match everything.
struct UsbChoice {
  std::optional<std::uint16_t> vendor;
  std::optional<std::uint16_t> product;
  std::string port;  ///< "1-2.4"
  /// Without any part: the known readers.
  [[nodiscard]] bool matches(const transport::UsbDevice& device) const;
};

/// The one device that is meant, as its place in `devices`. None: IdReaderNotThere. Several: DeviceMisconfigured naming
/// their ports; taking either would let two readers swap roles after a restart.
assets::Result<std::size_t> chooseReader(std::span<const transport::UsbDevice> devices, const UsbChoice& choice);

}  // namespace drivers::id_card
