#include "kiosk/domain/calendar.h"

#include <random>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

const WorkingCalendar& calendar() {
  return book().calendar;
}

int workingDays(int year) {
  int count = 0;
  for (Date day = on(year, 1, 1); day.year() == std::chrono::year{year}; day = plusDays(day, 1)) {
    count += calendar().isWorkingDay(day) ? 1 : 0;
  }
  return count;
}

TEST(Calendar, YearsHaveTheirPublishedNumberOfWorkingDays) {
  // 365 days, less the ordinary weekends, less holidays on weekdays, plus weekend days worked.
  EXPECT_EQ(workingDays(2025), 248);
  EXPECT_EQ(workingDays(2026), 248);
}

TEST(Calendar, KnowsHolidaysAndWorkedWeekends) {
  EXPECT_FALSE(calendar().isWorkingDay(on(2026, 2, 16)));  // Monday of Spring Festival
  EXPECT_TRUE(calendar().isWorkingDay(on(2026, 2, 14)));   // worked Saturday
  EXPECT_TRUE(calendar().isWorkingDay(on(2026, 2, 24)));
  EXPECT_FALSE(calendar().isWorkingDay(on(2025, 10, 8)));
  EXPECT_TRUE(calendar().isWorkingDay(on(2025, 9, 28)));
  EXPECT_FALSE(calendar().isWorkingDay(on(2026, 11, 28)));  // ordinary Saturday
}

TEST(Calendar, TheDayItselfDoesNotCount) {
  EXPECT_EQ(calendar().addWorkingDays(on(2026, 11, 24), 5), (Deadline{on(2026, 12, 1), false}));
  EXPECT_EQ(calendar().addWorkingDays(on(2026, 11, 24), 0).day, on(2026, 11, 24));
  // Over the Spring Festival: 13 and 14 February are worked, then 24 to 26.
  EXPECT_EQ(calendar().addWorkingDays(on(2026, 2, 12), 5).day, on(2026, 2, 26));
  EXPECT_EQ(calendar().subtractWorkingDays(on(2026, 2, 26), 5).day, on(2026, 2, 12));
}

TEST(Calendar, PastThePublishedYearAnswersAreProvisional) {
  EXPECT_EQ(calendar().publishedUntil(), on(2026, 12, 31));
  EXPECT_EQ(calendar().addWorkingDays(on(2026, 12, 30), 1), (Deadline{on(2026, 12, 31), false}));
  EXPECT_EQ(calendar().addWorkingDays(on(2026, 12, 30), 2), (Deadline{on(2027, 1, 1), true}));
  EXPECT_EQ(calendar().addDays(on(2026, 11, 24), 60), (Deadline{on(2027, 1, 23), true}));
}

TEST(Calendar, ARollingTermEndsOnAWorkingDay) {
  // 2026-09-10 + 15 = 09-25, Mid-Autumn Friday; 28 September is the first working day after.
  EXPECT_EQ(calendar().addDaysRolling(on(2026, 9, 10), 15).day, on(2026, 9, 28));
  EXPECT_EQ(calendar().addDaysRolling(on(2026, 11, 24), 15).day, on(2026, 12, 9));
}

TEST(Calendar, AddingAndCountingAgreeEverywhere) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const Date from = plusDays(on(2024, 12, 1), static_cast<int>(random() % 900));
    const int days = static_cast<int>(random() % 70);
    const Date due = calendar().addWorkingDays(from, days).day;
    ASSERT_EQ(calendar().workingDaysBetween(from, due), days);
    if (days > 0) {
      ASSERT_TRUE(calendar().isWorkingDay(due));
      ASSERT_LT(from, due);
      // One working day more is always later, and nothing between them is a working day.
      const Date next = calendar().addWorkingDays(from, days + 1).day;
      ASSERT_EQ(calendar().workingDaysBetween(due, next), 1);
    }
    if (calendar().isWorkingDay(from)) {
      ASSERT_EQ(calendar().subtractWorkingDays(due, days).day, from);
    }
    ASSERT_TRUE(calendar().isWorkingDay(calendar().addDaysRolling(from, days).day));
    ASSERT_LE(plusDays(from, days), calendar().addDaysRolling(from, days).day);
    ASSERT_EQ(daysBetween(from, calendar().addDays(from, days).day), days);
  }
}

std::string refusal(const std::string& toml) {
  const auto parsed = WorkingCalendar::parse(toml, "days.toml");
  if (parsed) return {};
  EXPECT_EQ(parsed.error().id, assets::ErrorId::PolicyInvalid);
  return parsed.error().detail;
}

TEST(Calendar, AWrongFileSaysWhatIsWrong) {
  const std::string good = policyText("working_days.toml");
  EXPECT_EQ(refusal(good), "");
  EXPECT_EQ(refusal(""), "days.toml: year is missing");
  EXPECT_EQ(refusal(with(good, "year = 2026", "year = 2027")),
            "days.toml: year 2: years must follow one another without a gap; year 2: off: 2026-01-01 is not a day of "
            "the year; "
            "year 2: off: 2026-02-15 is not a day of the year; year 2: off: 2026-04-04 is not a day of the year; "
            "year 2: off: 2026-05-01 is not a day of the year; year 2: off: 2026-06-19 is not a day of the year; "
            "year 2: off: 2026-09-25 is not a day of the year; year 2: off: 2026-10-01 is not a day of the year; "
            "year 2: worked: 2026-01-04 is not a day of the year; year 2: worked: 2026-02-14 is not a day of the year; "
            "year 2: worked: 2026-02-28 is not a day of the year; year 2: worked: 2026-05-09 is not a day of the year; "
            "year 2: worked: 2026-09-20 is not a day of the year; year 2: worked: 2026-10-10 is not a day of the year");
  EXPECT_EQ(refusal(with(good, "2025-01-26", "2025-01-27")), "days.toml: year 1: worked: 2025-01-27 is no weekend day");
  EXPECT_EQ(refusal(with(good, "2025-01-26", "2025-02-01")), "days.toml: year 1: worked: 2025-02-01 is also a holiday");
  EXPECT_EQ(refusal(with(good, "[2025-01-01, 2025-01-01]", "[2025-01-02, 2025-01-01]")),
            "days.toml: year 1: off holds a range that ends before it begins");
  EXPECT_EQ(refusal(with(good, "worked = [", "extra = 1\nworked = [")), "days.toml: year 1: unknown entry extra");
  EXPECT_NE(refusal(with(good, "2025-01-26", "2025-02-30")), "");
  EXPECT_EQ(refusal("[[year]\n").substr(0, 28), "days.toml: line 1, column 8:");
}

TEST(Dates, ParseOnlyRealDays) {
  EXPECT_EQ(parseDate("2024-02-29"), on(2024, 2, 29));
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026/01/01",
                           "2026-01-01 ", "", "1899-12-31", "3000-01-01", "20a6-01-01"}) {
    EXPECT_FALSE(parseDate(text)) << text;
  }
  EXPECT_EQ(dateText(on(2026, 1, 2)), "2026-01-02");
  EXPECT_EQ(chineseDateText(on(2026, 1, 2)), "2026年1月2日");
}

TEST(Dates, TheDayIsChinas) {
  EXPECT_EQ(chinaDate(1795535999999), on(2026, 11, 24));  // one millisecond before midnight
  EXPECT_EQ(chinaDate(1795536000000), on(2026, 11, 25));
  EXPECT_EQ(chinaDateTimeText(1795485480000), "2026-11-24 09:58");
  EXPECT_EQ(chinaDate(-1), on(1970, 1, 1));
  EXPECT_EQ(plusYears(on(2024, 2, 29), 1), on(2025, 2, 28));
}

}  // namespace
}  // namespace kiosk::domain
