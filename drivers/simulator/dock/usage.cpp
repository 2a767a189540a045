#include "drivers/simulator/dock/usage.h"

#include <algorithm>
#include <utility>

namespace drivers::simulator::dock {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) pieces.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

Usage parseUsage(std::string_view text) {
  Usage usage;
  Part part;
  const auto close = [&](bool nextIsOptional) {
    if (!part.slots.empty()) usage.push_back(std::move(part));
    part = {{}, nextIsOptional};
  };
  for (std::string word : split(text, ' ')) {
    if (word == "...") continue;
    const bool opens = word.front() == '[';
    const bool closes = word.back() == ']' && (opens || part.optional);
    if (opens) close(true);
    std::erase_if(word, [](char c) { return c == '[' || c == ']'; });
    if (Slot slot = split(word, '|'); !slot.empty()) part.slots.push_back(std::move(slot));
    if (closes) close(false);
  }
  close(false);
  return usage;
}

/// Commands begin with a word of their own; anything else is not a usage.
bool beginsPlainly(const Usage& usage) {
  if (usage.empty() || usage.front().optional) return false;
  const Slot& first = usage.front().slots.front();
  return first.size() == 1 && !isOpen(first.front());
}

}  // namespace

bool isOpen(std::string_view word) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z' && std::none_of(word.begin(), word.end(), small);
}

std::vector<Usage> parseHelp(std::string_view help) {
  std::vector<Usage> usages;
  for (const std::string& text : split(help, ';')) {
    if (Usage usage = parseUsage(text); beginsPlainly(usage)) usages.push_back(std::move(usage));
  }
  return usages;
}

std::vector<std::string> fill(const Slot& slot, const Known& known) {
  std::vector<std::string> words;
  for (const std::string& word : slot) {
    if (!isOpen(word)) {
      words.push_back(word);
    } else if (const auto found = known.find(word); found != known.end()) {
      words.insert(words.end(), found->second.begin(), found->second.end());
    }
  }
  return words;
}

bool takesWriting(const Slot& slot, const Known& known) {
  return std::any_of(slot.begin(), slot.end(),
                     [&](const std::string& word) { return isOpen(word) && !known.contains(word); });
}

}  // namespace drivers::simulator::dock
