#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/camera/camera.h"

namespace drivers::camera {

/// A UVC or other V4L2 camera by memory-mapped streaming (kernel: Documentation/userspace-api/media/v4l). Motion JPEG
/// is preferred, since two uncompressed streams do not fit on one USB 2 hub.
class V4l2Camera final : public Camera {
 public:
  /// Error: CameraGone when there is no such node, CameraRefused when it captures no pictures (a metadata node) or is
  /// held by another program.
  static assets::Result<std::unique_ptr<Camera>> open(const std::filesystem::path& device);
  /// The first capturing node of the camera with this id, on this port where it is given.
  static assets::Result<std::unique_ptr<Camera>> openByUsb(const std::string& vidPid, const std::string& usbPath);
  ~V4l2Camera() override;

  assets::Result<std::vector<CameraMode>> modes() override { return modes_; }
  assets::Result<CameraMode> startPreview(int width, int height) override;
  void stopPreview() override;
  assets::Result<Frame> nextFrame(std::chrono::milliseconds timeout, const std::stop_token& stop) override;
  assets::Result<Frame> captureStill(const std::stop_token& stop) override;
  bool lockExposure(bool locked) override;
  [[nodiscard]] CameraCounters counters() const override { return counters_; }
  DeviceStatus check() override;

 private:
  struct Buffer {
    void* start = nullptr;
    std::size_t length = 0;
  };

  V4l2Camera(int fd, std::string model) : fd_(fd), model_(std::move(model)) {}
  void learnModes();
  assets::Result<void> stream(const CameraMode& mode);
  /// One buffer, if there is one; `frame` stays empty when there is none. Error: CameraGone.
  assets::Result<bool> dequeue(Frame* frame);
  bool frameWaits() const;

  int fd_;
  std::string model_;
  std::vector<CameraMode> modes_;
  CameraMode mode_;
  std::vector<Buffer> buffers_;
  bool streaming_ = false;
  CameraCounters counters_;
  std::optional<std::int32_t> exposureBefore_;      ///< while it is locked: the mode to go back to
  std::optional<std::int32_t> whiteBalanceBefore_;  ///< likewise
  std::uint64_t lastSequence_ = 0;
  bool firstFrame_ = true;
  std::chrono::steady_clock::time_point lastFrame_{};
};

}  // namespace drivers::camera
