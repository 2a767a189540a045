#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace ui::voice {

/// One channel of 16-bit samples.
struct Pcm {
  int rate = 0;  ///< samples a second, 8000 to 48000
  std::vector<std::int16_t> samples;
};

/// Reads a RIFF WAVE of 16-bit PCM; of two channels the mean. A length that reaches beyond the bytes means "to the
/// end", as programs write it that stream. The error says what is wrong with it.
tl::expected<Pcm, std::string> readWav(std::span<const std::uint8_t> bytes);

}  // namespace ui::voice
