#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace drivers::simulator::lamp {

/// The firmware of a sensor and lamp board (its reports: drivers/lamp/board_reports.h). No clock, no wire.
class BoardFirmware {
 public:
  using Report = std::vector<std::uint8_t>;  ///< 64 bytes
  static constexpr std::size_t kLights = 5;

  /// How a board may be broken.
  enum class Fault : std::uint8_t {
    None,
    Silent,    ///< answers nothing
    Foreign,   ///< another maker's reports
    Refuses,   ///< 7F to everything
    Checksum,  ///< a wrong sum
    Stale,     ///< the answer to the request before
  };
  Fault fault = Fault::None;

  bool serviceDoorOpen = false;
  bool paperDoorOpen = false;
  bool personNear = false;

  /// Power comes: everything is dark.
  void powerUp() { lights_ = {}; }
  /// The answer to a report of the host; empty: none.
  std::optional<Report> answer(std::span<const std::uint8_t> report);
  /// What the board says of its own accord when a sensor changed.
  [[nodiscard]] Report sensorsChanged() const;
  /// "card-slot off id-area medium …".
  [[nodiscard]] std::string lights() const;

 private:
  [[nodiscard]] Report respond(std::span<const std::uint8_t> report);
  [[nodiscard]] std::vector<std::uint8_t> sensors() const;

  std::array<std::uint8_t, kLights> lights_{};
  std::uint8_t before_ = 0;  ///< sequence number of the request before
};

}  // namespace drivers::simulator::lamp
