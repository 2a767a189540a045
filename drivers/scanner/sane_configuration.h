#pragma once

#include <filesystem>
#include <string>

#include "assets/error.h"

namespace drivers::scanner {

/// A SANE_CONFIG_DIR with one eSCL scanner and nothing else, so that SANE neither searches the network nor loads other
/// backends. Gone with the object.
class SaneConfiguration {
 public:
  /// The device's name in it: SANE name and configuration entry.
  static constexpr const char* kDevice = "airscan:e0:scanner";

  /// `url` is one that isEsclUrl() takes. Error: DeviceMisconfigured when no folder can be written.
  static assets::Result<SaneConfiguration> make(const std::string& url);
  SaneConfiguration(SaneConfiguration&& other) noexcept;
  SaneConfiguration& operator=(SaneConfiguration&&) = delete;
  ~SaneConfiguration();

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  explicit SaneConfiguration(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

}  // namespace drivers::scanner
