#pragma once

#include <string>

#include <sys/types.h>

namespace tests {

/// An X server without a screen (Xvfb) for as long as it lives. It becomes the process's DISPLAY, with software OpenGL,
/// as on a machine without a graphics card.
class VirtualDisplay {
 public:
  explicit VirtualDisplay(int width = 1080, int height = 1920);
  ~VirtualDisplay();
  VirtualDisplay(const VirtualDisplay&) = delete;
  VirtualDisplay& operator=(const VirtualDisplay&) = delete;

  /// False: Xvfb is not installed or did not start.
  [[nodiscard]] bool ready() const { return server_ > 0; }
  [[nodiscard]] const std::string& name() const { return name_; }  ///< ":99"

 private:
  pid_t server_ = -1;
  std::string name_;
};

}  // namespace tests
