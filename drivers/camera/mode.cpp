#include <algorithm>

#include "drivers/camera/camera.h"

namespace drivers::camera {
namespace {

std::int64_t area(const CameraMode& mode) {
  return std::int64_t{mode.width} * mode.height;
}

}  // namespace

const CameraMode* chooseMode(const std::vector<CameraMode>& modes, int width, int height) {
  const CameraMode* large = nullptr;  // the smallest that is large enough
  const CameraMode* largest = nullptr;
  for (const CameraMode& mode : modes) {
    if (largest == nullptr || area(mode) > area(*largest)) largest = &mode;
    if (mode.width < width || mode.height < height) continue;
    if (large == nullptr || area(mode) < area(*large)) large = &mode;
  }
  return large != nullptr ? large : largest;
}

DeviceState stateOf(assets::ErrorId error) {
  switch (error) {
    case assets::ErrorId::CameraGone:
      return DeviceState::NoDevice;
    case assets::ErrorId::CameraNoFrame:
      return DeviceState::Offline;
    case assets::ErrorId::CameraRefused:
      return DeviceState::HardwareError;
    default:
      return DeviceState::Offline;
  }
}

}  // namespace drivers::camera
