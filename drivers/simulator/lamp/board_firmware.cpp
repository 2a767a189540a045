#include "drivers/simulator/lamp/board_firmware.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace drivers::simulator::lamp {
namespace {

using Report = BoardFirmware::Report;

constexpr std::size_t kReportBytes = 64;
constexpr std::size_t kHead = 4;
constexpr std::uint8_t kNotUnderstood = 0x7F;
constexpr std::uint8_t kUnknownCommand = 1;
constexpr std::uint8_t kWrongSum = 2;
constexpr std::uint8_t kWrongValue = 3;
constexpr std::uint8_t kQuickest = 4;

constexpr std::array<std::string_view, BoardFirmware::kLights> kLightWords = {"card-slot", "id-area", "printer-mouth",
                                                                              "camera", "alarm"};
constexpr std::array<std::string_view, kQuickest + 1> kPatternWords = {"off", "on", "slow", "medium", "quick"};

std::uint8_t sumOf(std::span<const std::uint8_t> report) {
  return static_cast<std::uint8_t>(std::accumulate(report.begin(), report.begin() + kReportBytes - 1, 0U) & 0xFFU);
}

Report reportOf(std::uint8_t kind, std::uint8_t sequence, const std::vector<std::uint8_t>& payload) {
  Report report(kReportBytes, 0);
  report[0] = 0x5A;
  report[1] = kind;
  report[2] = sequence;
  report[3] = static_cast<std::uint8_t>(payload.size());
  std::copy(payload.begin(), payload.end(), report.begin() + kHead);
  report.back() = sumOf(report);
  return report;
}

}  // namespace

std::vector<std::uint8_t> BoardFirmware::sensors() const {
  const unsigned doors = (serviceDoorOpen ? 1U : 0U) | (paperDoorOpen ? 2U : 0U);
  return {static_cast<std::uint8_t>(doors), static_cast<std::uint8_t>(personNear ? 1 : 0)};
}

Report BoardFirmware::sensorsChanged() const {
  return reportOf(0x82, 0, sensors());
}

Report BoardFirmware::respond(std::span<const std::uint8_t> report) {
  const std::uint8_t sequence = report[2];
  if (report.back() != sumOf(report)) return reportOf(kNotUnderstood, sequence, {kWrongSum});
  const std::size_t length = report[3];
  switch (report[1]) {
    case 0x01: {
      const auto lights = report.subspan(kHead, kLights);
      const bool known = std::all_of(lights.begin(), lights.end(), [](std::uint8_t p) { return p <= kQuickest; });
      if (length != kLights || !known) return reportOf(kNotUnderstood, sequence, {kWrongValue});
      std::copy(lights.begin(), lights.end(), lights_.begin());
      return reportOf(0x81, sequence, {});
    }
    case 0x02:
      return reportOf(0x82, sequence, sensors());
    case 0x03: {
      constexpr std::string_view kVersion = "HLB-5 1.00";
      return reportOf(0x83, sequence, {kVersion.begin(), kVersion.end()});
    }
    default:
      return reportOf(kNotUnderstood, sequence, {kUnknownCommand});
  }
}

std::optional<Report> BoardFirmware::answer(std::span<const std::uint8_t> report) {
  if (fault == Fault::Silent || report.size() != kReportBytes || report[0] != 0xA5) return std::nullopt;
  if (fault == Fault::Refuses) return reportOf(kNotUnderstood, report[2], {kUnknownCommand});
  Report said = respond(report);
  const std::uint8_t before = std::exchange(before_, report[2]);
  if (fault == Fault::Foreign) said[0] = 0x55;
  if (fault == Fault::Checksum) said.back() = static_cast<std::uint8_t>(said.back() ^ 0x10U);
  if (fault == Fault::Stale) {
    said[2] = before;
    said.back() = sumOf(said);
  }
  return said;
}

std::string BoardFirmware::lights() const {
  std::string text;
  for (std::size_t i = 0; i < kLights; ++i) {
    if (i > 0) text += ' ';
    text.append(kLightWords[i]).append(" ").append(kPatternWords[lights_[i]]);
  }
  return text;
}

}  // namespace drivers::simulator::lamp
