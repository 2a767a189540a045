#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "assets/error.h"

namespace vision::inference {

/// The ONNX Runtime library and how many threads one network may use.
struct RuntimePlace {
  std::filesystem::path library;
  int threads = 2;  ///< inside one network; the terminal has two cores and draws with one of them
};

/// The loaded library. It is opened by name at run time (dlopen), so another version of it still starts; asked for the
/// newest interface both it and the headers know. One per program.
class Runtime {
 public:
  /// Errors: InferenceUnavailable (no library there, or not an ONNX Runtime).
  static assets::Result<std::shared_ptr<Runtime>> load(const RuntimePlace& place);
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  /// "1.23.2"
  [[nodiscard]] const std::string& version() const;
  [[nodiscard]] int threads() const;
  /// How long at least one network has been running.
  [[nodiscard]] std::chrono::nanoseconds networkTime() const;

  struct Parts;  ///< the library's own types; only session.cpp looks inside
  [[nodiscard]] Parts& parts() const { return *parts_; }

 private:
  explicit Runtime(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vision::inference
