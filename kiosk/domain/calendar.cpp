#include "kiosk/domain/calendar.h"

#include <cstdlib>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

bool isWeekend(const Date& date) {
  const std::chrono::weekday day{std::chrono::sys_days{date}};
  return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

}  // namespace

assets::Result<WorkingCalendar> WorkingCalendar::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  WorkingCalendar calendar;
  int before = 0;
  for (PolicyTable& entry : root.tables("year")) {
    const int year = entry.number("year", 2000, 2999);
    entry.text("source");
    if (before != 0 && year != before + 1) entry.report("years must follow one another without a gap");
    const Date first{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}};
    const Date last{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
    if (before == 0) calendar.first_ = first;
    calendar.last_ = last;
    before = year;
    for (const auto& [from, to] : entry.dateRanges("off")) {
      if (from < first || last < to) {
        entry.report("off: " + dateText(from) + " is not a day of the year");
        continue;
      }
      for (Date day = from; day <= to; day = plusDays(day, 1)) {
        if (!calendar.holidays_.insert(day).second) entry.report("off: " + dateText(day) + " stands twice");
      }
    }
    for (const Date& day : entry.dates("worked")) {
      if (day < first || last < day) entry.report("worked: " + dateText(day) + " is not a day of the year");
      if (!isWeekend(day)) entry.report("worked: " + dateText(day) + " is no weekend day");
      if (calendar.holidays_.count(day) != 0) entry.report("worked: " + dateText(day) + " is also a holiday");
      calendar.workedWeekends_.insert(day);
    }
    entry.finish();
  }
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return calendar;
}

bool WorkingCalendar::isWorkingDay(const Date& date) const {
  if (holidays_.count(date) != 0) return false;
  return !isWeekend(date) || workedWeekends_.count(date) != 0;
}

Deadline WorkingCalendar::marked(const Date& day) const {
  return {day, !isPublished(day)};
}

Deadline WorkingCalendar::addWorkingDays(const Date& from, int days) const {
  if (days < 0) std::abort();
  Date day = from;
  for (int left = days; left > 0;) {
    day = plusDays(day, 1);
    if (isWorkingDay(day)) --left;
  }
  return marked(day);
}

Deadline WorkingCalendar::subtractWorkingDays(const Date& from, int days) const {
  if (days < 0) std::abort();
  Date day = from;
  for (int left = days; left > 0;) {
    day = plusDays(day, -1);
    if (isWorkingDay(day)) --left;
  }
  return {day, !isPublished(from) || !isPublished(day)};
}

Deadline WorkingCalendar::addDays(const Date& from, int days) const {
  return marked(plusDays(from, days));
}

Deadline WorkingCalendar::addDaysRolling(const Date& from, int days) const {
  Date day = plusDays(from, days);
  while (!isWorkingDay(day))
    day = plusDays(day, 1);
  return marked(day);
}

int WorkingCalendar::workingDaysBetween(const Date& from, const Date& to) const {
  int count = 0;
  for (Date day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) {
    if (isWorkingDay(day)) ++count;
  }
  return count;
}

}  // namespace kiosk::domain
