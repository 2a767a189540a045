#include "drivers/camera/jpeg_splitter.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "drivers/camera/decode.h"

namespace drivers::camera {
namespace {

WipedBytes picture(int width, int height, std::uint8_t tone) {
  Picture pixels{width, height, 3, {}};
  pixels.pixels.resize(pixels.stride() * static_cast<std::size_t>(height));
  for (std::size_t i = 0; i < pixels.pixels.size(); ++i)
    pixels.pixels[i] = static_cast<std::uint8_t>(tone + i * 7);
  return encodeJpeg(pixels, 80);
}

void append(WipedBytes& stream, const WipedBytes& more) {
  stream.insert(stream.end(), more.begin(), more.end());
}

TEST(JpegSplitter, FilesComeOutWholeHoweverTheReadsSplitThem) {
  const std::vector<WipedBytes> files = {picture(64, 48, 1), picture(16, 16, 90), picture(33, 17, 200)};
  WipedBytes stream;
  for (const auto& file : files)
    append(stream, file);
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    JpegSplitter splitter;
    std::vector<WipedBytes> out;
    for (std::size_t at = 0; at < stream.size();) {
      const std::size_t part = std::min<std::size_t>(stream.size() - at, 1 + random() % 97);
      splitter.feed(std::span(stream).subspan(at, part));
      at += part;
      while (auto file = splitter.next())
        out.push_back(std::move(*file));
    }
    ASSERT_EQ(out, files) << "round " << round;
    ASSERT_EQ(splitter.damaged(), 0U);
  }
}

TEST(JpegSplitter, BytesBetweenFilesAreSkipped) {
  WipedBytes stream = {0x00, 0xFF, 0x12, 0xFF};
  const WipedBytes file = picture(20, 20, 3);
  append(stream, file);
  append(stream, {0xFF, 0xD9, 0x41});
  append(stream, file);
  JpegSplitter splitter;
  splitter.feed(stream);
  EXPECT_EQ(splitter.next(), file);
  EXPECT_EQ(splitter.next(), file);
  EXPECT_EQ(splitter.next(), std::nullopt);
}

TEST(JpegSplitter, AFileThatBreaksOffIsCountedAndTheNextOneComesWhole) {
  const WipedBytes file = picture(40, 40, 9);
  WipedBytes stream(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(file.size() / 2));
  append(stream, file);
  JpegSplitter splitter;
  splitter.feed(stream);
  const auto out = splitter.next();
  ASSERT_TRUE(out);
  EXPECT_EQ(*out, file);
  EXPECT_EQ(splitter.damaged(), 1U);
}

TEST(JpegSplitter, AThumbnailInsideASegmentDoesNotEndThePicture) {
  const WipedBytes inner = picture(16, 16, 5);
  WipedBytes file = {0xFF, 0xD8, 0xFF, 0xE1};
  const std::size_t length = inner.size() + 2;
  file.push_back(static_cast<std::uint8_t>(length >> 8U));
  file.push_back(static_cast<std::uint8_t>(length & 0xFFU));
  append(file, inner);
  const WipedBytes outer = picture(24, 24, 8);
  file.insert(file.end(), outer.begin() + 2, outer.end());
  JpegSplitter splitter;
  splitter.feed(file);
  EXPECT_EQ(splitter.next(), file);
}

TEST(JpegSplitter, RandomBytesNeverHarm) {
  std::mt19937 random(11);
  JpegSplitter splitter;
  for (int round = 0; round < 2000; ++round) {
    WipedBytes bytes(1 + random() % 64);
    for (auto& byte : bytes)
      byte = static_cast<std::uint8_t>(random() % 4 == 0 ? 0xFF : random());
    splitter.feed(bytes);
    while (splitter.next()) {
    }
  }
  const WipedBytes file = picture(16, 16, 1);
  // Garbage may look like an unfinished picture; one whole file later at the latest everything is in step again.
  splitter.feed(file);
  splitter.feed(file);
  bool seen = false;
  while (auto out = splitter.next())
    seen = seen || *out == file;
  splitter.reset();
  splitter.feed(file);
  const auto out = splitter.next();
  ASSERT_TRUE(out);
  EXPECT_EQ(*out, file);
}

}  // namespace
}  // namespace drivers::camera
