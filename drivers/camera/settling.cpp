#include "drivers/camera/settling.h"

#include <algorithm>

namespace drivers::camera {
namespace {

constexpr std::size_t kStride = 64;  // bytes between two looks at a raw frame; even, so that YUYV gives its Y

double measureOf(const Frame& frame) {
  if (frame.format == PixelFormat::Jpeg) return static_cast<double>(frame.bytes.size());
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < frame.bytes.size(); at += kStride, ++count)
    sum += frame.bytes[at];
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

}  // namespace

bool Settling::settled(const Frame& frame) {
  ++frames_;
  last_.push_back(measureOf(frame));
  if (last_.size() > kAlike) last_.pop_front();
  if (frames_ >= kMost) return true;
  if (frames_ < kLeast || last_.size() < kAlike) return false;
  const auto [least, most] = std::minmax_element(last_.begin(), last_.end());
  return *most - *least <= kDifference * *most;
}

}  // namespace drivers::camera
