#include "ui/voice/wav.h"

#include <gmock/gmock.h>

namespace ui::voice {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes number(std::uint32_t value, std::size_t width) {
  Bytes bytes;
  for (std::size_t i = 0; i < width; ++i)
    bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  return bytes;
}

Bytes operator+(Bytes left, const Bytes& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}
Bytes word(std::string_view text) {
  return {text.begin(), text.end()};
}

Bytes format(std::uint32_t channels, std::uint32_t rate, std::uint32_t bits = 16, std::uint32_t kind = 1) {
  return word("fmt ") + number(16, 4) + number(kind, 2) + number(channels, 2) + number(rate, 4) +
         number(rate * channels * bits / 8, 4) + number(channels * bits / 8, 2) + number(bits, 2);
}
Bytes head() {
  return word("RIFF") + number(0, 4) + word("WAVE");
}
std::string why(const Bytes& bytes) {
  const auto pcm = readWav(bytes);
  return pcm ? "read" : pcm.error();
}

TEST(Wav, OneChannelAsItIsAndTwoAsTheirMean) {
  const auto one = readWav(head() + format(1, 22050) + word("data") + number(4, 4) + Bytes{1, 0, 0xFF, 0xFF});
  ASSERT_TRUE(one);
  EXPECT_EQ(one->rate, 22050);
  EXPECT_THAT(one->samples, testing::ElementsAre(1, -1));
  const auto two = readWav(head() + format(2, 8000) + word("data") + number(4, 4) + Bytes{10, 0, 20, 0});
  ASSERT_TRUE(two);
  EXPECT_THAT(two->samples, testing::ElementsAre(15));
}

TEST(Wav, AStreamWhoseLengthNobodyKnewEndsWithItsBytes) {
  const auto pcm = readWav(head() + format(1, 22050) + word("data") + number(0x7FFFF000, 4) + Bytes{1, 0, 2, 0, 3});
  ASSERT_TRUE(pcm);
  EXPECT_THAT(pcm->samples, testing::ElementsAre(1, 2)) << "half a sample is none";
}

TEST(Wav, OtherChunksAreSteppedOver) {
  const auto pcm = readWav(head() + word("LIST") + number(3, 4) + Bytes{1, 2, 3, 0} + format(1, 8000) + word("data") +
                           number(2, 4) + Bytes{7, 0});
  ASSERT_TRUE(pcm);
  EXPECT_THAT(pcm->samples, testing::ElementsAre(7));
}

TEST(Wav, WhatItIsNotIsSaid) {
  EXPECT_EQ(why({}), "no RIFF WAVE");
  EXPECT_EQ(why(word("RIFF0000AVI ")), "no RIFF WAVE");
  EXPECT_EQ(why(head()), "no data");
  EXPECT_EQ(why(head() + word("data") + number(2, 4) + Bytes{1, 0}), "data before the format");
  EXPECT_EQ(why(head() + format(1, 22050, 8)), "no 16-bit PCM");
  EXPECT_EQ(why(head() + format(1, 22050, 16, 3)), "no 16-bit PCM");
  EXPECT_EQ(why(head() + format(3, 22050)), "neither one channel nor two");
  EXPECT_EQ(why(head() + format(1, 96000)), "rate is not 8000 to 48000");
  EXPECT_EQ(why(head() + word("fmt ") + number(16, 4) + Bytes{1, 0}), "format is cut");
}

}  // namespace
}  // namespace ui::voice
