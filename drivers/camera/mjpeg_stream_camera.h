#pragma once

#include <filesystem>
#include <memory>

#include "drivers/camera/camera.h"
#include "drivers/camera/jpeg_splitter.h"

namespace drivers::camera {

/// A camera that delivers motion JPEG as a byte stream, for sources without a V4L2 node.
///
/// A **Unix socket** speaks one request line a connection, then answers until either side closes:
/// `modes` → lines `WIDTHxHEIGHT FPS`, largest first; `stream WIDTHxHEIGHT` → JPEG files in a row for ever;
/// `still` → one JPEG in the largest mode. A source that is unplugged closes its connections and its socket.
/// A **FIFO** or a **file** is just JPEG files in a row; a file begins anew at its end, at 15 pictures a second.
class MjpegStreamCamera final : public Camera {
 public:
  /// Error: CameraGone when nothing is at the path or nobody serves it, CameraRefused when it is no picture source.
  static assets::Result<std::unique_ptr<Camera>> open(const std::filesystem::path& path);
  ~MjpegStreamCamera() override;

  assets::Result<std::vector<CameraMode>> modes() override { return modes_; }
  assets::Result<CameraMode> startPreview(int width, int height) override;
  void stopPreview() override;
  assets::Result<Frame> nextFrame(std::chrono::milliseconds timeout, const std::stop_token& stop) override;
  assets::Result<Frame> captureStill(const std::stop_token& stop) override;
  bool lockExposure(bool /*locked*/) override { return false; }  // a stream has no controls
  [[nodiscard]] CameraCounters counters() const override { return counters_; }
  DeviceStatus check() override;

 private:
  enum class Kind : std::uint8_t { Socket, Fifo, File };

  MjpegStreamCamera(std::filesystem::path path, Kind kind) : path_(std::move(path)), kind_(kind) {}
  assets::Result<void> learnModes();
  /// Reads what is there. False at the end of the stream.
  bool drain();
  assets::Result<Frame> frameOf(WipedBytes bytes);

  std::filesystem::path path_;
  Kind kind_;
  std::vector<CameraMode> modes_;
  int stream_ = -1;
  JpegSplitter splitter_;
  std::uint64_t splitterDamaged_ = 0;  ///< of splitter_, already in counters_
  CameraCounters counters_;
  std::uint64_t sequence_ = 0;
  std::chrono::steady_clock::time_point lastFrame_{};
};

}  // namespace drivers::camera
