// The pair against the real simulator in a process of its own: two cameras at their wires, one device.
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/camera/decode.h"
#include "drivers/camera/drivers.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::camera {
namespace {

using namespace std::chrono_literals;

constexpr const char* kScenario = R"(
[devices.face-camera]
fps = 30
infrared = "infrared.sock"
)";

DeviceConfig pairConfig(const std::string& colour, const std::string& infrared) {
  return {"face-camera", "rgb-ir",
          Settings({{"colour.driver", std::string("mjpeg-stream")},
                    {"colour.path", colour},
                    {"infrared.driver", std::string("mjpeg-stream")},
                    {"infrared.path", infrared}})};
}

class Pair : public testing::Test {
 protected:
  assets::Result<std::unique_ptr<Camera>> open() {
    return openDevice(registeredDrivers(),
                      pairConfig(simulator_.path("face-camera.sock"), simulator_.path("infrared.sock")));
  }
  /// A camera that streams, with its first pair seen.
  std::unique_ptr<Camera> streaming() {
    auto camera = open();
    EXPECT_TRUE(camera) << camera.error().detail;
    EXPECT_TRUE((*camera)->startPreview(640, 480));
    EXPECT_TRUE(nextPair(**camera));
    return std::move(*camera);
  }
  /// The first colour frame whose infrared one is there too.
  static std::optional<std::pair<Frame, Frame>> nextPair(Camera& camera) {
    for (int i = 0; i < 60; ++i) {
      auto colour = camera.nextFrame(2s, {});
      if (!colour) return std::nullopt;
      if (auto infrared = camera.infraredFrame()) return std::pair(std::move(*colour), std::move(*infrared));
    }
    return std::nullopt;
  }
  static int brightness(const Frame& frame) {
    const auto picture = decodeFrame(frame);
    if (!picture) return -1;
    long sum = 0;
    for (const std::uint8_t value : picture->pixels)
      sum += value;
    return static_cast<int>(sum / static_cast<long>(picture->pixels.size()));
  }

  SimulatorProcess simulator_{kScenario};
};

TEST_F(Pair, HandsOutBothPicturesOfAMoment) {
  const auto camera = streaming();
  ASSERT_TRUE(camera);
  EXPECT_TRUE(camera->hasInfrared());
  for (int i = 0; i < 5; ++i) {
    const auto pair = nextPair(*camera);
    ASSERT_TRUE(pair);
    EXPECT_LE(std::chrono::abs(pair->first.taken - pair->second.taken), kPairedWithin);
    EXPECT_NEAR(brightness(pair->first), 195, 12);  // the wall
    EXPECT_NEAR(brightness(pair->second), 24, 6);   // the same in the lamp's light
  }
  EXPECT_EQ(camera->check().state, DeviceState::Online);
}

TEST_F(Pair, AnInfraredEyeThatStandsStillGivesNoPairAndIsOffline) {
  const auto camera = streaming();
  ASSERT_TRUE(camera);
  simulator_.must("face-camera infrared fault freeze");
  bool without = false;
  const auto until = std::chrono::steady_clock::now() + 20s;
  while (camera->check().state == DeviceState::Online && std::chrono::steady_clock::now() < until) {
    ASSERT_TRUE(camera->nextFrame(2s, {}));  // colour goes on
    without = without || !camera->infraredFrame();
  }
  EXPECT_TRUE(without);
  const DeviceStatus status = camera->check();
  EXPECT_EQ(status.state, DeviceState::Offline);
  EXPECT_THAT(status.detail, testing::HasSubstr("infrared"));
  simulator_.must("face-camera infrared fault none");
  EXPECT_TRUE(nextPair(*camera));
}

TEST_F(Pair, APairWithOneEyeUnpluggedIsGoneAndComesBackWhole) {
  const auto camera = streaming();
  ASSERT_TRUE(camera);
  simulator_.must("face-camera infrared unplug");
  assets::Result<Frame> frame = camera->nextFrame(2s, {});
  for (int i = 0; i < 60 && frame; ++i)
    frame = camera->nextFrame(2s, {});
  ASSERT_FALSE(frame);
  EXPECT_EQ(frame.error().id, assets::ErrorId::CameraGone);
  EXPECT_THAT(frame.error().detail, testing::HasSubstr("infrared"));
  const auto gone = open();
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().id, assets::ErrorId::CameraGone);
  EXPECT_EQ(stateOf(gone.error().id), DeviceState::NoDevice);
  simulator_.must("face-camera infrared replug");
  EXPECT_TRUE(streaming());
}

TEST_F(Pair, MistakesOfTheConfigurationAreTold) {
  const auto refused = [](std::map<std::string, Settings::Value, std::less<>> values) {
    const auto opened = openDevice(registeredDrivers(), {"face-camera", "rgb-ir", Settings(std::move(values))});
    return opened ? std::string("opened") : opened.error().detail;
  };
  const std::string stream = "mjpeg-stream";
  const std::string path = simulator_.path("face-camera.sock");
  EXPECT_THAT(refused({}), testing::HasSubstr("face-camera.colour names no driver"));
  EXPECT_THAT(refused({{"colour.driver", stream}, {"colour.path", path}}),
              testing::HasSubstr("face-camera.infrared names no driver"));
  EXPECT_THAT(refused({{"colour.driver", std::string("rgb-ir")}}), testing::HasSubstr("names no driver of one camera"));
  EXPECT_THAT(refused({{"colour.driver", stream}, {"colour.path", path}, {"path", path}}),
              testing::HasSubstr("knows colour and infrared, not path"));
}

TEST(PairConfiguration, IsWrittenAsTwoPartsOfOneDevice) {
  const auto configs = parseDevices(R"(
[devices.face-camera]
driver = "rgb-ir"
colour = { driver = "v4l2", vid_pid = "0c45:c812" }
infrared = { driver = "v4l2", vid_pid = "0c45:c813", usb_path = "1-4" }
)");
  ASSERT_TRUE(configs) << configs.error().detail;
  const Settings infrared = configs->at("face-camera").settings.part("infrared");
  EXPECT_EQ(infrared.text("driver"), "v4l2");
  EXPECT_EQ(infrared.text("usb_path"), "1-4");
  EXPECT_FALSE(parseDevices("[devices.x]\ndriver = \"y\"\na = { b = { c = 1 } }\n"));
}

}  // namespace
}  // namespace drivers::camera
