// The V4L2 driver against the simulator's USB cameras: sysfs, nodes, ioctls and mapped buffers as the kernel shows
// them.
#include "drivers/camera/v4l2_camera.h"

#include <chrono>
#include <cstdlib>
#include <thread>

#include <gtest/gtest.h>

#include "drivers/camera/decode.h"
#include "drivers/camera/drivers.h"
#include "drivers/camera/v4l2_nodes.h"
#include "drivers/simulator/usb/preload.h"
#include "tests/drivers/faults/fault_note.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::camera {
namespace {

using assets::ErrorId;
using faults::seen, faults::told;
using namespace std::chrono_literals;

constexpr std::string_view kScenario = R"(
[devices.face-camera]
wire = "usb"
sensor = "640x480"
fps = 30
metadata = "before"
[devices.document-camera]
wire = "usb"
sensor = "1280x960"
previews = ["640x480", "320x240"]
fps = 30
metadata = "after"
)";

class V4l2CameraTest : public testing::Test {
 protected:
  V4l2CameraTest() {
    const std::string where = simulator.say("face-camera where");
    const std::string key = "UMOCKDEV_DIR=";
    ::setenv("UMOCKDEV_DIR", where.substr(where.find(key) + key.size()).c_str(), 1);
  }
  ~V4l2CameraTest() override { ::unsetenv("UMOCKDEV_DIR"); }

  static assets::Result<std::unique_ptr<Camera>> open(const std::string& settings) {
    const auto configs = parseDevices("[devices.camera]\ndriver = 'v4l2'\n" + settings);
    return openDevice(registeredDrivers(), configs.value().at("camera"));
  }
  static std::unique_ptr<Camera> face() {
    auto camera = open("vid_pid = '0c45:c812'\n");
    EXPECT_TRUE(camera) << camera.error().detail;
    return camera ? std::move(*camera) : nullptr;
  }
  static std::unique_ptr<Camera> document() {
    auto camera = open("vid_pid = 'c168:c500'\nusb_path = '1-5'\n");
    EXPECT_TRUE(camera) << camera.error().detail;
    return camera ? std::move(*camera) : nullptr;
  }

  /// A row of the fault tables.
  static void note(const char* fault, const std::string& visitor, const std::string& staff, const char* heals) {
    faults::note({"face-camera", fault, visitor, staff, heals});
  }

  SimulatorProcess simulator{kScenario};
};

TEST_F(V4l2CameraTest, IsFoundByItsIdBehindAMetadataNode) {
  const auto nodes = listVideoNodes();
  ASSERT_EQ(nodes.size(), 4U) << "two of each camera";
  const auto camera = face();
  ASSERT_TRUE(camera);
  EXPECT_EQ(camera->check().state, DeviceState::Online);
  EXPECT_EQ(camera->check().model, "face-camera");
  const auto modes = camera->modes();
  ASSERT_TRUE(modes);
  ASSERT_EQ(modes->size(), 1U);
  EXPECT_EQ((*modes)[0], (CameraMode{640, 480, PixelFormat::Jpeg, 30}));
  EXPECT_EQ(open("vid_pid = '0c45:c811'\n").error().id, ErrorId::CameraGone);
  const auto elsewhere = open("vid_pid = '0c45:c812'\nusb_path = '1-7'\n");
  EXPECT_EQ(elsewhere.error().id, ErrorId::CameraGone);
  note("a node for metadata beside the pictures' (`metadata`)", "nothing: there are pictures", seen(camera->check()),
       "by itself: the node is passed over");
  note("no such id, or not at that port", told(elsewhere.error().id),
       seen(stateOf(elsewhere.error().id), elsewhere.error().id), "by configuring it, or plugging it in there");
}

TEST_F(V4l2CameraTest, PreviewGivesNewPicturesWithTheirAge) {
  const auto camera = face();
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(640, 480));
  std::uint64_t last = 0;
  for (int count = 0; count < 5; ++count) {
    const auto frame = camera->nextFrame(2s, {});
    ASSERT_TRUE(frame) << frame.error().detail;
    EXPECT_TRUE(count == 0 || frame->sequence > last);
    last = frame->sequence;
    EXPECT_EQ(decodeFrame(*frame)->width, 640);
    EXPECT_LT(camera->counters().lastAge, 1000ms);
  }
  EXPECT_EQ(camera->counters().delivered, 5U);
}

TEST_F(V4l2CameraTest, StillComesInTheLargestModeAndThePreviewGoesOn) {
  const auto camera = document();
  ASSERT_TRUE(camera);
  const auto mode = camera->startPreview(600, 400);
  ASSERT_TRUE(mode);
  EXPECT_EQ(mode->width, 640);
  const auto still = camera->captureStill({});
  ASSERT_TRUE(still) << still.error().detail;
  EXPECT_EQ(decodeFrame(*still)->width, 1280);
  const auto frame = camera->nextFrame(2s, {});
  ASSERT_TRUE(frame);
  EXPECT_EQ(decodeFrame(*frame)->width, 640);
}

TEST_F(V4l2CameraTest, LostFramesAreCounted) {
  const auto camera = face();
  ASSERT_TRUE(camera);
  simulator.must("face-camera fault drops");
  ASSERT_TRUE(camera->startPreview(640, 480));
  for (int count = 0; count < 4; ++count)
    ASSERT_TRUE(camera->nextFrame(2s, {}));
  EXPECT_GE(camera->counters().dropped, 6U);
  note("`fault drops`: frames lost on the bus", "nothing: the next picture comes", seen(camera->check()) + "; counted",
       "by itself");
}

TEST_F(V4l2CameraTest, FramesTheKernelMarksAreThrownAway) {
  const auto camera = face();
  ASSERT_TRUE(camera);
  simulator.must("face-camera fault marked");
  ASSERT_TRUE(camera->startPreview(640, 480));
  for (int count = 0; count < 4; ++count) {
    const auto frame = camera->nextFrame(2s, {});
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->sequence % 2, 0U);
  }
  EXPECT_GE(camera->counters().damaged, 1U);
  note("`fault marked`: pictures the kernel says are damaged", "nothing: the next picture comes",
       seen(camera->check()) + "; counted", "by itself");
}

TEST_F(V4l2CameraTest, NoFrameIsSaidInTimeAndTheStreamIsOfflineAfterTwoSeconds) {
  const auto camera = face();
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(640, 480));
  simulator.must("face-camera fault silent");
  while (camera->nextFrame(100ms, {})) {
  }
  const auto nothing = camera->nextFrame(200ms, {});
  EXPECT_EQ(nothing.error().id, ErrorId::CameraNoFrame);
  while (camera->check().state == DeviceState::Online)
    std::this_thread::sleep_for(50ms);
  note("`fault silent`: no picture any more", told(nothing), seen(camera->check()), "by itself");
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(camera->nextFrame(10s, stop.get_token()).error().id, ErrorId::DeviceJobCancelled);
  simulator.must("face-camera fault none");
  EXPECT_TRUE(camera->nextFrame(2s, {}));
}

TEST_F(V4l2CameraTest, HeldByAnotherProgramIsRefusedAndSaid) {
  const auto camera = face();
  ASSERT_TRUE(camera);
  simulator.must("face-camera fault busy");
  const auto refused = camera->startPreview(640, 480);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, ErrorId::CameraRefused);
  note("`fault busy`: another program streams", told(refused), seen(refused.error().id), "when the other ends");
  simulator.must("face-camera fault none");
  EXPECT_TRUE(camera->startPreview(640, 480));
}

TEST_F(V4l2CameraTest, ExposureIsHeldAndFollowsTheLightAgain) {
  auto camera = face();
  ASSERT_TRUE(camera);
  EXPECT_TRUE(camera->startPreview(640, 480));
  EXPECT_TRUE(camera->lockExposure(true));
  EXPECT_TRUE(camera->lockExposure(true)) << "twice is once";
  EXPECT_EQ(simulator.say("face-camera controls"), "ok exposure manual white-balance manual");
  EXPECT_TRUE(camera->lockExposure(false));
  EXPECT_EQ(simulator.say("face-camera controls"), "ok exposure auto white-balance auto");
  EXPECT_TRUE(camera->lockExposure(true));
  camera.reset();
  EXPECT_EQ(simulator.say("face-camera controls"), "ok exposure auto white-balance auto") << "left as it was found";
}

TEST_F(V4l2CameraTest, UnpluggedIsGoneAndComesBackUnderAnotherNumber) {
  auto camera = face();
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(640, 480));
  ASSERT_TRUE(camera->nextFrame(2s, {}));
  simulator.must("unplug face-camera");
  EXPECT_EQ(camera->nextFrame(2s, {}).error().id, ErrorId::CameraGone);
  EXPECT_EQ(camera->check().state, DeviceState::NoDevice);
  EXPECT_EQ(open("vid_pid = '0c45:c812'\n").error().id, ErrorId::CameraGone);
  note("`unplug`, also while it streams", told(ErrorId::CameraGone), seen(camera->check()),
       "by `replug`, also with another number (`node 8`): it is found by its id and port");
  camera.reset();
  simulator.must("face-camera node 8");
  simulator.must("replug face-camera");
  camera = face();
  ASSERT_TRUE(camera);
  ASSERT_TRUE(camera->startPreview(640, 480));
  EXPECT_TRUE(camera->nextFrame(2s, {}));
}

}  // namespace
}  // namespace drivers::camera

int main(int argc, char** argv) {
  drivers::simulator::startAgainPreloaded(argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
