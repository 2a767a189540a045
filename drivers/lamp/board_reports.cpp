#include "drivers/lamp/board_reports.h"

#include <algorithm>
#include <numeric>

namespace drivers::lamp {
namespace {

constexpr std::uint8_t kToBoard = 0xA5;
constexpr std::uint8_t kFromBoard = 0x5A;
constexpr std::size_t kHead = 4;
constexpr std::size_t kLongestPayload = kReportBytes - kHead - 1;

constexpr unsigned kServiceDoor = 1U;
constexpr unsigned kPaperDoor = 2U;

std::uint8_t sumOf(std::span<const std::uint8_t> report) {
  const auto covered = report.first(kReportBytes - 1);
  return static_cast<std::uint8_t>(std::accumulate(covered.begin(), covered.end(), 0U) & 0xFFU);
}

Report request(BoardCommand command, std::uint8_t sequence, std::span<const std::uint8_t> payload) {
  Report report{};
  report[0] = kToBoard;
  report[1] = static_cast<std::uint8_t>(command);
  report[2] = sequence;
  report[3] = static_cast<std::uint8_t>(payload.size());
  std::copy(payload.begin(), payload.end(), report.begin() + kHead);
  report.back() = sumOf(report);
  return report;
}

}  // namespace

Report lightsRequest(const LightPlan& plan, std::uint8_t sequence) {
  std::array<std::uint8_t, kLights> payload{};
  for (std::size_t i = 0; i < kLights; ++i)
    payload[i] = static_cast<std::uint8_t>(plan.of(static_cast<Light>(i)));
  return request(BoardCommand::Lights, sequence, payload);
}

Report sensorsRequest(std::uint8_t sequence) {
  return request(BoardCommand::Sensors, sequence, {});
}

Report versionRequest(std::uint8_t sequence) {
  return request(BoardCommand::Version, sequence, {});
}

std::optional<BoardAnswer> parseAnswer(std::span<const std::uint8_t> report) {
  if (report.size() != kReportBytes || report[0] != kFromBoard || report[3] > kLongestPayload) return std::nullopt;
  if (report.back() != sumOf(report)) return std::nullopt;
  return BoardAnswer{report[1], report[2], report.subspan(kHead, report[3])};
}

std::optional<Sensors> sensorsFrom(std::span<const std::uint8_t> payload) {
  if (payload.size() != 2 || (payload[0] & ~(kServiceDoor | kPaperDoor)) != 0 || payload[1] > 1) return std::nullopt;
  return Sensors{(payload[0] & kServiceDoor) != 0, (payload[0] & kPaperDoor) != 0, payload[1] == 1};
}

std::optional<std::string> versionFrom(std::span<const std::uint8_t> payload) {
  const bool printable =
      std::all_of(payload.begin(), payload.end(), [](std::uint8_t byte) { return byte >= 0x20 && byte < 0x7F; });
  if (payload.empty() || !printable) return std::nullopt;
  return std::string(payload.begin(), payload.end());
}

}  // namespace drivers::lamp
