// The mjpeg-stream driver against the real simulator in a process of its own.
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "drivers/camera/decode.h"
#include "drivers/camera/drivers.h"
#include "drivers/camera/mjpeg_stream_camera.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::camera {
namespace {

using namespace std::chrono_literals;

constexpr const char* kScenario = R"(
[devices.face-camera]
fps = 30
[devices.document-camera]
sensor = "1296x972"
previews = ["324x243"]
)";

std::unique_ptr<Camera> open(const std::string& path) {
  DeviceConfig config;
  config.role = "face-camera";
  config.driver = "mjpeg-stream";
  config.settings = Settings({{"path", path}});
  auto camera = openDevice(registeredDrivers(), config);
  EXPECT_TRUE(camera) << camera.error().detail;
  return camera ? std::move(*camera) : nullptr;
}

/// Mean of the green channel: tells the wall from a paper from the dark.
int brightness(const Frame& frame) {
  const auto picture = decodeFrame(frame);
  if (!picture) return -1;
  long sum = 0;
  for (std::size_t i = 1; i < picture->pixels.size(); i += 3)
    sum += picture->pixels[i];
  return static_cast<int>(sum * 3 / static_cast<long>(picture->pixels.size()));
}

TEST(StreamCamera, PreviewDeliversTheModeThatWasChosen) {
  SimulatorProcess simulator(kScenario);
  const auto camera = open(simulator.path("document-camera.sock"));
  ASSERT_TRUE(camera);
  ASSERT_EQ(camera->modes()->size(), 2U);
  const auto mode = camera->startPreview(300, 200);
  ASSERT_TRUE(mode);
  EXPECT_EQ(mode->width, 324);
  for (int i = 0; i < 5; ++i) {
    const auto frame = camera->nextFrame(2s, {});
    ASSERT_TRUE(frame) << frame.error().detail;
    EXPECT_EQ(frame->width, 324);
    EXPECT_EQ(frame->height, 243);
    EXPECT_NEAR(brightness(*frame), 44, 6);  // the bare desk
  }
  EXPECT_EQ(camera->check().state, DeviceState::Online);
  EXPECT_EQ(camera->counters().damaged, 0U);
}

TEST(StreamCamera, AStillHasTheFullSizeWhileThePreviewGoesOn) {
  SimulatorProcess simulator(kScenario);
  Picture white{1296, 972, 3, {}};
  white.pixels.assign(white.stride() * 972, 240);
  const WipedBytes file = encodeJpeg(white, 90);
  const std::string paper = (simulator.folder() / "paper.jpg").string();
  std::ofstream(paper, std::ios::binary)
      .write(static_cast<const char*>(static_cast<const void*>(file.data())),
             static_cast<std::streamsize>(file.size()));
  const auto camera = open(simulator.path("document-camera.sock"));
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(300, 200));
  simulator.must("document place " + paper);
  const auto still = camera->captureStill({});
  ASSERT_TRUE(still) << still.error().detail;
  EXPECT_EQ(still->width, 1296);
  EXPECT_NEAR(brightness(*still), 240, 4);
  const auto frame = camera->nextFrame(2s, {});
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->width, 324);
}

TEST(StreamCamera, UnpluggedIsGoneAndReplugWorksAgain) {
  SimulatorProcess simulator(kScenario);
  const std::string path = simulator.path("face-camera.sock");
  const auto camera = open(path);
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(640, 480));
  ASSERT_TRUE(camera->nextFrame(2s, {}));
  simulator.must("unplug face-camera");
  assets::Result<Frame> frame = camera->nextFrame(2s, {});
  for (int i = 0; i < 20 && frame; ++i)
    frame = camera->nextFrame(2s, {});
  ASSERT_FALSE(frame);
  EXPECT_EQ(frame.error().id, assets::ErrorId::CameraGone);
  EXPECT_EQ(camera->check().state, DeviceState::NoDevice);
  EXPECT_FALSE(MjpegStreamCamera::open(path));
  simulator.must("replug face-camera");
  const auto again = open(path);
  ASSERT_TRUE(again);
  ASSERT_TRUE(again->startPreview(640, 480));
  EXPECT_TRUE(again->nextFrame(2s, {}));
}

TEST(StreamCamera, AFrozenCameraIsNoFrameAndABlackOneIsDark) {
  SimulatorProcess simulator(kScenario);
  const auto camera = open(simulator.path("face-camera.sock"));
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(640, 480));
  ASSERT_TRUE(camera->nextFrame(2s, {}));
  simulator.must("face-camera fault freeze");
  assets::Result<Frame> frame = camera->nextFrame(300ms, {});
  while (frame)
    frame = camera->nextFrame(300ms, {});
  EXPECT_EQ(frame.error().id, assets::ErrorId::CameraNoFrame);
  while (camera->check().state == DeviceState::Online)
    std::this_thread::sleep_for(50ms);
  faults::note({"face-camera", "`fault freeze`: always the same picture", faults::told(frame),
                faults::seen(camera->check()), "by itself"});
  simulator.must("face-camera fault black");
  frame = camera->nextFrame(2s, {});
  ASSERT_TRUE(frame);
  EXPECT_LT(brightness(*frame), 12);
}

TEST(StreamCamera, ASlowReaderGetsTheNewestFrameAndTheRestIsCounted) {
  SimulatorProcess simulator(kScenario);
  const auto camera = open(simulator.path("face-camera.sock"));
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(640, 480));
  ASSERT_TRUE(camera->nextFrame(2s, {}));
  std::this_thread::sleep_for(400ms);  // the device is real: its frames pile up in real time
  ASSERT_TRUE(camera->nextFrame(2s, {}));
  EXPECT_GT(camera->counters().dropped, 2U);
}

TEST(StreamCamera, AStopEndsTheWait) {
  SimulatorProcess simulator(kScenario);
  const auto camera = open(simulator.path("face-camera.sock"));
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(640, 480));
  simulator.must("face-camera fault freeze");
  std::stop_source stop;
  std::jthread later([&stop] { stop.request_stop(); });
  assets::Result<Frame> frame = camera->nextFrame(10s, stop.get_token());
  while (frame)
    frame = camera->nextFrame(10s, stop.get_token());
  EXPECT_EQ(frame.error().id, assets::ErrorId::DeviceJobCancelled);
}

TEST(StreamCamera, AFileOfPicturesPlaysOverAndOver) {
  const auto path = std::filesystem::temp_directory_path() / ("hall-reel-" + std::to_string(::getpid()));
  Picture grey{32, 24, 3, {}};
  grey.pixels.assign(grey.stride() * 24, 100);
  const WipedBytes file = encodeJpeg(grey, 80);
  {
    std::ofstream out(path, std::ios::binary);
    for (int i = 0; i < 2; ++i)
      out.write(static_cast<const char*>(static_cast<const void*>(file.data())),
                static_cast<std::streamsize>(file.size()));
  }
  const auto camera = open(path.string());
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(0, 0));
  for (int i = 0; i < 5; ++i)
    ASSERT_TRUE(camera->nextFrame(1s, {})) << i;
  std::filesystem::remove(path);
}

TEST(StreamCamera, MisspeltSettingsAndOtherFilesAreRefused) {
  DeviceConfig config{"face-camera", "mjpeg-stream", Settings({{"socket", std::string("/x")}})};
  auto camera = openDevice(registeredDrivers(), config);
  ASSERT_FALSE(camera);
  EXPECT_EQ(camera.error().id, assets::ErrorId::DeviceMisconfigured);
  EXPECT_EQ(MjpegStreamCamera::open("/nonexistent").error().id, assets::ErrorId::CameraGone);
  EXPECT_EQ(MjpegStreamCamera::open("/proc/self/status").error().id, assets::ErrorId::CameraRefused);
}

}  // namespace
}  // namespace drivers::camera
