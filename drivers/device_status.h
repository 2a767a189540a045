#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "assets/error_id.h"

namespace drivers {

/// Device states in the words of XFS4IoT (Common.Status, device).
enum class DeviceState : std::uint8_t {
  Starting,
  Online,
  DeviceBusy,
  UserError,  ///< somebody in front of the machine must do something (cover open, card left in)
  Offline,    ///< configured, present, but not answering
  NoDevice,   ///< not there
  PowerOff,
  HardwareError,
};

/// XFS4IoT Printer paper states. "Cannot report" is an empty optional, never Unknown.
enum class PaperState : std::uint8_t { Unknown, Full, Low, Out, Jammed };

/// XFS4IoT toner/ink states.
enum class TonerState : std::uint8_t { Unknown, Full, Low, Out };

/// One device's health at a moment; what staff screens and heartbeats show.
struct DeviceStatus {
  DeviceState state = DeviceState::Starting;
  std::optional<PaperState> paper;         ///< empty: this device cannot report it
  std::optional<TonerState> toner;         ///< empty: this device cannot report it
  std::optional<assets::ErrorId> problem;  ///< why it is not Online; its catalogue row names cause and remedy
  std::string model;                       ///< as the device names itself
  std::string detail;                      ///< technical, never personal
  std::chrono::system_clock::time_point since{};
  friend bool operator==(const DeviceStatus&, const DeviceStatus&) = default;
};

constexpr std::string_view word(DeviceState state) {
  switch (state) {
    case DeviceState::Starting:
      return "Starting";
    case DeviceState::Online:
      return "Online";
    case DeviceState::DeviceBusy:
      return "DeviceBusy";
    case DeviceState::UserError:
      return "UserError";
    case DeviceState::Offline:
      return "Offline";
    case DeviceState::NoDevice:
      return "NoDevice";
    case DeviceState::PowerOff:
      return "PowerOff";
    case DeviceState::HardwareError:
      return "HardwareError";
  }
  return "Unknown";
}

constexpr std::string_view word(PaperState state) {
  switch (state) {
    case PaperState::Unknown:
      return "Unknown";
    case PaperState::Full:
      return "Full";
    case PaperState::Low:
      return "Low";
    case PaperState::Out:
      return "Out";
    case PaperState::Jammed:
      return "Jammed";
  }
  return "Unknown";
}

}  // namespace drivers
