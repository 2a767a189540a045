#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <sane/sane.h>
#include <tl/expected.hpp>

#include "drivers/scanner/scanner.h"
#include "drivers/scanner/worker_protocol.h"

namespace drivers::scanner {

/// A scanner through libsane; lives in the worker's process, where a backend may crash or hang.
class SaneDevice {
 public:
  template <class T>
  using Result = tl::expected<T, Failed>;
  /// Where a scan's answers go.
  using Sink = std::function<void(const Answer&)>;

  /// By its SANE name.
  static Result<std::unique_ptr<SaneDevice>> open(const std::string& name);
  SaneDevice(const SaneDevice&) = delete;
  SaneDevice& operator=(const SaneDevice&) = delete;
  ~SaneDevice();

  ScannerCapabilities capabilities();
  /// Gives every page to `sink`, and AllPages or Failed.
  void scan(const ScanRequest& request, const Sink& sink);
  /// Ends a scan from another thread; harmless when there is none.
  void cancel();

 private:
  struct Option {
    SANE_Int index = 0;
    const SANE_Option_Descriptor* about = nullptr;
  };

  explicit SaneDevice(SANE_Handle handle) : handle_(handle) {}
  /// An option that exists and has a value now.
  [[nodiscard]] std::optional<Option> option(const char* name) const;
  [[nodiscard]] std::vector<std::string> choices(const char* name) const;
  [[nodiscard]] std::vector<int> resolutions() const;
  [[nodiscard]] double number(const char* name) const;
  Result<void> setText(const char* name, const std::string& value);
  /// Takes the nearest value the option allows.
  Result<void> setNumber(const char* name, double value);
  Result<void> scanPages(const ScanRequest& request, const Sink& sink);
  Result<void> setUp(const ScanRequest& request);
  Result<void> chooseSource(Source source);
  Result<void> chooseArea(const Area& area);
  Result<void> readPage(const ScanRequest& request, const Sink& sink);

  SANE_Handle handle_ = nullptr;
  std::string model_;
  std::mutex cancelling_;
  bool scanning_ = false;  ///< between sane_start and the last sane_cancel
};

}  // namespace drivers::scanner
