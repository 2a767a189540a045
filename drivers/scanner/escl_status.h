#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "drivers/device_status.h"

namespace drivers::scanner {

/// What an eSCL scanner says of itself (Mopria eSCL 2.97, ScannerStatus).
struct EsclStatus {
  std::string state;                    ///< Idle, Processing, Testing, Stopped, Down
  std::string reason;                   ///< pwg:StateReason, empty when not told
  std::string feeder;                   ///< scan:AdfState, empty without a feeder
  std::vector<std::string> activeJobs;  ///< their paths on the scanner: "/eSCL/ScanJobs/7"
  friend bool operator==(const EsclStatus&, const EsclStatus&) = default;
};

/// Pure; the namespaces' prefixes do not matter. Empty: not a ScannerStatus document.
std::optional<EsclStatus> parseEsclStatus(std::string_view xml);
/// What keeps the scanner from scanning; empty: nothing. An empty feeder keeps nobody from the glass.
std::optional<assets::ErrorId> troubleOf(const EsclStatus& status);

/// Maker and model in a ScannerCapabilities document; empty: not told.
std::string parseEsclModel(std::string_view xml);

// Asking the scanner at `url` ("http://host:port/eSCL") takes two seconds at most, and a stop token ends it within 50
// ms.

/// Errors: ScannerGone, DeviceJobCancelled.
assets::Result<EsclStatus> askEsclStatus(const std::string& url, const std::stop_token& stop);
/// The model the scanner names; empty when it does not.
std::string askEsclModel(const std::string& url, const std::stop_token& stop);
/// Takes a job back whose path the scanner told. What comes of it the next status shows.
void endEsclJob(const std::string& url, const std::string& path, const std::stop_token& stop);

/// A URL a scanner may have: http or https, a host, and nothing that could mean more in a configuration file.
bool isEsclUrl(std::string_view url);

}  // namespace drivers::scanner
