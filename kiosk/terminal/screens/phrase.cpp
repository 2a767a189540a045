#include "kiosk/terminal/screens/phrase.h"

#include <array>
#include <charconv>

namespace kiosk::terminal::screens {
namespace {

using S = assets::StringId;

std::string number(int value) {
  return std::to_string(value);
}
int yearOf(const domain::Date& date) {
  return static_cast<int>(date.year());
}
int monthOf(const domain::Date& date) {
  return static_cast<int>(static_cast<unsigned>(date.month()));
}
int dayOf(const domain::Date& date) {
  return static_cast<int>(static_cast<unsigned>(date.day()));
}

std::string yearsAndMonths(S yearWord, int months, assets::Language language) {
  constexpr int kMonthsAYear = 12;
  const std::string years = phrase(yearWord, language, {{"n", number(months / kMonthsAYear)}});
  const std::string rest = phrase(S::EstimateMonths, language, {{"n", number(months % kMonthsAYear)}});
  if (months % kMonthsAYear == 0) return years;
  if (months < kMonthsAYear) return rest;
  return years + (language == assets::Language::English ? " " : "") + rest;
}

bool parseNumber(std::string_view text, int& value) {
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && rest == text.data() + text.size();
}

}  // namespace

std::string phrase(assets::StringId id, assets::Language language,
                   std::initializer_list<std::pair<std::string_view, std::string>> values) {
  std::string_view form = assets::text(id, language);
  std::string result;
  result.reserve(form.size() + 32);
  while (!form.empty()) {
    const std::size_t open = form.find('{');
    const std::size_t close = open == std::string_view::npos ? open : form.find('}', open);
    if (close == std::string_view::npos) break;
    result.append(form.substr(0, open));
    const std::string_view name = form.substr(open + 1, close - open - 1);
    for (const auto& [key, value] : values) {
      if (key == name) result.append(value);
    }
    form.remove_prefix(close + 1);
  }
  return result.append(form);
}

std::string monthDay(const domain::Date& date, assets::Language language) {
  return phrase(S::ChromeMonthDay, language, {{"m", number(monthOf(date))}, {"d", number(dayOf(date))}});
}

std::string fullDate(const domain::Date& date, assets::Language language) {
  if (language == assets::Language::English) {
    const auto two = [](int value) { return (value < 10 ? "0" : "") + number(value); };
    return phrase(S::ChromeFullDate, language,
                  {{"y", number(yearOf(date))}, {"m", two(monthOf(date))}, {"d", two(dayOf(date))}});
  }
  return phrase(S::ChromeFullDate, language,
                {{"y", number(yearOf(date))}, {"m", number(monthOf(date))}, {"d", number(dayOf(date))}});
}

std::string monthText(std::chrono::year_month month, assets::Language language) {
  const int m = static_cast<int>(static_cast<unsigned>(month.month()));
  const bool pad = language == assets::Language::English && m < 10;
  return phrase(S::EstimateMonth, language,
                {{"y", number(static_cast<int>(month.year()))}, {"m", (pad ? "0" : "") + number(m)}});
}

std::string moneyText(std::int64_t fen, assets::Language language) {
  constexpr std::size_t kGroup = 3;
  std::string digits = std::to_string(fen / 100);
  for (std::size_t at = digits.size(); at > kGroup; at -= kGroup)
    digits.insert(at - kGroup, ",");
  const int rest = static_cast<int>(fen % 100);
  if (rest != 0) digits += (rest < 10 ? ".0" : ".") + number(rest);
  return phrase(S::EstimateYuan, language, {{"n", digits}});
}

std::string yearsText(int months, assets::Language language) {
  return yearsAndMonths(S::EstimateYears, months, language);
}

std::string ageText(int months, assets::Language language) {
  return yearsAndMonths(S::EstimateAge, months, language);
}

std::string clockTime(int hour, int minute) {
  const auto two = [](int value) { return (value < 10 ? "0" : "") + number(value); };
  return two(hour) + ":" + two(minute);
}

std::string gradeName(int grade, assets::Language language) {
  constexpr std::array<std::string_view, 10> kNumerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  if (grade < 1 || grade > 10) return {};
  const std::string name = language == assets::Language::Chinese
                               ? std::string(kNumerals[static_cast<std::size_t>(grade - 1)])
                               : number(grade);
  return phrase(S::ChromeGrade, language, {{"n", name}});
}

bool parseDate(std::string_view text, domain::Date& date) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !parseNumber(text.substr(0, 4), year) ||
      !parseNumber(text.substr(5, 2), month) || !parseNumber(text.substr(8, 2), day)) {
    return false;
  }
  date = domain::Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                      std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok();
}

}  // namespace kiosk::terminal::screens
