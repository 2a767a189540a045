#include "kiosk/domain/answer_search.h"

#include <algorithm>
#include <string>
#include <utility>

#include "kiosk/domain/code_points.h"

namespace kiosk::domain {
namespace {

using Points = std::vector<char32_t>;

// What a place weighs: the question itself before its tags, these before the words of the answer. Within the question
// an early place counts a little more.
constexpr int kInQuestion = 1000;
constexpr int kIsTag = 900;
constexpr int kBeginsTag = 800;
constexpr int kInShort = 500;
constexpr int kInLong = 400;
constexpr int kSharesAll = 350;
constexpr int kPlaces = 100;

/// A character and the letter its sound begins with; 0 where there is none.
struct Sounded {
  char32_t point = 0;
  char32_t initial = 0;
};

char32_t lower(char32_t point) {
  return point >= U'A' && point <= U'Z' ? point + (U'a' - U'A') : point;
}

bool isLetter(char32_t point) {
  return point >= U'a' && point <= U'z';
}

/// Letters small, everything but characters, letters and digits left out.
Points essence(std::string_view text) {
  Points points;
  for (const char32_t point : codePoints(text)) {
    const char32_t small = lower(point);
    if (isHan(small) || isLetter(small) || (small >= U'0' && small <= U'9')) points.push_back(small);
  }
  return points;
}

std::vector<Sounded> sounded(std::string_view text, std::string_view initials) {
  std::vector<Sounded> result;
  std::size_t next = 0;
  for (const char32_t point : essence(text)) {
    const bool spelt = isHan(point) && next < initials.size();
    result.push_back({point, spelt ? char32_t{static_cast<unsigned char>(initials[next++])} : char32_t{0}});
  }
  return result;
}

bool meets(char32_t asked, const Sounded& there) {
  return asked == there.point || (isLetter(asked) && asked == there.initial);
}

/// Where the query stands in the text; -1: nowhere.
int placeOf(const Points& query, const std::vector<Sounded>& text) {
  const auto found = std::search(text.begin(), text.end(), query.begin(), query.end(),
                                 [](const Sounded& there, char32_t asked) { return meets(asked, there); });
  return found == text.end() ? -1 : static_cast<int>(found - text.begin());
}

bool contains(const Points& text, const Points& query) {
  return std::search(text.begin(), text.end(), query.begin(), query.end()) != text.end();
}

int tagWeight(const PolicyAnswer& answer, const Points& query) {
  int weight = 0;
  for (const AnswerTag& tag : answer.tags) {
    const auto word = sounded(tag.word, tag.initials);
    if (placeOf(query, word) != 0) continue;
    weight = std::max(weight, word.size() == query.size() ? kIsTag : kBeginsTag);
  }
  return weight;
}

/// Pairs of neighbouring characters of the query that stand in the question, a tag or the short answer.
int sharedWeight(const PolicyAnswer& answer, const Points& query) {
  if (query.size() < 3 || !std::any_of(query.begin(), query.end(), isHan)) return 0;
  std::string words = answer.question.zh + "，" + answer.shortAnswer.zh;
  for (const AnswerTag& tag : answer.tags)
    words += "，" + tag.word;
  // A mark between the parts keeps pairs from reaching over.
  const Points text = codePoints(words);
  int shared = 0;
  for (std::size_t i = 0; i + 1 < query.size(); ++i)
    shared += contains(text, {query[i], query[i + 1]}) ? 1 : 0;
  const int pairs = static_cast<int>(query.size()) - 1;
  return shared * 3 >= pairs ? kSharesAll * shared / pairs : 0;
}

std::vector<std::string> latinWords(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool part = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (part) {
      words.back().push_back(small);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Every word of the query begins a word of the English question or answer.
int englishWeight(const PolicyAnswer& answer, std::string_view query) {
  const auto asked = latinWords(query);
  const auto inAll = [&](const std::string& text) {
    const auto words = latinWords(text);
    return std::all_of(asked.begin(), asked.end(), [&](const std::string& one) {
      return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.rfind(one, 0) == 0; });
    });
  };
  if (asked.empty() || std::any_of(asked.begin(), asked.end(), [](const auto& one) { return one.size() < 3; }))
    return 0;
  if (inAll(answer.question.en)) return kIsTag;
  return inAll(answer.question.en + " " + answer.shortAnswer.en + " " + answer.longAnswer.en) ? kInLong : 0;
}

int weightOf(const PolicyAnswer& answer, const Points& query, std::string_view words) {
  const bool latin = std::none_of(query.begin(), query.end(), isHan);
  const int place = placeOf(query, sounded(answer.question.zh, answer.initials));
  int weight = place < 0 ? 0 : kInQuestion + std::max(0, kPlaces - place);
  weight = std::max(weight, tagWeight(answer, query));
  if (latin) return std::max(weight, englishWeight(answer, words));
  if (contains(essence(answer.shortAnswer.zh), query)) weight = std::max(weight, kInShort);
  if (contains(essence(answer.longAnswer.zh), query)) weight = std::max(weight, kInLong);
  return std::max(weight, sharedWeight(answer, query));
}

}  // namespace

std::vector<const PolicyAnswer*> searchAnswers(const std::vector<const PolicyAnswer*>& answers,
                                               std::string_view query) {
  const Points asked = essence(query);
  if (asked.empty()) return answers;
  std::vector<std::pair<int, const PolicyAnswer*>> found;
  for (const PolicyAnswer* answer : answers) {
    const int weight = weightOf(*answer, asked, query);
    if (weight > 0) found.emplace_back(weight, answer);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const PolicyAnswer*> best;
  for (const auto& [weight, answer] : found)
    best.push_back(answer);
  return best;
}

}  // namespace kiosk::domain
