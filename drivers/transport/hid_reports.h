#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace drivers::transport {

/// What a report descriptor (HID 1.11 §6.2.2) says about a device's reports.
struct HidReports {
  struct Purpose {
    std::uint16_t page = 0;  ///< usage page; 0xFF00 and above are the maker's own
    std::uint16_t usage = 0;
  };
  std::vector<Purpose> purposes;     ///< of each application collection
  std::uint8_t number = 0;           ///< of the first report; 0: reports have no number in front
  std::size_t input = 0;             ///< bytes of the first input report, without its number
  std::size_t output = 0;            ///< bytes of the first output report, without its number
  [[nodiscard]] bool types() const;  ///< one of its purposes is to be a keyboard
};

/// Empty: the descriptor breaks off in the middle of an item, or describes no report towards the host.
std::optional<HidReports> parseHidReports(std::span<const std::uint8_t> descriptor);

}  // namespace drivers::transport
