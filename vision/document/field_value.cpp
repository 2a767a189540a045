#include "vision/document/field_value.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace vision::document {
namespace {

constexpr char32_t kBroken = 0xFFFD;

/// 0..9 of a digit in any usual writing, or nothing.
std::optional<int> digit(char32_t character) {
  if (character >= U'0' && character <= U'9') return static_cast<int>(character - U'0');
  constexpr std::u32string_view kChinese = U"〇一二三四五六七八九";
  if (character == U'○' || character == U'零') return 0;
  const auto at = kChinese.find(character);
  if (at != std::u32string_view::npos) return static_cast<int>(at);
  return std::nullopt;
}

/// A number at `at`: 2026, 09, 二〇二六, 十八, 二十, 三十一. Moves `at` behind it.
std::optional<int> numberAt(std::u32string_view text, std::size_t& at) {
  int value = 0;
  int digits = 0;
  while (at < text.size() && digits < 5) {
    if (text[at] == U'十') {
      value = digits == 0 ? 10 : value * 10;
      ++at;
      if (at < text.size()) {
        if (const auto unit = digit(text[at])) {
          value += *unit;
          ++at;
        }
      }
      return value;
    }
    const auto one = digit(text[at]);
    if (!one) break;
    value = value * 10 + *one;
    ++digits;
    ++at;
  }
  if (digits == 0) return std::nullopt;
  return value;
}

bool oneOf(std::u32string_view text, std::size_t& at, std::u32string_view signs) {
  if (at >= text.size() || signs.find(text[at]) == std::u32string_view::npos) return false;
  ++at;
  return true;
}

}  // namespace

std::u32string codePoints(std::string_view text) {
  std::u32string points;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int length = lead < 0x80 ? 1 : lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    bool sound = length > 0 && lead < 0xF8 && i + static_cast<std::size_t>(length) <= text.size();
    for (int k = 1; sound && k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
      sound = (next & 0xC0U) == 0x80U;
      point = point << 6U | (next & 0x3FU);
    }
    points += sound ? point : kBroken;
    i += sound ? static_cast<std::size_t>(length) : 1;
  }
  return points;
}

std::string utf8(std::u32string_view text) {
  std::string bytes;
  const auto tail = [&bytes](char32_t point, unsigned shift) {
    bytes += static_cast<char>(0x80U | (point >> shift & 0x3FU));
  };
  for (const char32_t point : text) {
    if (point < 0x80) {
      bytes += static_cast<char>(point);
    } else if (point < 0x800) {
      bytes += static_cast<char>(0xC0U | point >> 6U);
      tail(point, 0);
    } else if (point < 0x10000) {
      bytes += static_cast<char>(0xE0U | point >> 12U);
      tail(point, 6);
      tail(point, 0);
    } else {
      bytes += static_cast<char>(0xF0U | (point >> 18U & 0x07U));
      tail(point, 12);
      tail(point, 6);
      tail(point, 0);
    }
  }
  return bytes;
}

bool isChinese(char32_t character) {
  return (character >= 0x3400 && character <= 0x9FFF) || (character >= 0x20000 && character <= 0x3134F) ||
         (character >= 0xF900 && character <= 0xFAFF);
}

std::u32string normalised(std::string_view text) {
  std::u32string plain;
  for (char32_t point : codePoints(text)) {
    if (point >= 0xFF01 && point <= 0xFF5E) {  // full-width forms of ASCII
      const char32_t narrow = point - 0xFEE0;
      constexpr std::u32string_view kChineseSigns = U",;()!?";  // these are right as they are in a Chinese sentence
      if (kChineseSigns.find(narrow) == std::u32string_view::npos) point = narrow;
    }
    if (point == U'∶' || point == U'﹕' || point == U'︰') point = U':';
    if (point == U'—' || point == U'–' || point == U'－' || point == U'―') point = U'-';
    if (point == U'•' || point == U'・' || point == U'∙' || point == U'●') point = U'·';
    const bool space = point <= 0x20 || point == 0x3000 || point == 0xA0 || (point >= 0x2000 && point <= 0x200F);
    if (!space) plain += point;
  }
  return plain;
}

std::optional<std::string> dateIn(std::u32string_view text) {
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!digit(text[begin]) || (begin > 0 && digit(text[begin - 1]))) continue;
    std::size_t at = begin;
    const auto year = numberAt(text, at);
    if (!year || *year < 1900 || *year > 2200 || !oneOf(text, at, U"年-./")) continue;
    const auto month = numberAt(text, at);
    if (!month || !oneOf(text, at, U"月-./")) continue;
    const auto day = numberAt(text, at);
    if (!day) continue;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) continue;
    std::array<char, 16> written{};
    std::snprintf(written.data(), written.size(), "%04d-%02d-%02d", *year, *month, *day);
    return written.data();
  }
  return std::nullopt;
}

std::optional<std::string> monthIn(std::u32string_view text) {
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!digit(text[begin]) || (begin > 0 && digit(text[begin - 1]))) continue;
    std::size_t at = begin;
    const auto year = numberAt(text, at);
    if (!year || *year < 1900 || *year > 2200 || !oneOf(text, at, U"年-./")) continue;
    const auto month = numberAt(text, at);
    if (!month || *month < 1 || *month > 12) continue;
    std::array<char, 16> written{};
    std::snprintf(written.data(), written.size(), "%04d-%02d", *year, *month);
    return written.data();
  }
  return std::nullopt;
}

std::optional<std::string> choiceIn(std::u32string_view text, const std::vector<std::string>& options) {
  constexpr std::u32string_view kTicked = U"■☑▣√✓";
  constexpr std::u32string_view kEmpty = U"□口☐";
  std::optional<std::string> only;
  int unboxed = 0;
  std::vector<bool> taken(text.size());  // 土 is no option of its own inside 土家
  std::vector<std::string> longestFirst = options;
  std::stable_sort(longestFirst.begin(), longestFirst.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::string& option : longestFirst) {
    const std::u32string wanted = normalised(option);
    const std::size_t at = text.find(wanted);
    if (at == std::u32string_view::npos || taken[at]) continue;
    std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(at), wanted.size(), true);
    const char32_t before = at == 0 ? U' ' : text[at - 1];
    if (kTicked.find(before) != std::u32string_view::npos) return option;
    if (kEmpty.find(before) != std::u32string_view::npos) continue;
    ++unboxed;
    only = option;
  }
  return unboxed == 1 ? only : std::nullopt;
}

std::optional<CitizenNumber> citizenNumberIn(std::u32string_view text) {
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kCheck = "10X98765432";
  constexpr std::size_t kLength = 18;
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool plainDigit = text[i] >= U'0' && text[i] <= U'9';
    const bool closingX = run == kLength - 1 && (text[i] == U'X' || text[i] == U'x');
    run = plainDigit || closingX ? run + 1 : 0;
    if (run != kLength) continue;
    const bool longer = i + 1 < text.size() && text[i + 1] >= U'0' && text[i + 1] <= U'9';
    if (longer) return std::nullopt;  // some other, longer number
    CitizenNumber found;
    int sum = 0;
    for (std::size_t k = 0; k < kLength; ++k) {
      const char32_t character = text[i + 1 - kLength + k];
      found.number += character == U'x' ? 'X' : static_cast<char>(character);
      if (k < kWeights.size()) sum += kWeights[k] * static_cast<int>(character - U'0');
    }
    found.valid = found.number.back() == kCheck[static_cast<std::size_t>(sum % 11)];
    return found;
  }
  return std::nullopt;
}

std::optional<std::string> nameIn(std::u32string_view text) {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kLongest = 15;
  std::size_t length = 0;
  while (length < text.size() && (isChinese(text[length]) || (length > 0 && text[length] == U'·')))
    ++length;
  if (length < kShortest || length > kLongest) return std::nullopt;
  return utf8(text.substr(0, length));
}

std::u32string_view trimmed(std::u32string_view text) {
  constexpr std::u32string_view kBefore = U":;,，；、_-.·!！|";
  constexpr std::u32string_view kAfter = U":;,，；、_!！|";
  while (!text.empty() && kBefore.find(text.front()) != std::u32string_view::npos)
    text.remove_prefix(1);
  while (!text.empty() && kAfter.find(text.back()) != std::u32string_view::npos)
    text.remove_suffix(1);
  return text;
}

}  // namespace vision::document
