#pragma once

#include <cstddef>
#include <deque>

#include "drivers/camera/camera.h"

namespace drivers::camera {

/// Tells from the frames themselves when exposure and focus have come to rest after a change of mode. How many bytes a
/// JPEG needs follows both: a picture that gets brighter or sharper gets larger. Raw frames are told by their mean
/// brightness. Cameras whose controls report "auto" do not say when they are done, so that this is all there is to go
/// by.
class Settling {
 public:
  static constexpr std::size_t kLeast = 4;     ///< frames; the first after a change are often of the old exposure
  static constexpr std::size_t kMost = 20;     ///< frames; a scene that never rests is taken as it is
  static constexpr std::size_t kAlike = 3;     ///< so many frames in a row that differ by less than
  static constexpr double kDifference = 0.03;  ///< this part of their measure

  /// One more frame. True: this one can be kept.
  bool settled(const Frame& frame);
  [[nodiscard]] std::size_t frames() const { return frames_; }

 private:
  std::size_t frames_ = 0;
  std::deque<double> last_;
};

}  // namespace drivers::camera
