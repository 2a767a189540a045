#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/camera/reel.h"

namespace drivers::simulator::camera {

/// An emulated USB camera as its V4L2 nodes show it.
struct VideoSpec {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  int socket = 4;           ///< port of the root hub: "1-4"
  std::string name;         ///< what QUERYCAP calls it
  std::vector<Size> sizes;  ///< motion JPEG in each; largest first
  int framesPerSecond = 15;
  /// The node that carries only metadata, as many cameras make one beside the pictures'.
  enum class Metadata : std::uint8_t { None, Before, After } metadata = Metadata::None;
};

/// What the picture's node may do wrong.
enum class VideoFault : std::uint8_t {
  None,
  Silent,     ///< the stream runs and no frame comes
  Truncated,  ///< every second picture ends in the middle
  Marked,     ///< every second buffer comes with the driver's error flag
  Drops,      ///< two of three frames are lost before they reach a buffer
  Busy,       ///< another program streams from it
};

/// What happens behind the kernel's V4L2 interface: QUERYCAP to DQBUF on memory-mapped buffers, and the controls of
/// exposure and white balance. The node is a file of the test bed that both sides map. One program at a time.
class VideoNode {
 public:
  /// `picture` gives the JPEG of this moment in the size of that index; empty: none comes. Called on the bed's thread.
  using Picture = std::function<std::optional<Jpeg>(std::size_t size)>;

  VideoNode(VideoSpec spec, Picture picture);
  VideoNode(const VideoNode&) = delete;
  VideoNode& operator=(const VideoNode&) = delete;
  ~VideoNode();

  /// Appears as /dev/videoNUMBER (and the next one for metadata).
  tl::expected<void, std::string> plug(int number);
  void unplug();
  [[nodiscard]] bool plugged() const;
  void setFault(VideoFault fault);
  /// "exposure auto|manual white-balance auto|manual": how a program has set them.
  [[nodiscard]] std::string controls() const;
  /// What a program needs to see the camera.
  [[nodiscard]] std::string environment() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace drivers::simulator::camera
