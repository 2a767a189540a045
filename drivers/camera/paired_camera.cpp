#include "drivers/camera/paired_camera.h"

#include <algorithm>
#include <string>
#include <utility>

namespace drivers::camera {
namespace {

using std::chrono::milliseconds;

/// Enough to find the one nearest to a colour frame that waited a while.
constexpr std::size_t kRemembered = 4;

tl::unexpected<assets::Error> ofInfrared(assets::Error error) {
  error.detail = "infrared: " + error.detail;
  return tl::unexpected(std::move(error));
}

}  // namespace

assets::Result<CameraMode> PairedCamera::startPreview(int width, int height) {
  recent_.clear();
  if (auto started = infrared_->startPreview(width, height); !started) return ofInfrared(started.error());
  auto mode = colour_->startPreview(width, height);
  if (!mode) infrared_->stopPreview();
  return mode;
}

void PairedCamera::stopPreview() {
  colour_->stopPreview();
  infrared_->stopPreview();
  recent_.clear();
}

assets::Result<void> PairedCamera::drain(const std::stop_token& stop) {
  auto frame = infrared_->nextFrame(milliseconds{0}, stop);
  if (frame) {
    recent_.push_back(std::move(*frame));
    if (recent_.size() > kRemembered) recent_.pop_front();
    return {};
  }
  // One that missed a beat is no reason to stop; infraredFrame() says there is none.
  const bool again = assets::entry(frame.error().id).family == assets::ErrorFamily::Retry;
  if (again || frame.error().id == assets::ErrorId::DeviceJobCancelled) return {};
  return ofInfrared(frame.error());
}

assets::Result<Frame> PairedCamera::nextFrame(milliseconds timeout, const std::stop_token& stop) {
  // Before and after: the nearest may be the one that came while the colour frame was waited for.
  if (auto drained = drain(stop); !drained) return tl::unexpected(drained.error());
  auto frame = colour_->nextFrame(timeout, stop);
  if (!frame) return frame;
  if (auto drained = drain(stop); !drained) return tl::unexpected(drained.error());
  handedOut_ = frame->taken;
  return frame;
}

std::optional<Frame> PairedCamera::infraredFrame() {
  const auto apart = [this](const Frame& frame) {
    return frame.taken > handedOut_ ? frame.taken - handedOut_ : handedOut_ - frame.taken;
  };
  const auto nearest = std::min_element(recent_.begin(), recent_.end(),
                                        [&](const Frame& a, const Frame& b) { return apart(a) < apart(b); });
  if (nearest == recent_.end() || apart(*nearest) > kPairedWithin) return std::nullopt;
  return *nearest;
}

bool PairedCamera::lockExposure(bool locked) {
  const bool infrared = infrared_->lockExposure(locked);
  return colour_->lockExposure(locked) && infrared;
}

DeviceStatus PairedCamera::check() {
  DeviceStatus colour = colour_->check();
  DeviceStatus infrared = infrared_->check();
  colour.model += " + " + infrared.model;
  if (colour.state != DeviceState::Online || infrared.state == DeviceState::Online) return colour;
  infrared.model = std::move(colour.model);
  infrared.detail = "infrared: " + infrared.detail;
  return infrared;
}

}  // namespace drivers::camera
