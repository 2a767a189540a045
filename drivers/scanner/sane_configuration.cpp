#include "drivers/scanner/sane_configuration.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <utility>

namespace drivers::scanner {

namespace fs = std::filesystem;

assets::Result<SaneConfiguration> SaneConfiguration::make(const std::string& url) {
  std::error_code ignored;
  std::string pattern = (fs::temp_directory_path(ignored) / "hall-scanner-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    return assets::failure(
        assets::ErrorId::DeviceMisconfigured,
        "no folder for SANE's configuration: " + std::string(std::generic_category().message(errno)));
  }
  SaneConfiguration made{fs::path(pattern)};
  std::ofstream backends(made.folder_ / "dll.conf");
  backends << "airscan\n";
  std::ofstream devices(made.folder_ / "airscan.conf");
  devices << "[devices]\n\"scanner\" = " << url << ", eSCL\n"
          << "[options]\ndiscovery = disable\nws-discovery = off\nmodel = hardware\n";
  backends.close();
  devices.close();
  if (!backends || !devices) {
    return assets::failure(assets::ErrorId::DeviceMisconfigured, "SANE's configuration cannot be written");
  }
  return made;
}

SaneConfiguration::SaneConfiguration(SaneConfiguration&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}

SaneConfiguration::~SaneConfiguration() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

}  // namespace drivers::scanner
