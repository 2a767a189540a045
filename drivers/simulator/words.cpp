#include "drivers/simulator/words.h"

#include <algorithm>
#include <utility>

namespace drivers::simulator {

tl::expected<std::vector<std::string>, std::string> splitWords(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  bool open = false;  // a word has begun, possibly an empty quoted one
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      open = true;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\r')) {
      if (open) words.push_back(std::exchange(word, {}));
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (quoted) return tl::unexpected<std::string>("a quotation mark is left open");
  if (open) words.push_back(std::move(word));
  return words;
}

std::string joinWords(std::span<const std::string> words) {
  std::string line;
  for (std::string word : words) {
    std::replace(word.begin(), word.end(), '"', '\'');
    const bool quoted = word.empty() || word.find_first_of(" \t\r\n") != std::string::npos;
    line += (line.empty() ? "" : " ") + (quoted ? '"' + word + '"' : word);
  }
  return line;
}

}  // namespace drivers::simulator
