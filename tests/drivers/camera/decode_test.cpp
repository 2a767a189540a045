#include "drivers/camera/decode.h"

#include <gtest/gtest.h>

namespace drivers::camera {
namespace {

Picture gradient(int width, int height) {
  Picture picture{width, height, 3, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      picture.pixels.push_back(static_cast<std::uint8_t>(x * 255 / width));
      picture.pixels.push_back(static_cast<std::uint8_t>(y * 255 / height));
      picture.pixels.push_back(80);
    }
  }
  return picture;
}

TEST(Decode, AJpegComesBackAsItWentInWithinItsQuality) {
  const Picture in = gradient(64, 40);
  const WipedBytes file = encodeJpeg(in, 95);
  EXPECT_EQ(jpegSize(file).width, 64);
  EXPECT_EQ(jpegSize(file).height, 40);
  const auto out = decodeFrame({PixelFormat::Jpeg, 64, 40, file, {}, 0});
  ASSERT_TRUE(out);
  ASSERT_EQ(out->pixels.size(), in.pixels.size());
  for (std::size_t i = 0; i < in.pixels.size(); ++i)
    ASSERT_NEAR(out->pixels[i], in.pixels[i], 16) << "at " << i;
}

TEST(Decode, AJpegCutOffAnywhereIsDamagedNotACrash) {
  const WipedBytes file = encodeJpeg(gradient(48, 48), 90);
  for (std::size_t length = 0; length + 2 < file.size(); length += 7) {
    const WipedBytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
    const auto out = decodeFrame({PixelFormat::Jpeg, 48, 48, cut, {}, 0});
    ASSERT_FALSE(out) << "at " << length;
    ASSERT_EQ(out.error().id, assets::ErrorId::CameraDamagedFrame);
  }
}

TEST(Decode, YuyvGivesTheColoursOfBt601) {
  // Y 81 U 90 V 240 is pure red, Y 145 U 54 V 34 pure green (ITU-R BT.601, 8 bits, limited range).
  const auto red = decodeFrame({PixelFormat::Yuyv, 2, 1, {81, 90, 81, 240}, {}, 0});
  ASSERT_TRUE(red);
  EXPECT_NEAR(red->pixels[2], 255, 3);
  EXPECT_NEAR(red->pixels[0], 0, 3);
  const auto green = decodeFrame({PixelFormat::Yuyv, 2, 1, {145, 54, 145, 34}, {}, 0});
  ASSERT_TRUE(green);
  EXPECT_NEAR(green->pixels[1], 255, 3);
}

TEST(Decode, FewerBytesThanTheSizeNeedsAreDamaged) {
  EXPECT_FALSE(decodeFrame({PixelFormat::Yuyv, 4, 4, WipedBytes(31), {}, 0}));
  EXPECT_FALSE(decodeFrame({PixelFormat::Grey, 4, 4, WipedBytes(15), {}, 0}));
  EXPECT_TRUE(decodeFrame({PixelFormat::Grey, 4, 4, WipedBytes(16), {}, 0}));
  EXPECT_FALSE(decodeFrame({PixelFormat::Grey, -4, 4, WipedBytes(16), {}, 0}));
}

TEST(ChooseMode, TheSmallestThatIsLargeEnoughElseTheLargest) {
  const std::vector<CameraMode> modes = {
      {2592, 1944, PixelFormat::Jpeg, 5}, {640, 480, PixelFormat::Jpeg, 30}, {1280, 960, PixelFormat::Jpeg, 15}};
  EXPECT_EQ(chooseMode(modes, 800, 600)->width, 1280);
  EXPECT_EQ(chooseMode(modes, 640, 480)->width, 640);
  EXPECT_EQ(chooseMode(modes, 4000, 3000)->width, 2592);
  EXPECT_EQ(chooseMode({}, 1, 1), nullptr);
}

}  // namespace
}  // namespace drivers::camera
