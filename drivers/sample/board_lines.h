#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "drivers/lamp/guide_light.h"
#include "drivers/lamp/sensors.h"

/// The protocol of the sample board, invented to be read: lines of ASCII, 9600 8N1, each ended by a line feed, at most
/// 80 bytes. A carriage return before the line feed is allowed.
///
///   host -> board   LIGHTS off on off slow off       patterns in Light's order        -> OK
///   host -> board   SENSORS                          -> SENSORS service=0 paper=1 near=0
///   any             not understood                   -> NO and why
///
/// A board answers within 100 ms and never speaks unasked.
namespace drivers::sample {

inline constexpr std::size_t kLongestLine = 80;

/// Requests as they are written, line feed included.
std::string lightsLine(const lamp::LightPlan& plan);
inline constexpr std::string_view kSensorsLine = "SENSORS\n";

/// Of an answer to SENSORS; empty when the line is anything else.
std::optional<lamp::Sensors> sensorsFrom(std::string_view line);

/// Cuts a stream of bytes into lines. A line that is too long or holds a byte that is not printable ASCII is dropped up
/// to its line feed: noise on the wire costs one line, never the next.
class LineCutter {
 public:
  void feed(std::span<const std::uint8_t> bytes);
  /// The next whole line without its end; empty when more bytes are needed.
  std::optional<std::string> next();

 private:
  std::string waiting_;    ///< bytes of lines not yet taken, noise replaced
  bool dropping_ = false;  ///< inside a line that is too long
};

}  // namespace drivers::sample
