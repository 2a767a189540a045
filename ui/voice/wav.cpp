#include "ui/voice/wav.h"

#include <algorithm>
#include <string_view>

namespace ui::voice {
namespace {

constexpr std::size_t kHead = 12;  // RIFF, length, WAVE
constexpr std::size_t kChunkHead = 8;
constexpr std::size_t kFormatBytes = 16;
constexpr std::uint32_t kPcm = 1;

std::uint32_t number(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i)
    value |= static_cast<std::uint32_t>(bytes[at + i]) << (8 * i);
  return value;
}

bool says(std::span<const std::uint8_t> bytes, std::size_t at, std::string_view word) {
  return std::equal(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

std::int16_t sampleAt(std::span<const std::uint8_t> bytes, std::size_t at) {
  return static_cast<std::int16_t>(number(bytes, at, 2));
}

tl::unexpected<std::string> wrong(const char* what) {
  return tl::unexpected<std::string>(what);
}

}  // namespace

tl::expected<Pcm, std::string> readWav(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kHead || !says(bytes, 0, "RIFF") || !says(bytes, 8, "WAVE")) return wrong("no RIFF WAVE");
  Pcm pcm;
  std::size_t channels = 0;
  for (std::size_t at = kHead; bytes.size() - at >= kChunkHead;) {
    const std::size_t told = number(bytes, at + 4, 4);
    const std::size_t begin = at + kChunkHead;
    const std::size_t length = std::min<std::size_t>(told, bytes.size() - begin);
    if (says(bytes, at, "fmt ")) {
      if (length < kFormatBytes) return wrong("format is cut");
      channels = number(bytes, begin + 2, 2);
      pcm.rate = static_cast<int>(number(bytes, begin + 4, 4) & 0x7FFFFFFFU);
      if (number(bytes, begin, 2) != kPcm || number(bytes, begin + 14, 2) != 16) return wrong("no 16-bit PCM");
      if (channels != 1 && channels != 2) return wrong("neither one channel nor two");
      if (pcm.rate < 8000 || pcm.rate > 48000) return wrong("rate is not 8000 to 48000");
    } else if (says(bytes, at, "data")) {
      if (channels == 0) return wrong("data before the format");
      const std::size_t frame = 2 * channels;
      for (std::size_t sample = begin; sample + frame <= begin + length; sample += frame) {
        const int first = sampleAt(bytes, sample);
        const int last = sampleAt(bytes, sample + frame - 2);
        pcm.samples.push_back(static_cast<std::int16_t>((first + last) / 2));
      }
      return pcm;
    }
    // Chunks begin on even places.
    const std::size_t next = begin + length + (length & 1U);
    if (next >= bytes.size()) break;
    at = next;
  }
  return wrong("no data");
}

}  // namespace ui::voice
