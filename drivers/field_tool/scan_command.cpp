#include "drivers/field_tool/scan_command.h"

#include <chrono>
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

/// scan.jpg as scan-2.jpg.
std::filesystem::path numbered(const std::filesystem::path& file, std::size_t number) {
  std::filesystem::path name = file.stem();
  name += "-" + std::to_string(number);
  name += file.extension();
  return file.parent_path() / name;
}

int scanPapers(const DeviceConfig& config, const ScanJob& job, const Manner& manner) {
  const auto device = openDevice(scanner::registeredDrivers(), config);
  if (!device) return tell(device.error(), manner);
  const Alarm alarm{std::chrono::seconds(job.seconds)};
  const auto pages = (*device)->scan(job.request, alarm.token());
  if (!pages) return tell(pages.error(), manner);
  bool written = true;
  for (std::size_t page = 0; page < pages->size(); ++page) {
    const std::filesystem::path output(job.output);
    const auto file = pages->size() == 1 ? output : numbered(output, page + 1);
    written = writeJpeg((*pages)[page].picture, file) && written;
  }
  return written ? 0 : 1;
}

}  // namespace

int scan(const DeviceConfigs& configs, const ScanJob& job, const Manner& manner) {
  const bool hasScanner = configs.find("scanner") != configs.end();
  const DeviceConfig* config = configured(configs, !job.role.empty() ? job.role
                                                   : hasScanner      ? "scanner"
                                                                     : "document-camera");
  if (config == nullptr) return 2;
  const bool scans = findDriver(scanner::registeredDrivers(), config->driver) != nullptr;
  return scans ? scanPapers(*config, job, manner) : takeStill(*config, job, manner);
}

}  // namespace drivers::field_tool
