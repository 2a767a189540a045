#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "assets/error.h"
#include "drivers/device_status.h"
#include "drivers/picture.h"

namespace drivers::camera {

enum class PixelFormat : std::uint8_t {
  Jpeg,  ///< a whole JPEG file
  Yuyv,  ///< 4:2:2, two bytes a pixel, rows without padding
  Grey,  ///< 8 bits, rows without padding; infrared cameras
};

/// A size the camera can deliver.
struct CameraMode {
  int width = 0;
  int height = 0;
  PixelFormat format = PixelFormat::Jpeg;
  double framesPerSecond = 0;  ///< the fastest; 0: the camera does not say
  friend bool operator==(const CameraMode&, const CameraMode&) = default;
};

/// One picture as it came over the wire. decodeFrame() (decode.h) makes pixels of it.
struct Frame {
  PixelFormat format = PixelFormat::Jpeg;
  int width = 0;
  int height = 0;
  WipedBytes bytes;
  std::chrono::steady_clock::time_point taken;  ///< by the camera's driver where it says, else on arrival
  std::uint64_t sequence = 0;                   ///< counts frames of this stream; a gap means frames were lost
};

/// Two pictures of one moment are taken no further apart than this: a head that turns moves by less than a finger.
constexpr std::chrono::milliseconds kPairedWithin{100};

/// What happened since the camera was opened.
struct CameraCounters {
  std::uint64_t delivered = 0;           ///< frames handed out by nextFrame()
  std::uint64_t dropped = 0;             ///< frames that came and were overtaken by newer ones, or lost before
  std::uint64_t damaged = 0;             ///< frames thrown away because they were no complete picture
  std::chrono::milliseconds lastAge{0};  ///< of the frame handed out last, when it was handed out
};

/// A camera. Every call blocks and belongs on the device's own thread. Errors: CAM-R.. wait and try again, CAM-F.. the
/// camera is away or sick; CameraNoFrame after several time-outs in a row is for the caller to judge. A stop token
/// ends a wait within 100 ms with DeviceJobCancelled.
class Camera {
 public:
  Camera() = default;
  Camera(const Camera&) = delete;
  Camera& operator=(const Camera&) = delete;
  virtual ~Camera() = default;

  /// Every size the camera offers, largest first. Not empty.
  virtual assets::Result<std::vector<CameraMode>> modes() = 0;
  /// Starts (or restarts) the stream in the smallest mode that is at least this large, or else the largest; the mode
  /// chosen is returned. Error: CameraRefused, CameraGone.
  virtual assets::Result<CameraMode> startPreview(int width, int height) = 0;
  virtual void stopPreview() = 0;
  /// The newest frame; older ones that have queued up are dropped and counted. Error: CameraNoFrame when none came in
  /// time, CameraGone.
  virtual assets::Result<Frame> nextFrame(std::chrono::milliseconds timeout, const std::stop_token& stop) = 0;
  /// What the camera's infrared eye saw when the frame was taken that nextFrame() handed out last: at most
  /// kPairedWithin apart. Nothing: it has no such eye, or the eye gave no picture then. Does not wait.
  virtual std::optional<Frame> infraredFrame() { return std::nullopt; }
  [[nodiscard]] virtual bool hasInfrared() const { return false; }
  /// One picture in the largest mode, after exposure has settled. A running preview goes on afterwards.
  virtual assets::Result<Frame> captureStill(const std::stop_token& stop) = 0;
  /// Holds exposure and white balance where they are, or lets them follow the light again, so that pictures compared
  /// with each other differ by what is seen and not by the camera. False: the camera cannot.
  virtual bool lockExposure(bool locked) = 0;
  [[nodiscard]] virtual CameraCounters counters() const = 0;
  /// Is the camera well? Quick; for supervision. A stream that stands still for two seconds is Offline.
  virtual DeviceStatus check() = 0;
};

/// The mode startPreview() would choose; nullptr when there is none. `modes` in any order.
const CameraMode* chooseMode(const std::vector<CameraMode>& modes, int width, int height);

/// Which device state an error of opening or using a camera means.
DeviceState stateOf(assets::ErrorId error);

}  // namespace drivers::camera
