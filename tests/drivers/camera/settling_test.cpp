#include "drivers/camera/settling.h"

#include <gtest/gtest.h>

namespace drivers::camera {
namespace {

Frame jpegOf(std::size_t bytes) {
  Frame frame;
  frame.bytes.assign(bytes, 0x55);
  return frame;
}

Frame greyOf(std::uint8_t brightness) {
  Frame frame;
  frame.format = PixelFormat::Grey;
  frame.bytes.assign(640 * 480, brightness);
  return frame;
}

TEST(SettlingTest, ASteadySceneIsTakenAfterTheFirstFrames) {
  Settling settling;
  std::size_t count = 1;
  while (!settling.settled(jpegOf(50'000 + count % 2 * 500)))
    ++count;
  EXPECT_EQ(count, Settling::kLeast);
}

TEST(SettlingTest, WaitsWhileThePictureGetsSharper) {
  Settling settling;
  for (std::size_t bytes = 20'000; bytes < 60'000; bytes += 4'000)
    EXPECT_FALSE(settling.settled(jpegOf(bytes))) << bytes;
  EXPECT_FALSE(settling.settled(jpegOf(60'000)));
  EXPECT_FALSE(settling.settled(jpegOf(60'400)));
  EXPECT_TRUE(settling.settled(jpegOf(60'200)));
}

TEST(SettlingTest, RawFramesAreToldByTheirBrightness) {
  Settling settling;
  for (int brightness = 20; brightness < 120; brightness += 10)
    EXPECT_FALSE(settling.settled(greyOf(static_cast<std::uint8_t>(brightness))));
  EXPECT_FALSE(settling.settled(greyOf(121)));
  EXPECT_FALSE(settling.settled(greyOf(121)));
  EXPECT_TRUE(settling.settled(greyOf(122)));
}

TEST(SettlingTest, ASceneThatNeverRestsIsTakenInTheEnd) {
  Settling settling;
  std::size_t count = 1;
  while (!settling.settled(jpegOf(count % 2 == 0 ? 20'000 : 60'000)))
    ++count;
  EXPECT_EQ(count, Settling::kMost);
}

}  // namespace
}  // namespace drivers::camera
