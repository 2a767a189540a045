#include "kiosk/domain/dates.h"

#include <fmt/format.h>

namespace kiosk::domain {
namespace {

constexpr std::chrono::hours kChinaOffset{8};

int yearOf(const Date& date) {
  return static_cast<int>(date.year());
}
unsigned monthOf(const Date& date) {
  return static_cast<unsigned>(date.month());
}
unsigned dayOf(const Date& date) {
  return static_cast<unsigned>(date.day());
}

}  // namespace

Date chinaDate(std::int64_t epochMs) {
  using namespace std::chrono;
  return floor<days>(sys_time<milliseconds>{milliseconds{epochMs}} + kChinaOffset);
}

std::string chinaDateTimeText(std::int64_t epochMs) {
  using namespace std::chrono;
  const auto local = sys_time<milliseconds>{milliseconds{epochMs}} + kChinaOffset;
  const auto day = floor<days>(local);
  const auto sinceMidnight = floor<minutes>(local - day).count();
  return fmt::format("{} {:02}:{:02}", dateText(day), sinceMidnight / 60, sinceMidnight % 60);
}

std::optional<Date> parseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  unsigned parts[3] = {0, 0, 0};
  int part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      ++part;
    } else if (text[i] >= '0' && text[i] <= '9') {
      parts[part] = parts[part] * 10 + static_cast<unsigned>(text[i] - '0');
    } else {
      return std::nullopt;
    }
  }
  const Date date{std::chrono::year{static_cast<int>(parts[0])}, std::chrono::month{parts[1]},
                  std::chrono::day{parts[2]}};
  if (!date.ok() || parts[0] < 1900 || parts[0] > 2999) return std::nullopt;
  return date;
}

std::string dateText(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", yearOf(date), monthOf(date), dayOf(date));
}

std::string chineseDateText(const Date& date) {
  return fmt::format("{}年{}月{}日", yearOf(date), monthOf(date), dayOf(date));
}

Date plusDays(const Date& date, int days) {
  return std::chrono::sys_days{date} + std::chrono::days{days};
}

Date plusYears(const Date& date, int years) {
  const Date moved = date + std::chrono::years{years};
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

int daysBetween(const Date& from, const Date& to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

}  // namespace kiosk::domain
