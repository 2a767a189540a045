#include "drivers/simulator/smart_card/card_fault.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace drivers::simulator::smart_card {
namespace {

constexpr std::array<std::pair<std::string_view, CardQuirk>, 10> kQuirks = {{
    {"none", CardQuirk::None},
    {"61", CardQuirk::Fetch},
    {"6C", CardQuirk::LongRecords},
    {"le-00", CardQuirk::AnyLength},
    {"by-number", CardQuirk::ByNumber},
    {"p1-00", CardQuirk::PlainSelect},
    {"mute", CardQuirk::Mute},
    {"remove", CardQuirk::Remove},
    {"truncated", CardQuirk::Truncated},
    {"wrong-tag", CardQuirk::WrongTag},
}};

constexpr std::array<std::pair<std::string_view, CardStep>, 5> kSteps = {{
    {"application", CardStep::Application},
    {"issuer-file", CardStep::IssuerFile},
    {"issuer-record", CardStep::IssuerRecord},
    {"holder-file", CardStep::HolderFile},
    {"holder-record", CardStep::HolderRecord},
}};

constexpr std::uint16_t kKeysNeeded = 0x6982;

template <class Number>
std::optional<Number> numberFrom(const std::string& text, int base) {
  Number value{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

tl::unexpected<std::string> usage() {
  return tl::unexpected<std::string>("fault " + std::string(kCardFaultUsage));
}

tl::expected<CardFault, std::string> statusFault(std::span<const std::string> words) {
  const auto status = words[0].size() == 4 ? numberFrom<std::uint16_t>(words[0], 16) : std::nullopt;
  if (!status) return usage();
  CardFault fault{.quirk = CardQuirk::Status, .status = *status, .word = words[0]};
  if (*status == kKeysNeeded) fault.step = CardStep::HolderRecord;
  if (words.size() == 1) return fault;
  if (words.size() != 3 || words[1] != "on") return usage();
  const auto step = std::find_if(kSteps.begin(), kSteps.end(), [&](const auto& row) { return row.first == words[2]; });
  if (step == kSteps.end()) return usage();
  fault.step = step->second;
  return fault;
}

}  // namespace

tl::expected<CardFault, std::string> parseCardFault(std::span<const std::string> words) {
  if (words.empty()) return usage();
  const auto row =
      std::find_if(kQuirks.begin(), kQuirks.end(), [&](const auto& quirk) { return quirk.first == words[0]; });
  if (row == kQuirks.end()) return statusFault(words);
  CardFault fault{.quirk = row->second, .word = words[0]};
  if (words.size() == 1) return fault;
  if (fault.quirk != CardQuirk::Remove || words.size() != 2) return usage();
  const auto record = numberFrom<int>(words[1], 10);
  if (!record || *record < 1) return usage();
  fault.record = *record;
  return fault;
}

}  // namespace drivers::simulator::smart_card
