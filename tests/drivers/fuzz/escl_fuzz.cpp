// eSCL from outside: requests to the simulator, and documents of a scanner.
#include <cstdlib>
#include <string>

#include "drivers/scanner/escl_status.h"
#include "drivers/simulator/scanner/escl_xml.h"

namespace {

void request(const std::string& text) {
  const auto settings = drivers::simulator::scanner::parseSettings(text);
  if (!settings) {
    if (settings.error().empty()) std::abort();
    return;
  }
  if (settings->width < 1 || settings->width > 10'000 || settings->height < 1 || settings->height > 10'000)
    std::abort();
  if (settings->dpi < 1 || settings->dpi > 2'400 || settings->left < 0 || settings->top < 0) std::abort();
}

void status(const std::string& text) {
  const auto status = drivers::scanner::parseEsclStatus(text);
  if (!status) return;
  static_cast<void>(drivers::scanner::troubleOf(*status));
  for (const std::string& job : status->activeJobs) {
    if (!job.starts_with('/') || job.find_first_of(" \r\n\"") != std::string::npos) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(bytes + 1, bytes + size);
  switch (bytes[0] % 4) {
    case 0:
      request(text);
      break;
    case 1:
      status(text);
      break;
    case 2:
      if (drivers::scanner::parseEsclModel(text).size() > 128) std::abort();
      break;
    default:
      if (drivers::scanner::isEsclUrl(text) && text.find_first_of(" \r\n\"#;,") != std::string::npos) std::abort();
      break;
  }
  return 0;
}
