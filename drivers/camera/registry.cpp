#include <array>
#include <optional>
#include <string>

#include "drivers/camera/drivers.h"
#include "drivers/camera/mjpeg_stream_camera.h"
#include "drivers/camera/paired_camera.h"
#include "drivers/camera/v4l2_camera.h"

namespace drivers::camera {
namespace {

using assets::ErrorId;
using assets::failure;

assets::Result<std::unique_ptr<Camera>> openV4l2(const DeviceConfig& config) {
  if (!config.settings.unknownKeys({"device", "vid_pid", "usb_path"}).empty()) {
    return failure(ErrorId::DeviceMisconfigured, config.role + ": v4l2 knows device, vid_pid and usb_path");
  }
  if (const auto device = config.settings.text("device")) return V4l2Camera::open(*device);
  const auto vidPid = config.settings.text("vid_pid");
  if (!vidPid) return failure(ErrorId::DeviceMisconfigured, config.role + ": v4l2 needs device or vid_pid");
  return V4l2Camera::openByUsb(*vidPid, config.settings.text("usb_path").value_or(std::string{}));
}

assets::Result<std::unique_ptr<Camera>> openStream(const DeviceConfig& config) {
  const auto path = config.settings.text("path");
  if (!path || !config.settings.unknownKeys({"path"}).empty()) {
    return failure(ErrorId::DeviceMisconfigured, config.role + ": mjpeg-stream needs path and nothing else");
  }
  return MjpegStreamCamera::open(*path);
}

assets::Result<std::unique_ptr<Camera>> openPair(const DeviceConfig& config);

constexpr std::array<Driver<Camera>, 3> kDrivers = {{
    {"v4l2", "USB and other V4L2 cameras: device, or vid_pid and usb_path", openV4l2},
    {"mjpeg-stream", "motion JPEG from a Unix socket, a FIFO or a file: path", openStream},
    {"rgb-ir", "a colour and an infrared camera as one: colour.driver, infrared.driver and their keys", openPair},
}};

assets::Result<std::unique_ptr<Camera>> openPart(const DeviceConfig& config, std::string_view name) {
  DeviceConfig part{config.role + "." + std::string(name), {}, config.settings.part(name)};
  const auto driver = part.settings.text("driver");
  if (!driver || *driver == "rgb-ir") {
    return failure(ErrorId::DeviceMisconfigured, part.role + " names no driver of one camera");
  }
  part.driver = *driver;
  part.settings.remove("driver");
  auto opened = openDevice<Camera>(kDrivers, part);
  if (!opened) opened.error().detail = std::string(name) + ": " + opened.error().detail;
  return opened;
}

assets::Result<std::unique_ptr<Camera>> openPair(const DeviceConfig& config) {
  for (const std::string& key : config.settings.unknownKeys({})) {
    if (!key.starts_with("colour.") && !key.starts_with("infrared.")) {
      return failure(ErrorId::DeviceMisconfigured, config.role + ": rgb-ir knows colour and infrared, not " + key);
    }
  }
  auto colour = openPart(config, "colour");
  if (!colour) return colour;
  auto infrared = openPart(config, "infrared");
  if (!infrared) return infrared;
  return std::make_unique<PairedCamera>(std::move(*colour), std::move(*infrared));
}

}  // namespace

std::span<const Driver<Camera>> registeredDrivers() {
  return kDrivers;
}

}  // namespace drivers::camera
