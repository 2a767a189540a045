#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace drivers::printer {

/// What a printer says of itself: the answer to GET_DEVICE_ID (USB printer class 1.1 §4.2.1), whose text is IEEE
/// 1284-2000 §7.6: "MFG:…;MDL:…;CMD:…;", each key also in its long form.
struct DeviceId {
  std::string manufacturer;  ///< MFG, MANUFACTURER; empty when absent
  std::string model;         ///< MDL, MODEL
  std::string commands;      ///< CMD, COMMAND SET: "ESC/POS"

  /// "MAKER MODEL", for staff.
  [[nodiscard]] std::string name() const;
};

inline constexpr std::size_t kLongestDeviceId = 1024;

/// The first two bytes are the length of everything, themselves included, high byte first; some printers swap them, and
/// some count without themselves: both are taken where they fit what came. Control characters become spaces; the first
/// of two equal keys counts. Empty: too short, or no key that is known.
std::optional<DeviceId> parseDeviceId(std::span<const std::uint8_t> answer);

/// The byte GET_PORT_STATUS answers (USB printer class 1.1 §4.2.2).
struct PortStatus {
  bool paperEmpty = false;
  bool selected = false;
  bool error = false;
};
constexpr PortStatus portStatusFrom(std::uint8_t byte) {
  return {(byte & 0x20U) != 0, (byte & 0x10U) != 0, (byte & 0x08U) == 0};
}

}  // namespace drivers::printer
