#include "kiosk/domain/retirement.h"

#include "assets/error_id.h"
#include "tests/kiosk/domain/book.h"

namespace kiosk::domain {
namespace {

std::chrono::year_month month(int year, unsigned number) {
  return {std::chrono::year{year}, std::chrono::month{number}};
}

/// A row of the official tables: month of birth, age in years and months, months later, month of retirement.
struct Row {
  int birthYear;
  unsigned birthMonth;
  int years, months, delay;
  int year;
  unsigned inMonth;
};

void expectRows(RetirementGroup group, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(std::to_string(row.birthYear) + "-" + std::to_string(row.birthMonth));
    const RetirementPlan plan = book().retirement.plan(group, month(row.birthYear, row.birthMonth));
    EXPECT_EQ(plan.ageMonths, row.years * 12 + row.months);
    EXPECT_EQ(plan.delayMonths, row.delay);
    EXPECT_EQ(plan.legal, month(row.year, row.inMonth));
  }
}

TEST(Retirement, MenAsInTheFirstTable) {
  expectRows(RetirementGroup::Man, {{1964, 12, 60, 0, 0, 2024, 12},
                                    {1965, 1, 60, 1, 1, 2025, 2},
                                    {1965, 4, 60, 1, 1, 2025, 5},
                                    {1965, 5, 60, 2, 2, 2025, 7},
                                    {1965, 9, 60, 3, 3, 2025, 12},
                                    {1968, 12, 61, 0, 12, 2029, 12},
                                    {1972, 12, 62, 0, 24, 2034, 12},
                                    {1976, 8, 62, 11, 35, 2039, 7},
                                    {1976, 9, 63, 0, 36, 2039, 9},
                                    {1976, 12, 63, 0, 36, 2039, 12},
                                    {1990, 6, 63, 0, 36, 2053, 6}});
}

TEST(Retirement, WomenOf55AsInTheSecondTable) {
  expectRows(RetirementGroup::WomanCadre, {{1969, 12, 55, 0, 0, 2024, 12},
                                           {1970, 1, 55, 1, 1, 2025, 2},
                                           {1970, 8, 55, 2, 2, 2025, 10},
                                           {1973, 12, 56, 0, 12, 2029, 12},
                                           {1981, 8, 57, 11, 35, 2039, 7},
                                           {1981, 9, 58, 0, 36, 2039, 9}});
}

TEST(Retirement, WomenOf50AsInTheThirdTable) {
  expectRows(RetirementGroup::WomanWorker, {{1974, 12, 50, 0, 0, 2024, 12},
                                            {1975, 1, 50, 1, 1, 2025, 2},
                                            {1975, 2, 50, 1, 1, 2025, 3},
                                            {1975, 3, 50, 2, 2, 2025, 5},
                                            {1976, 12, 51, 0, 12, 2027, 12},
                                            {1984, 10, 54, 11, 59, 2039, 9},
                                            {1984, 11, 55, 0, 60, 2039, 11}});
}

TEST(Retirement, LeastContributionAsInTheFourthTable) {
  const auto& rules = book().retirement;
  EXPECT_EQ(rules.contributionMonths(std::chrono::year{2025}), 15 * 12);
  EXPECT_EQ(rules.contributionMonths(std::chrono::year{2029}), 15 * 12);
  EXPECT_EQ(rules.contributionMonths(std::chrono::year{2030}), 15 * 12 + 6);
  EXPECT_EQ(rules.contributionMonths(std::chrono::year{2031}), 16 * 12);
  EXPECT_EQ(rules.contributionMonths(std::chrono::year{2038}), 19 * 12 + 6);
  EXPECT_EQ(rules.contributionMonths(std::chrono::year{2039}), 20 * 12);
  EXPECT_EQ(rules.contributionMonths(std::chrono::year{2060}), 20 * 12);
}

TEST(Retirement, NobodyMayGoBeforeTheOldAge) {
  const RetirementPlan soon = book().retirement.plan(RetirementGroup::Man, month(1968, 12));
  EXPECT_EQ(soon.earliest, month(2028, 12));  // one year earlier, at 60
  EXPECT_EQ(soon.latest, month(2032, 12));
  EXPECT_EQ(soon.earliestContributionMonths, 15 * 12);
  const RetirementPlan far = book().retirement.plan(RetirementGroup::Man, month(1980, 3));
  EXPECT_EQ(far.earliest, month(2040, 3));  // three years earlier
  EXPECT_EQ(far.latest, month(2046, 3));
  const RetirementPlan worker = book().retirement.plan(RetirementGroup::WomanWorker, month(1984, 11));
  EXPECT_EQ(worker.earliest, month(2036, 11));  // 52: three years at most
  EXPECT_EQ(worker.contributionMonths, 20 * 12);
  EXPECT_EQ(worker.earliestContributionMonths, 18 * 12 + 6);
}

TEST(Retirement, WhoWasOldEnoughBeforeHasNoChoice) {
  const RetirementPlan plan = book().retirement.plan(RetirementGroup::WomanCadre, month(1969, 12));
  EXPECT_EQ(plan.earliest, plan.legal);
  EXPECT_EQ(plan.latest, plan.legal);
}

TEST(Retirement, EveryMonthOfBirthIsAtLeastAsLateAsTheOneBefore) {
  for (int group = 0; group < kRetirementGroupCount; ++group) {
    auto last = month(1900, 1);
    for (auto birth = month(1950, 1); birth < month(2010, 1); birth += std::chrono::months{1}) {
      const RetirementPlan plan = book().retirement.plan(static_cast<RetirementGroup>(group), birth);
      EXPECT_LT(last, plan.legal);
      EXPECT_LE(plan.earliest, plan.legal);
      EXPECT_LE(plan.legal, plan.latest);
      last = plan.legal;
    }
  }
}

std::string refusal(const std::string& toml) {
  const auto parsed = RetirementRules::parse(toml, "retirement.toml");
  if (parsed) return {};
  EXPECT_EQ(parsed.error().id, assets::ErrorId::PolicyInvalid);
  return parsed.error().detail;
}

TEST(Retirement, AWrongFileSaysWhere) {
  const std::string good = policyText("retirement.toml");
  EXPECT_EQ(refusal(good), "");
  EXPECT_EQ(refusal(with(good, "from = 2025-01-01", "from = 2025-01-02")),
            "retirement.toml: from is not the first of a month");
  EXPECT_EQ(refusal(with(good, "group = \"man\"", "group = \"woman_worker\"")),
            "retirement.toml: man: stands 0 times, not once; woman_worker: stands 2 times, not once");
  EXPECT_EQ(refusal(with(good, "final_years = 63", "final_years = 59")),
            "retirement.toml: age 1: final_years lies below old_years");
  EXPECT_EQ(refusal(with(good, "step_months = 6\n", "step_months = 7\n")),
            "retirement.toml: contribution: its steps do not meet its end");
  EXPECT_EQ(refusal(with(good, "months = 36", "month = 36")),
            "retirement.toml: flexible: months is missing; flexible: unknown entry month");
}

}  // namespace
}  // namespace kiosk::domain
