#include "vision/document/lexicon.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "assets/directory.h"
#include "vision/document/field_value.h"

namespace vision::document {
namespace {

/// What has to be changed so that a word stands in the text.
struct Change {
  std::size_t at = 0;        ///< the word's first character
  std::size_t replaced = 0;  ///< characters that are there for it
  float doubt = 0;           ///< 1: nothing has to be changed; the product of the second thoughts otherwise
  std::vector<std::size_t> insertedFrom;  ///< per character of the word, the one of the text it stands for
};

constexpr std::size_t kNew = static_cast<std::size_t>(-1);
constexpr std::size_t kMostChanges = 2;

float beliefIn(const std::vector<SecondThought>& thoughts, char32_t character) {
  for (const SecondThought& thought : thoughts) {
    if (codePoints(thought.text) == std::u32string(1, character)) return thought.belief;
  }
  return 0;
}

/// Fits `word` to the text at `at`, each of its characters read, a second thought, or one the reader nearly wrote
/// between two others.
std::optional<Change> fit(const std::u32string& word, const std::u32string& text, const DecodedText& read,
                          std::size_t at) {
  Change change{at, 0, 1, {}};
  std::size_t next = at;
  std::size_t changed = 0;
  std::size_t kept = 0;
  for (const char32_t wanted : word) {
    if (next < text.size() && text[next] == wanted) {
      change.insertedFrom.push_back(next++);
      ++kept;
      continue;
    }
    if (++changed > kMostChanges) return std::nullopt;
    const float swap = next < text.size() ? beliefIn(read.instead[next], wanted) : 0;
    // Behind itself a character is nearly written again at its edge.
    const bool again = next > 0 && text[next - 1] == wanted;
    const float insert = again ? 0 : beliefIn(read.before[next], wanted);
    if (swap <= 0 && insert <= 0) return std::nullopt;
    change.doubt *= std::max(swap, insert);
    change.insertedFrom.push_back(swap >= insert ? next++ : kNew);
  }
  change.replaced = next - at;
  if (changed == 0 || kept == 0) return std::nullopt;
  return change;
}

void apply(const Change& change, const std::u32string& word, std::u32string& text, DecodedText& read) {
  const auto centreOf = [&](std::size_t i) {
    const std::size_t from = change.insertedFrom[i];
    if (from != kNew) return read.centres[from];
    const std::size_t behind = std::min(change.at + i, read.centres.size() - 1);
    return read.centres[behind];
  };
  std::vector<float> centres;
  std::vector<std::vector<SecondThought>> instead(word.size());
  std::vector<std::vector<SecondThought>> before(word.size());
  for (std::size_t i = 0; i < word.size(); ++i)
    centres.push_back(centreOf(i));
  const auto replace = [&](auto& all, const auto& part) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(change.at);
    all.insert(all.erase(begin, begin + static_cast<std::ptrdiff_t>(change.replaced)), part.begin(), part.end());
  };
  replace(read.centres, centres);
  replace(read.instead, instead);
  replace(read.before, before);
  text.replace(change.at, change.replaced, word);
}

/// Which characters already stand in a word that is read: those are not thought about again.
std::vector<bool> inWords(const std::vector<std::u32string>& words, const std::u32string& text) {
  std::vector<bool> known(text.size());
  for (const std::u32string& word : words) {
    for (std::size_t at = text.find(word); at != std::u32string::npos; at = text.find(word, at + 1))
      std::fill_n(known.begin() + static_cast<std::ptrdiff_t>(at), word.size(), true);
  }
  return known;
}

/// The change would write over a known character.
bool touches(const Change& change, const std::u32string& word, const std::u32string& text,
             const std::vector<bool>& known) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::size_t from = change.insertedFrom[i];
    if (from != kNew && text[from] != word[i] && known[from]) return true;
  }
  return false;
}

}  // namespace

Lexicon::Lexicon(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::u32string word = normalised(text.substr(0, end));
    if (word.size() >= 2) words_.push_back(std::move(word));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::stable_sort(words_.begin(), words_.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

void Lexicon::correct(DecodedText& read) const {
  std::u32string text = codePoints(read.text);
  if (text.size() != read.instead.size() || read.before.size() != text.size() + 1) return;
  constexpr int kMostWords = 16;  // a line holds no more of them
  for (int round = 0; round < kMostWords; ++round) {
    const std::vector<bool> known = inWords(words_, text);
    const std::u32string* best = nullptr;
    Change change;
    for (const std::u32string& word : words_) {
      if (best != nullptr && word.size() < best->size()) break;  // longest first
      for (std::size_t at = 0; at < text.size(); ++at) {
        const auto found = fit(word, text, read, at);
        if (!found || touches(*found, word, text, known)) continue;
        if (best != nullptr && found->doubt <= change.doubt) continue;
        best = &word;
        change = *found;
      }
    }
    if (best == nullptr) break;
    apply(change, *best, text, read);
  }
  read.text = utf8(text);
}

assets::Result<Lexicon> loadLexicon() {
  const std::filesystem::path file = assets::directory() / "forms" / "lexicon" / "medical.txt";
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return assets::failure(assets::ErrorId::PaperRulesUnreadable, file.string() + ": cannot be read");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  Lexicon lexicon(text);
  if (lexicon.words() == 0) return assets::failure(assets::ErrorId::PaperRulesUnreadable, file.string() + ": empty");
  return lexicon;
}

}  // namespace vision::document
