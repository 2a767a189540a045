// The simulator's picture compression: what fits the chip, and that damage is noticed.
#include "drivers/simulator/photo_codec/photo_codec.h"

#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace drivers::simulator {
namespace {

std::vector<std::uint8_t> painted(const auto& colourAt) {
  std::vector<std::uint8_t> rgb;
  for (int y = 0; y < kPhotoHeight; ++y) {
    for (int x = 0; x < kPhotoWidth; ++x) {
      for (int channel = 0; channel < 3; ++channel)
        rgb.push_back(static_cast<std::uint8_t>(colourAt(x, y, channel)));
    }
  }
  return rgb;
}

/// An oval with two dark spots on a plain ground: a face's masses of light.
std::vector<std::uint8_t> portrait() {
  return painted([](int x, int y, int channel) {
    const double dx = (x - 51) / 34.0;
    const double dy = (y - 66) / 46.0;
    const double inside = 1 / (1 + std::exp(12 * (dx * dx + dy * dy - 1)));
    const auto spot = [&](double cx, double cy, double r) {
      return std::exp(-((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (2 * r * r));
    };
    const double skin = 205 - 25 * channel - 40 * dx;
    const double ground = 90 + 25 * channel;
    const double light = ground + (skin - ground) * inside;
    return light - 110 * spot(36, 58, 4) - 110 * spot(66, 58, 4) - 60 * spot(51, 94, 7);
  });
}

double peakSignalToNoise(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += std::pow(double{a[i] * 1.0} - b[i], 2);
  return 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.size()) / sum);
}

TEST(PhotoCodecTest, APortraitFitsTheChipAndStaysRecognisable) {
  const auto picture = portrait();
  const auto block = encodePhotoBlock(picture);
  ASSERT_TRUE(block);
  EXPECT_EQ(block->size(), kPhotoBlockBytes);
  EXPECT_EQ(std::string(block->begin(), block->begin() + 6), std::string("WL\x66\0\x7E\0", 6));
  std::vector<std::uint8_t> decoded(kPhotoRgbBytes);
  ASSERT_EQ(decodePhotoBlock(*block, decoded), PhotoOutcome::Decoded);
  const double quality = peakSignalToNoise(picture, decoded);
  RecordProperty("psnr_db", std::to_string(quality));
  EXPECT_GT(quality, 35);
}

TEST(PhotoCodecTest, WhatDoesNotFitIsRefused) {
  std::mt19937 random(3);
  EXPECT_FALSE(encodePhotoBlock(std::vector<std::uint8_t>(10)));
  const auto noise = painted([&](int, int, int) { return random() % 256; });
  if (const auto block = encodePhotoBlock(noise)) {
    std::vector<std::uint8_t> decoded(kPhotoRgbBytes);
    EXPECT_EQ(decodePhotoBlock(*block, decoded), PhotoOutcome::Decoded);
  }
}

TEST(PhotoCodecTest, OtherBlocksAreNotItsOwn) {
  std::vector<std::uint8_t> rgb(kPhotoRgbBytes);
  std::vector<std::uint8_t> real(kPhotoBlockBytes, 0);
  const std::string header("WL\x66\0\x7E\0\x32\0\0\xFF\x85", 11);
  std::copy(header.begin(), header.end(), real.begin());
  EXPECT_EQ(decodePhotoBlock(real, rgb), PhotoOutcome::NotMine);
  EXPECT_EQ(decodePhotoBlock({}, rgb), PhotoOutcome::NotMine);
}

TEST(PhotoCodecTest, DamageNeverCrashes) {
  const auto block = encodePhotoBlock(portrait()).value();
  std::vector<std::uint8_t> rgb(kPhotoRgbBytes);
  std::mt19937 random(4);
  int broken = 0;
  for (int round = 0; round < 300; ++round) {
    auto bad = block;
    for (int i = 0; i < 3; ++i)
      bad[9 + random() % 1000] = static_cast<std::uint8_t>(random());
    broken += decodePhotoBlock(bad, rgb) == PhotoOutcome::Broken ? 1 : 0;
  }
  EXPECT_GT(broken, 0);
}

}  // namespace
}  // namespace drivers::simulator
