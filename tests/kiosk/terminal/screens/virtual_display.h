#pragma once

#include <string>

#include <sys/types.h>

namespace hall_test {

/// An X server without a screen for the life of this object: Xvfb of 1080 x 1920, its name put into $DISPLAY. The real
/// display, if there is one, is left alone.
class VirtualDisplay {
 public:
  VirtualDisplay();
  ~VirtualDisplay();
  VirtualDisplay(const VirtualDisplay&) = delete;
  VirtualDisplay& operator=(const VirtualDisplay&) = delete;
  [[nodiscard]] bool running() const { return server_ > 0; }

 private:
  pid_t server_ = -1;
};

}  // namespace hall_test
