#include "drivers/printer/device_id.h"

#include <algorithm>
#include <string_view>

namespace drivers::printer {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string upper(std::string_view text) {
  std::string big(text);
  std::transform(big.begin(), big.end(), big.begin(),
                 [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter; });
  return big;
}

// How many of the bytes behind the length belong to the text.
std::size_t textLength(std::span<const std::uint8_t> answer) {
  const std::size_t there = answer.size() - 2;
  const std::size_t straight = static_cast<std::size_t>(answer[0]) << 8U | answer[1];
  const std::size_t swapped = static_cast<std::size_t>(answer[1]) << 8U | answer[0];
  for (const std::size_t said : {straight, swapped}) {
    if (said == answer.size()) return there;
    if (said == there) return there;
  }
  // A longer buffer than the text, or a text cut off by the buffer.
  return std::min(straight >= 2 ? straight - 2 : 0, there);
}

}  // namespace

std::string DeviceId::name() const {
  if (manufacturer.empty() || model.empty()) return manufacturer + model;
  return manufacturer + ' ' + model;
}

std::optional<DeviceId> parseDeviceId(std::span<const std::uint8_t> answer) {
  if (answer.size() < 2 || answer.size() > kLongestDeviceId) return std::nullopt;
  std::string text;
  for (const std::uint8_t byte : answer.subspan(2, textLength(answer)))
    text += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : ' ';

  DeviceId id;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view pair = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const auto colon = pair.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = upper(trimmed(pair.substr(0, colon)));
    std::string* field = nullptr;
    if (key == "MFG" || key == "MANUFACTURER") field = &id.manufacturer;
    if (key == "MDL" || key == "MODEL") field = &id.model;
    if (key == "CMD" || key == "COMMAND SET") field = &id.commands;
    if (field != nullptr && field->empty()) *field = trimmed(pair.substr(colon + 1));
  }
  if (id.name().empty() && id.commands.empty()) return std::nullopt;
  return id;
}

}  // namespace drivers::printer
