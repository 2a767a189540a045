#include "drivers/field_tool/scan_command.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <ios>

#include <fmt/format.h>

#include "drivers/camera/decode.h"
#include "drivers/camera/drivers.h"
#include "drivers/field_tool/alarm.h"
#include "drivers/scanner/drivers.h"

namespace drivers::field_tool {
namespace {

constexpr int kJpegQuality = 90;

bool writeJpeg(const Picture& picture, const std::filesystem::path& file) {
  const auto jpeg = camera::encodeJpeg(picture, kJpegQuality);
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(jpeg.data()), static_cast<std::streamsize>(jpeg.size()));
  out.flush();
  if (!out) {
    fmt::print(stderr, "hall-devices: cannot write {}\n", file.string());
    return false;
  }
  fmt::print("{} {}x{}\n", file.string(), picture.width, picture.height);
  return true;
}

int takeStill(const DeviceConfig& config, const ScanJob& job, const Manner& manner) {
  const auto device = openDevice(camera::registeredDrivers(), config);
  if (!device) return tell(device.error(), manner);
  const Alarm alarm{std::chrono::seconds(job.seconds)};
  const auto frame = (*device)->captureStill(alarm.token());
  if (!frame) return tell(frame.error(), manner);
  const auto picture = camera::decodeFrame(*frame);
  if (!picture) return tell(picture.error(), manner);
  return writeJpeg(*picture, job.output) ? 0 : 1;
}

int scanPages(const DeviceConfig& config, const ScanJob& job, const Manner& manner) {
  const auto device = openDevice(scanner::registeredDrivers(), config);
  if (!device) return tell(device.error(), manner);
  scanner::ScanRequest request;
  request.dpi = job.dpi;
  request.source = job.feeder ? scanner::Source::Feeder : scanner::Source::Flatbed;
  const Alarm alarm{std::chrono::seconds(job.seconds)};
  const auto pages = (*device)->scan(request, alarm.token());
  if (!pages) return tell(pages.error(), manner);
  const std::filesystem::path first = job.output;
  for (std::size_t i = 0; i < pages->size(); ++i) {
    std::filesystem::path file = first;
    if (i > 0) file.replace_filename(fmt::format("{}-{}{}", first.stem().string(), i + 1, first.extension().string()));
    if (!writeJpeg((*pages)[i].picture, file)) return 1;
  }
  return 0;
}

}  // namespace

int scan(const DeviceConfigs& configs, const ScanJob& job, const Manner& manner) {
  const DeviceConfig* config = configured(configs, job.role);
  if (config == nullptr) return 2;
  const bool isCamera = findDriver(camera::registeredDrivers(), config->driver) != nullptr;
  return isCamera ? takeStill(*config, job, manner) : scanPages(*config, job, manner);
}

}  // namespace drivers::field_tool
