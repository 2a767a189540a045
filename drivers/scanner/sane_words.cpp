#include "drivers/scanner/sane_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include <sane/sane.h>

namespace drivers::scanner {
namespace {

// Of later versions of SANE, which some backends give already.
constexpr int kWarmingUp = 12;
constexpr int kHardwareLocked = 13;

constexpr std::array kUsual = {75, 100, 150, 200, 240, 300, 400, 600, 1200};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return out;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

assets::ErrorId errorOf(Stage stage, int status) {
  using assets::ErrorId;
  switch (status) {
    case SANE_STATUS_NO_DOCS:
      return ErrorId::ScannerNoPaper;
    case SANE_STATUS_JAMMED:
      return ErrorId::ScannerJam;
    case SANE_STATUS_COVER_OPEN:
      return ErrorId::ScannerCoverOpen;
    case SANE_STATUS_DEVICE_BUSY:
    case kWarmingUp:
      return ErrorId::ScannerBusy;
    case SANE_STATUS_CANCELLED:  // at the scanner's own panel
    case SANE_STATUS_EOF:        // before the page was whole
    case SANE_STATUS_GOOD:       // and yet the worker could not go on
      return ErrorId::ScannerInterrupted;
    case SANE_STATUS_INVAL:
      return stage == Stage::Open ? ErrorId::ScannerGone : ErrorId::ScannerUnsupported;
    case SANE_STATUS_UNSUPPORTED:
      return ErrorId::ScannerUnsupported;
    case SANE_STATUS_IO_ERROR:
      return stage == Stage::Open ? ErrorId::ScannerGone : ErrorId::ScannerBroken;
    case SANE_STATUS_NO_MEM:
      return ErrorId::ScannerNoMemory;
    case SANE_STATUS_ACCESS_DENIED:
      return ErrorId::ScannerRefused;
    case kHardwareLocked:
    default:
      return ErrorId::ScannerBroken;
  }
}

std::optional<Source> sourceOf(std::string_view name) {
  const std::string text = lower(name);
  const bool feeder = holds(text, "adf") || holds(text, "feeder");
  // "ADF Back": the other side alone nobody asks for.
  if (feeder && holds(text, "back") && !holds(text, "front")) return std::nullopt;
  if (holds(text, "duplex")) return Source::FeederDuplex;
  if (feeder) return Source::Feeder;
  if (holds(text, "flatbed") || holds(text, "platen") || holds(text, "normal")) return Source::Flatbed;
  return std::nullopt;
}

std::optional<std::string> modeFor(Colour colour, std::span<const std::string> offered) {
  const auto named = [&](std::initializer_list<std::string_view> parts, bool whole) -> const std::string* {
    for (const std::string& mode : offered) {
      const std::string text = lower(mode);
      for (const std::string_view part : parts) {
        if (whole ? text == part : holds(text, part)) return &mode;
      }
    }
    return nullptr;
  };
  const std::string* found = nullptr;
  for (const bool whole : {true, false}) {
    if (found == nullptr && colour == Colour::Colour) found = named({"color", "colour"}, whole);
    if (found == nullptr && colour == Colour::Grey) found = named({"gray", "grey"}, whole);
  }
  if (found == nullptr) found = named({"gray", "grey", "color", "colour"}, false);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

int nearestResolution(std::span<const int> offered, int wanted) {
  int best = 0;
  for (const int dpi : offered) {
    const int far = std::abs(dpi - wanted);
    const int bestFar = std::abs(best - wanted);
    if (best == 0 || far < bestFar || (far == bestFar && dpi > best)) best = dpi;
  }
  return best == 0 ? wanted : best;
}

std::vector<int> resolutionsWithin(double least, double most) {
  std::vector<int> found;
  std::copy_if(kUsual.begin(), kUsual.end(), std::back_inserter(found),
               [&](int dpi) { return dpi >= least && dpi <= most; });
  if (found.empty()) {
    found.push_back(static_cast<int>(std::ceil(std::max(1.0, least))));
    if (std::floor(most) > found.front()) found.push_back(static_cast<int>(std::floor(most)));
  }
  return found;
}

}  // namespace drivers::scanner
