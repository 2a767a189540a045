#include "drivers/sample/board_lines.h"

#include <algorithm>

#include <fmt/format.h>

namespace drivers::sample {
namespace {

constexpr char kNoise = '\x7F';

char clean(std::uint8_t byte) {
  const bool printable = byte >= 0x20 && byte < 0x7F;
  return printable || byte == '\n' || byte == '\r' ? static_cast<char>(byte) : kNoise;
}

// Takes "name=0" or "name=1" off the front of a line.
std::optional<bool> takeFlag(std::string_view& line, std::string_view name) {
  if (!line.starts_with(name)) return std::nullopt;
  line.remove_prefix(name.size());
  if (!line.starts_with("=0") && !line.starts_with("=1")) return std::nullopt;
  const bool set = line[1] == '1';
  line.remove_prefix(2);
  if (line.starts_with(' ')) line.remove_prefix(1);
  return set;
}

}  // namespace

std::string lightsLine(const lamp::LightPlan& plan) {
  std::string line = "LIGHTS";
  for (std::size_t light = 0; light < lamp::kLights; ++light)
    line += fmt::format(" {}", lamp::word(plan.of(static_cast<lamp::Light>(light))));
  return line + "\n";
}

std::optional<lamp::Sensors> sensorsFrom(std::string_view line) {
  constexpr std::string_view kWord = "SENSORS ";
  if (!line.starts_with(kWord)) return std::nullopt;
  line.remove_prefix(kWord.size());
  const auto service = takeFlag(line, "service");
  const auto paper = takeFlag(line, "paper");
  const auto near = takeFlag(line, "near");
  if (!service || !paper || !near || !line.empty()) return std::nullopt;
  return lamp::Sensors{*service, *paper, *near};
}

void LineCutter::feed(std::span<const std::uint8_t> bytes) {
  std::size_t open = waiting_.size() - (waiting_.rfind('\n') + 1);  // npos + 1 is 0: no line is whole yet
  for (const std::uint8_t byte : bytes) {
    const char letter = clean(byte);
    if (letter == '\n') {
      if (dropping_) waiting_ += kNoise;
      waiting_ += letter;
      dropping_ = false;
      open = 0;
    } else if (open == kLongestLine) {
      dropping_ = true;
    } else {
      waiting_ += letter;
      ++open;
    }
  }
}

std::optional<std::string> LineCutter::next() {
  for (std::size_t end = waiting_.find('\n'); end != std::string::npos; end = waiting_.find('\n')) {
    std::string line = waiting_.substr(0, end);
    waiting_.erase(0, end + 1);
    if (line.ends_with('\r')) line.pop_back();
    const bool noisy = line.find_first_of("\r\x7F") != std::string::npos;
    if (!noisy && !line.empty()) return line;
  }
  return std::nullopt;
}

}  // namespace drivers::sample
