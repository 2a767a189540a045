#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace drivers::simulator::scanner {

// The XML of eSCL (Mopria eSCL Technical Specification 2.97): what a scanner says and what it is asked. Pure; lengths
// are three-hundredths of an inch, as in the protocol.

enum class EsclSource : std::uint8_t { Platen, Feeder };
enum class EsclColour : std::uint8_t { Rgb24, Grayscale8 };

/// A scan:ScanSettings document.
struct EsclSettings {
  EsclSource source = EsclSource::Platen;
  bool duplex = false;
  EsclColour colour = EsclColour::Rgb24;
  int dpi = 300;  ///< 1..2400
  int left = 0;   ///< 0..10000, as every length
  int top = 0;
  int width = 2480;  ///< 1..10000
  int height = 3508;
};

/// What a scanner can do.
struct EsclCapabilities {
  std::string model;
  std::string uuid;
  std::vector<int> resolutions{75, 100, 150, 200, 300, 600};
  int width = 2550;
  int height = 3508;
  bool feeder = true;
  bool duplex = true;
};

/// How a scanner is at a moment.
struct EsclStatus {
  struct Job {
    std::string path;
    bool active = false;
    int images = 0;  ///< pages given so far
  };
  std::string_view state = "Idle";              ///< Idle, Processing, Stopped
  std::string_view reason = "None";             ///< of the state, in PWG 5106.2's words: "CoverOpen"
  std::optional<std::string_view> feederState;  ///< ScannerAdfLoaded, …; empty: there is no feeder
  std::vector<Job> jobs;
};

/// The longest request taken, bytes.
constexpr std::size_t kLongestSettings = 64U * 1024U;

std::string compose(const EsclCapabilities& capabilities);
std::string compose(const EsclStatus& status);
/// The error is a sentence; what is absent keeps its default. Namespaces' prefixes do not matter.
tl::expected<EsclSettings, std::string> parseSettings(std::string_view xml);

}  // namespace drivers::simulator::scanner
