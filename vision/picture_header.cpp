#include "vision/picture_header.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vision {
namespace {

using Bytes = std::span<const std::uint8_t>;

std::int64_t bigEndian(Bytes bytes) {
  std::int64_t value = 0;
  for (const std::uint8_t byte : bytes)
    value = value << 8 | byte;
  return value;
}

std::int64_t littleEndian32(Bytes bytes) {
  const auto value = static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8U |
                     static_cast<std::uint32_t>(bytes[2]) << 16U | static_cast<std::uint32_t>(bytes[3]) << 24U;
  return static_cast<std::int32_t>(value);
}

bool startsWith(Bytes file, std::span<const std::uint8_t> mark) {
  return file.size() >= mark.size() && std::equal(mark.begin(), mark.end(), file.begin());
}

/// JPEG: marker segments until the frame header (size), then until the scan; after it an end mark must follow, which
/// compressed data cannot imitate (FF is always stuffed there).
std::optional<PictureHeader> readJpeg(Bytes file) {
  PictureHeader header{.format = PictureHeader::Format::Jpeg};
  std::size_t at = 2;
  while (at + 4 <= file.size()) {
    if (file[at] != 0xFF) return std::nullopt;
    const std::uint8_t marker = file[at + 1];
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {  // markers that stand alone
      at += 2;
      continue;
    }
    const auto length = static_cast<std::size_t>(bigEndian(file.subspan(at + 2, 2)));
    if (length < 2) return std::nullopt;
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      if (at + 9 > file.size()) return std::nullopt;
      header.height = bigEndian(file.subspan(at + 5, 2));
      header.width = bigEndian(file.subspan(at + 7, 2));
    }
    if (marker == 0xDA) {
      if (header.width == 0) return std::nullopt;
      constexpr std::array<std::uint8_t, 2> kEnd = {0xFF, 0xD9};
      const auto from = file.begin() + static_cast<std::ptrdiff_t>(at);
      header.complete = std::search(from, file.end(), kEnd.begin(), kEnd.end()) != file.end();
      return header;
    }
    at += 2 + length;
  }
  return std::nullopt;
}

/// PNG: IHDR comes first; chunks are walked to IEND.
std::optional<PictureHeader> readPng(Bytes file) {
  constexpr std::array<std::uint8_t, 4> kHeader = {'I', 'H', 'D', 'R'};
  constexpr std::array<std::uint8_t, 4> kEnd = {'I', 'E', 'N', 'D'};
  if (file.size() < 33 || !startsWith(file.subspan(12), kHeader)) return std::nullopt;
  PictureHeader header{.format = PictureHeader::Format::Png};
  header.width = bigEndian(file.subspan(16, 4));
  header.height = bigEndian(file.subspan(20, 4));
  std::size_t at = 8;
  while (at + 12 <= file.size()) {
    const auto length = static_cast<std::size_t>(bigEndian(file.subspan(at, 4)));
    if (length > file.size() - at - 12) break;
    if (startsWith(file.subspan(at + 4), kEnd)) {
      header.complete = true;
      break;
    }
    at += 12 + length;
  }
  return header;
}

std::optional<PictureHeader> readBmp(Bytes file) {
  if (file.size() < 26) return std::nullopt;
  PictureHeader header{.format = PictureHeader::Format::Bmp};
  header.width = littleEndian32(file.subspan(18, 4));
  const std::int64_t height = littleEndian32(file.subspan(22, 4));
  header.height = height < 0 ? -height : height;  // negative: rows from the top
  header.complete = static_cast<std::int64_t>(file.size()) >= littleEndian32(file.subspan(2, 4));
  return header;
}

}  // namespace

std::optional<PictureHeader> readPictureHeader(std::span<const std::uint8_t> file) {
  constexpr std::array<std::uint8_t, 3> kJpeg = {0xFF, 0xD8, 0xFF};
  constexpr std::array<std::uint8_t, 8> kPng = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
  constexpr std::array<std::uint8_t, 2> kBmp = {'B', 'M'};
  if (startsWith(file, kJpeg)) return readJpeg(file);
  if (startsWith(file, kPng)) return readPng(file);
  if (startsWith(file, kBmp)) return readBmp(file);
  return std::nullopt;
}

}  // namespace vision
