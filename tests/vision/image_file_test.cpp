#include "vision/image_file.h"

#include <array>
#include <random>

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

#include "vision/picture_header.h"

namespace vision {
namespace {

Image gradient(int width, int height) {
  Image image(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint8_t* pixel = image.row(y) + 3 * x;
      pixel[0] = static_cast<std::uint8_t>(x);
      pixel[1] = static_cast<std::uint8_t>(y);
      pixel[2] = static_cast<std::uint8_t>(x + y);
    }
  }
  return image;
}

/// Random pixels cannot be compressed, so size limits really bite.
Image noise(int width, int height) {
  std::mt19937 random(7);
  Image image(width, height);
  for (int y = 0; y < height; ++y) {
    for (int i = 0; i < 3 * width; ++i)
      image.row(y)[i] = static_cast<std::uint8_t>(random());
  }
  return image;
}

bool refused(const std::vector<std::uint8_t>& file, const DecodeLimits& limits = {}) {
  const auto image = decodeImage(file, limits);
  return !image && image.error().id == assets::ErrorId::PictureUnreadable;
}

TEST(ImageFile, PngComesBackUnchanged) {
  const Image image = gradient(37, 21);
  const auto back = decodeImage(encodePng(image));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, image);
}

TEST(ImageFile, SixteenBitAndGreyBecomeEightBitBgr) {
  cv::Mat deep(4, 5, CV_16UC1, cv::Scalar(0x8000));
  std::vector<std::uint8_t> file;
  cv::imencode(".png", deep, file);
  const auto image = decodeImage(file);
  ASSERT_TRUE(image);
  EXPECT_EQ(image->width(), 5);
  EXPECT_EQ(image->row(3)[14], 0x80);
}

TEST(ImageFile, EveryTruncationOfAJpegIsRefused) {
  const std::vector<std::uint8_t> whole = encodeJpeg(gradient(64, 48), 80);
  ASSERT_FALSE(refused(whole));
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    EXPECT_TRUE(refused({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)})) << length;
  }
}

TEST(ImageFile, EveryTruncationOfAPngIsRefused) {
  const std::vector<std::uint8_t> whole = encodePng(gradient(40, 40));
  for (std::size_t length = 0; length < whole.size(); length += 5) {
    EXPECT_TRUE(refused({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)})) << length;
  }
}

TEST(ImageFile, ABombIsRefusedByItsHeader) {
  // A PNG that claims 60000 x 60000 pixels and holds none.
  std::vector<std::uint8_t> file = encodePng(gradient(8, 8));
  for (const std::size_t at : {std::size_t{16}, std::size_t{20}}) {
    file[at] = 0;
    file[at + 1] = 0;
    file[at + 2] = 0xEA;
    file[at + 3] = 0x60;
  }
  EXPECT_TRUE(refused(file));
  EXPECT_TRUE(refused(encodePng(gradient(30, 30)), {.maxSide = 29}));
  EXPECT_TRUE(refused(encodePng(gradient(30, 30)), {.maxPixels = 899}));
  EXPECT_TRUE(refused(encodePng(gradient(30, 30)), {.maxBytes = 100}));
}

TEST(ImageFile, OtherBytesAreNoPicture) {
  EXPECT_TRUE(refused({}));
  EXPECT_TRUE(refused({'h', 'a', 'l', 'l'}));
  EXPECT_TRUE(refused({0xFF, 0xD8, 0xFF}));
  EXPECT_TRUE(refused({'B', 'M', 0, 0}));
}

TEST(ImageFile, DamagedFilesNeverReadOutside) {
  std::mt19937 random(3);
  for (const auto& whole : {encodeJpeg(gradient(48, 32), 70), encodePng(gradient(48, 32))}) {
    for (int round = 0; round < 60; ++round) {
      std::vector<std::uint8_t> file = whole;
      for (int i = 0; i < 6; ++i)
        file[random() % file.size()] = static_cast<std::uint8_t>(random());
      const auto image = decodeImage(file, {.maxSide = 4000, .maxPixels = 4'000'000});
      if (image) {
        EXPECT_LE(image->width(), 4000);
      }
    }
  }
}

TEST(ImageFile, HeaderTellsSizeAndEnd) {
  const auto header = readPictureHeader(encodeJpeg(gradient(70, 50), 90));
  ASSERT_TRUE(header);
  EXPECT_EQ(header->format, PictureHeader::Format::Jpeg);
  EXPECT_EQ(header->width, 70);
  EXPECT_EQ(header->height, 50);
  EXPECT_TRUE(header->complete);
}

TEST(ImageFile, AStoredPictureFitsItsLimitWhateverItHolds) {
  const Image image = noise(900, 700);
  ASSERT_GT(encodeJpeg(image, 40).size(), 100'000U);
  const std::vector<std::uint8_t> file = encodeJpegWithin(image, 100'000);
  EXPECT_LE(file.size(), 100'000U);
  EXPECT_FALSE(refused(file));
  // A picture that fits at once keeps its size.
  const auto easy = decodeImage(encodeJpegWithin(gradient(300, 200), 100'000));
  ASSERT_TRUE(easy);
  EXPECT_EQ(easy->width(), 300);
}

}  // namespace
}  // namespace vision
