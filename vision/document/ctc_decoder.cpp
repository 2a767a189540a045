#include "vision/document/ctc_decoder.h"

#include <algorithm>
#include <array>

namespace vision::document {
namespace {

/// Index of the largest value. The running maximum is kept in lanes so that the compiler can use vector instructions: a
/// page holds thousands of rows of 6625 classes.
std::size_t largest(std::span<const float> row) {
  constexpr std::size_t kLanes = 16;
  std::array<float, kLanes> top{};
  top.fill(row[0]);
  std::size_t i = 0;
  for (; i + kLanes <= row.size(); i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      top[lane] = row[i + lane] > top[lane] ? row[i + lane] : top[lane];
  }
  float best = *std::max_element(top.begin(), top.end());
  for (; i < row.size(); ++i)
    best = std::max(best, row[i]);
  return static_cast<std::size_t>(std::find(row.begin(), row.end(), best) - row.begin());
}

constexpr float kThought = 0.01F;    // less is noise of 6625 classes
constexpr float kSureBlank = 0.97F;  // above it nothing was nearly written
constexpr float kSureCharacter = 0.98F;

void remember(std::vector<SecondThought>& thoughts, std::string_view text, float belief) {
  const auto known = std::find_if(thoughts.begin(), thoughts.end(), [&](const auto& t) { return t.text == text; });
  if (known != thoughts.end()) {
    known->belief = std::max(known->belief, belief);
  } else {
    thoughts.push_back({std::string(text), belief});
  }
}

/// Every class of a step that is believed in a little, but for the one that won and the blank.
void rememberOthers(std::span<const float> row, std::size_t winner, const CharacterSet& characters,
                    std::vector<SecondThought>& thoughts) {
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i] >= kThought && i != winner) remember(thoughts, characters.character(i), row[i]);
  }
}

void sortByBelief(std::vector<std::vector<SecondThought>>& all) {
  for (auto& thoughts : all)
    std::sort(thoughts.begin(), thoughts.end(), [](const auto& a, const auto& b) { return a.belief > b.belief; });
}

}  // namespace

CharacterSet::CharacterSet(std::string_view file) {
  characters_.emplace_back();
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::string_view line = file.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) characters_.emplace_back(line);
    file.remove_prefix(std::min(end + 1, file.size()));
  }
  characters_.emplace_back(" ");
}

DecodedText decodeCtc(std::span<const float> probabilities, std::size_t steps, const CharacterSet& characters) {
  DecodedText decoded;
  const std::size_t classes = characters.classes();
  if (probabilities.size() != steps * classes) return decoded;
  std::size_t last = 0;
  float sum = 0;
  int count = 0;
  decoded.before.emplace_back();
  for (std::size_t step = 0; step < steps; ++step) {
    const std::span<const float> row = probabilities.subspan(step * classes, classes);
    const std::size_t now = largest(row);
    if (now != 0 && now != last && now < classes) {
      decoded.text += characters.character(now);
      sum += row[now];
      ++count;
      decoded.centres.push_back(static_cast<float>(step) + 0.5F);
      decoded.instead.emplace_back();
      decoded.before.emplace_back();
    }
    if (now == 0) {
      if (row[0] < kSureBlank) rememberOthers(row, 0, characters, decoded.before.back());
    } else if (row[now] < kSureCharacter && !decoded.instead.empty()) {
      rememberOthers(row, now, characters, decoded.instead.back());
    }
    last = now;
  }
  sortByBelief(decoded.instead);
  sortByBelief(decoded.before);
  decoded.confidence = count > 0 ? sum / static_cast<float>(count) : 0;
  return decoded;
}

}  // namespace vision::document
