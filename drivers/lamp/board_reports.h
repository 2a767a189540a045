#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "drivers/lamp/guide_light.h"
#include "drivers/lamp/sensors.h"

/// The reports of a sensor and lamp board of the class HID 0483:5750 (the id of an STM32 microcontroller's
/// demonstration firmware, which makers of such boards keep). There is no public standard for them: each maker has its
/// own layout. **This is the layout of this project**, for boards whose firmware is written to it; a board of another
/// maker is another driver beside this one.
///
/// Reports have no number and 64 bytes both ways, filled up with zeros:
///
///   host -> board   A5 | command | sequence | length n | n bytes | 0 … | sum
///   board -> host   5A | answer  | sequence | length n | n bytes | 0 … | sum
///
/// `sum` is the last byte: the sum of the other 63, modulo 256. `sequence` is the host's, 1 to 255, and comes back with
/// the answer; 0 marks what a board says of its own accord. n is at most 59.
///
///   01 lights    one byte a light, in Light's order: 00 off, 01 on, 02 slow, 03 medium, 04 quick   -> 81, empty
///   02 sensors   empty                                              -> 82, two bytes: doors, near
///   03 version   empty                                              -> 83, text in ASCII: "HLB-5 1.00"
///   -                                                               <- 82 with sequence 0 when a sensor changed
///   any          not understood: -> 7F, one byte: 01 command, 02 sum, 03 length or value
///
/// doors: bit 0 the service door is open, bit 1 the paper door. near: 01 somebody stands before the terminal, 00
/// nobody. A board that was without power is dark until it is told again. A board answers within 100 ms.
namespace drivers::lamp {

inline constexpr std::size_t kReportBytes = 64;
using Report = std::array<std::uint8_t, kReportBytes>;

enum class BoardCommand : std::uint8_t { Lights = 0x01, Sensors = 0x02, Version = 0x03 };

/// Requests as they are written.
Report lightsRequest(const LightPlan& plan, std::uint8_t sequence);
Report sensorsRequest(std::uint8_t sequence);
Report versionRequest(std::uint8_t sequence);

/// An answer whose sum is right. `payload` points into the report.
struct BoardAnswer {
  std::uint8_t kind = 0;      ///< 81, 82, 83, 7F
  std::uint8_t sequence = 0;  ///< 0: of its own accord
  std::span<const std::uint8_t> payload;
};
/// Empty: not 64 bytes, another beginning, a length over 59, or a wrong sum.
std::optional<BoardAnswer> parseAnswer(std::span<const std::uint8_t> report);

/// The kind of answer a command waits for.
constexpr std::uint8_t answerTo(BoardCommand command) {
  return static_cast<std::uint8_t>(0x80U | static_cast<std::uint8_t>(command));
}
inline constexpr std::uint8_t kNotUnderstood = 0x7F;

/// Of an answer of kind 82; empty when its two bytes are not that.
std::optional<Sensors> sensorsFrom(std::span<const std::uint8_t> payload);
/// Of an answer of kind 83: printable ASCII; empty when it is not.
std::optional<std::string> versionFrom(std::span<const std::uint8_t> payload);

}  // namespace drivers::lamp
