#include "drivers/scanner/worker/row_converter.h"

#include <bit>

namespace drivers::scanner {
namespace {

constexpr std::uint8_t kBlack = 0;
constexpr std::uint8_t kWhite = 255;

/// Sample `index` of a row in 8 bits.
std::uint8_t sample(const RowFormat& format, std::span<const std::uint8_t> line, std::size_t index) {
  if (format.depth == 8) return line[index];
  if (format.depth == 16) {
    constexpr std::size_t kHigh = std::endian::native == std::endian::little ? 1 : 0;
    return line[2 * index + kHigh];
  }
  const bool set = (unsigned{line[index / 8]} >> (7 - index % 8) & 1U) != 0;
  return set ? kBlack : kWhite;
}

/// ITU-R BT.601.
std::uint8_t grey(unsigned red, unsigned green, unsigned blue) {
  return static_cast<std::uint8_t>((299 * red + 587 * green + 114 * blue + 500) / 1000);
}

}  // namespace

int bytesNeeded(const RowFormat& format) {
  constexpr int kWidest = 65'535;
  if (format.width < 1 || format.width > kWidest) return 0;
  const int samples = format.rgb ? 3 * format.width : format.width;
  if (format.depth == 8) return samples;
  if (format.depth == 16) return 2 * samples;
  return format.depth == 1 && !format.rgb ? (samples + 7) / 8 : 0;
}

void convertRow(const RowFormat& format, std::span<const std::uint8_t> line, int channels,
                std::span<std::uint8_t> out) {
  std::size_t to = 0;
  for (std::size_t pixel = 0; pixel < static_cast<std::size_t>(format.width); ++pixel) {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    if (format.rgb) {
      red = sample(format, line, 3 * pixel);
      green = sample(format, line, 3 * pixel + 1);
      blue = sample(format, line, 3 * pixel + 2);
    } else {
      red = green = blue = sample(format, line, pixel);
    }
    if (channels == 1) {
      out[to++] = format.rgb ? grey(red, green, blue) : red;
      continue;
    }
    out[to++] = blue;
    out[to++] = green;
    out[to++] = red;
  }
}

}  // namespace drivers::scanner
