#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "drivers/lamp/report_link.h"
#include "drivers/simulator/lamp/board_firmware.h"

/// The simulator's firmware behind the real driver, without any bus between them.
class FirmwareLink final : public drivers::lamp::ReportLink {
 public:
  explicit FirmwareLink(drivers::simulator::lamp::BoardFirmware& firmware) : firmware_(firmware) {}

  drivers::transport::LinkResult<void> write(std::span<const std::uint8_t> report) override {
    if (gone) return lost();
    ++written;
    if (const auto answer = firmware_.answer(report)) arriving.push_back(*answer);
    return {};
  }
  drivers::transport::LinkResult<std::optional<std::vector<std::uint8_t>>> read(std::chrono::milliseconds) override {
    if (gone) return lost();
    if (arriving.empty()) return std::nullopt;
    auto report = std::move(arriving.front());
    arriving.pop_front();
    return std::optional(std::move(report));
  }
  [[nodiscard]] std::string name() const override { return "firmware"; }

  std::deque<std::vector<std::uint8_t>> arriving;
  int written = 0;
  bool gone = false;

 private:
  static tl::unexpected<drivers::transport::LinkError> lost() {
    return tl::unexpected(drivers::transport::LinkError{drivers::transport::LinkFault::Gone, "pulled"});
  }

  drivers::simulator::lamp::BoardFirmware& firmware_;
};
