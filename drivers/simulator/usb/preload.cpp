#include "drivers/simulator/usb/preload.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include <unistd.h>

namespace drivers::simulator {

bool wantsUsb(const Scenario& scenario) {
  return std::any_of(scenario.devices.begin(), scenario.devices.end(),
                     [](const auto& device) { return device.second.text("wire").value_or("").starts_with("usb"); });
}

std::string sanitizerOptions() {
#if defined(__SANITIZE_ADDRESS__)
  // The address sanitizer refuses to start behind a library that is loaded first.
  const char* before = std::getenv("ASAN_OPTIONS");
  return std::string(before == nullptr ? "" : before) + ":verify_asan_link_order=0";
#else
  return {};
#endif
}

void startAgainPreloaded(char** arguments) {
  const char* before = std::getenv("LD_PRELOAD");
  const std::string loaded = before == nullptr ? "" : before;
  if (loaded.find(kPreloadLibrary) != std::string::npos) return;
  ::setenv("LD_PRELOAD", (kPreloadLibrary + (loaded.empty() ? "" : ":" + loaded)).c_str(), 1);
  if (const std::string options = sanitizerOptions(); !options.empty()) {
    ::setenv("ASAN_OPTIONS", options.c_str(), 1);
  }
  ::execv("/proc/self/exe", arguments);
  // Not possible here; the program goes on without.
  ::unsetenv("LD_PRELOAD");
}

}  // namespace drivers::simulator
