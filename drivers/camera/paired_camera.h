#pragma once

#include <deque>
#include <memory>

#include "drivers/camera/camera.h"

namespace drivers::camera {

/// A colour camera and an infrared one beside it, as face modules have them, as one device: it streams when both do and
/// is well when both are, so a terminal set up to look in infrared never goes on without. Modes, stills and counters
/// are the colour camera's.
class PairedCamera final : public Camera {
 public:
  /// Both opened already.
  PairedCamera(std::unique_ptr<Camera> colour, std::unique_ptr<Camera> infrared)
      : colour_(std::move(colour)), infrared_(std::move(infrared)) {}

  assets::Result<std::vector<CameraMode>> modes() override { return colour_->modes(); }
  /// The infrared eye streams in its own mode that is at least this large.
  assets::Result<CameraMode> startPreview(int width, int height) override;
  void stopPreview() override;
  /// The newest colour frame. An infrared eye that is gone ends it as a colour camera that is gone does.
  assets::Result<Frame> nextFrame(std::chrono::milliseconds timeout, const std::stop_token& stop) override;
  std::optional<Frame> infraredFrame() override;
  [[nodiscard]] bool hasInfrared() const override { return true; }
  assets::Result<Frame> captureStill(const std::stop_token& stop) override { return colour_->captureStill(stop); }
  /// Of both: infrared pictures are compared with each other too.
  bool lockExposure(bool locked) override;
  [[nodiscard]] CameraCounters counters() const override { return colour_->counters(); }
  DeviceStatus check() override;

 private:
  /// Takes what the infrared eye has, without waiting.
  assets::Result<void> drain(const std::stop_token& stop);

  std::unique_ptr<Camera> colour_;
  std::unique_ptr<Camera> infrared_;
  std::deque<Frame> recent_;  ///< infrared, oldest first, a few
  std::chrono::steady_clock::time_point handedOut_{};
};

}  // namespace drivers::camera
