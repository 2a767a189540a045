#pragma once

#include <optional>
#include <string>

#include "assets/language.h"
#include "drivers/device_config.h"

namespace drivers::field_tool {

/// Where answers of the tool are written in: of the error catalogue's sentences for staff.
struct Manner {
  assets::Language language{};
  bool json = false;
};

// Each returns the program's exit code: 0 well, 1 the device is not or the job was not done, 2 wrong use.

/// Configured devices; without any, every driver there is.
int list(const DeviceConfigs& configs, const Manner& manner);
/// Opens and checks each configured device. 0 only when all are online.
int status(const DeviceConfigs& configs, const Manner& manner);

struct ReadCardJob {
  int seconds = 30;                  ///< how long to wait for a card
  bool fingerprints = false;         ///< also tell whether the chip holds fingerprints
  std::optional<std::string> photo;  ///< where the decoded picture goes, as PPM
};
/// Waits for a card and prints it like `decode` does; a device error goes to standard error with cause and remedy.
int readIdCard(const DeviceConfigs& configs, const ReadCardJob& job, const Manner& manner);

/// Tells of an error on standard error: code, citizen's sentence, cause, remedy. Returns 1.
int tell(const assets::Error& error, const Manner& manner);
/// The device of a role; tells and is nullptr when it is not configured.
const DeviceConfig* configured(const DeviceConfigs& configs, std::string_view role);

}  // namespace drivers::field_tool
