#pragma once

#include <cstdint>
#include <span>

namespace drivers::scanner {

/// How a SANE frame lays out a row: samples red-green-blue or grey; 1 (set: black), 8 or 16 bits in the host's order.
struct RowFormat {
  bool rgb = false;
  int depth = 8;
  int width = 0;         ///< pixels
  int bytesPerLine = 0;  ///< with padding
};

/// The bytes such a row needs at least; 0 when the layout is none of those above.
int bytesNeeded(const RowFormat& format);

/// One row as a Picture has it: `channels` 3 blue-green-red, 1 grey. `line` holds at least bytesNeeded(), `out`
/// width × channels.
void convertRow(const RowFormat& format, std::span<const std::uint8_t> line, int channels, std::span<std::uint8_t> out);

}  // namespace drivers::scanner
