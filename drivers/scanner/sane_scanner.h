#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "drivers/device_config.h"
#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

/// How long a worker may be silent.
struct SanePace {
  std::chrono::milliseconds open{20'000};     ///< while a scanner is opened; some warm up
  std::chrono::milliseconds silence{60'000};  ///< between two pieces of a scan
  std::chrono::milliseconds rest{2'000};      ///< to be at rest after a scan
  std::chrono::milliseconds cancel{80};       ///< to end a scan in order, after which the worker is ended by force
};

/// The driver "sane": any scanner that libsane knows, in a worker process of its own. A backend that crashes or hangs
/// costs the scan under way, which can be tried again.
class SaneScanner final : public Scanner {
 public:
  /// Settings: device = a SANE device name, or escl = the URL of an eSCL scanner; config_dir = a SANE_CONFIG_DIR (with
  /// device only); silence = seconds a scan may be silent (60); worker = the program, hall-scan-worker beside this one.
  static assets::Result<std::unique_ptr<Scanner>> open(const DeviceConfig& config);
  ~SaneScanner() override;

  assets::Result<ScannerCapabilities> capabilities() override;
  assets::Result<std::vector<ScannedPage>> scan(const ScanRequest& request, const std::stop_token& stop,
                                                const ScanWatcher& watcher) override;
  DeviceStatus check() override;

 private:
  struct Inside;
  explicit SaneScanner(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace drivers::scanner
