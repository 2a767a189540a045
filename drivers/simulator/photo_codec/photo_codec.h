#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace drivers::simulator {

inline constexpr int kPhotoWidth = 102;
inline constexpr int kPhotoHeight = 126;
inline constexpr std::size_t kPhotoRgbBytes = std::size_t{3} * kPhotoWidth * kPhotoHeight;
inline constexpr std::size_t kPhotoBlockBytes = 1024;

/// The simulator's own picture compression, in the place of the closed one of real chips: the documented six-byte
/// header
/// ('W' 'L', width, height), then "HT1", two quality bytes (luma, chroma), the stream's length (two bytes,
/// little-endian) and a JPEG stream with arithmetic coding whose quantisation tables are left out, because the
/// qualities tell them. `rgb`: kPhotoRgbBytes, rows from the top. Takes the best quality that fits.
std::optional<std::vector<std::uint8_t>> encodePhotoBlock(std::span<const std::uint8_t> rgb);

enum class PhotoOutcome : std::uint8_t { Decoded, NotMine, Broken };

/// `rgb` takes kPhotoRgbBytes. Any bytes may be given.
PhotoOutcome decodePhotoBlock(std::span<const std::uint8_t> block, std::span<std::uint8_t> rgb);

}  // namespace drivers::simulator
