#include "kiosk/domain/retirement.h"

#include <algorithm>

#include "assets/error_id.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

constexpr int kMonthsAYear = 12;
constexpr std::array<std::string_view, kRetirementGroupCount> kGroups = {"man", "woman_cadre", "woman_worker"};

/// Reports a step that does not lead from one figure to the other in whole steps.
void checkSteps(PolicyTable& entry, int from, int to, int step) {
  if (to < from) entry.report("ends below its start");
  if (step > 0 && (to - from) % step != 0) entry.report("its steps do not meet its end");
}

}  // namespace

std::string_view wireName(RetirementGroup group) {
  return kGroups[static_cast<std::size_t>(group)];
}

assets::Result<RetirementRules> RetirementRules::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  RetirementRules rules;
  rules.from_ = root.date("from");
  rules.source_ = root.text("source");
  if (rules.from_.ok() && rules.from_.day() != std::chrono::day{1}) root.report("from is not the first of a month");
  std::array<int, kRetirementGroupCount> seen{};
  for (PolicyTable& entry : root.tables("age")) {
    const std::string name = entry.text("group");
    const auto* found = std::find(kGroups.begin(), kGroups.end(), name);
    RetirementAge age;
    age.oldYears = entry.number("old_years", 40, 80);
    age.finalYears = entry.number("final_years", 40, 80);
    age.stepMonths = entry.number("step_months", 1, 60);
    if (age.finalYears < age.oldYears) entry.report("final_years lies below old_years");
    entry.finish();
    if (found == kGroups.end()) {
      entry.report("group \"" + name + "\" is unknown");
      continue;
    }
    const auto index = static_cast<std::size_t>(found - kGroups.begin());
    ++seen[index];
    rules.ages_[index] = age;
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i] != 1) report.add(std::string(kGroups[i]), "stands " + std::to_string(seen[i]) + " times, not once");
  }
  if (const toml::table* table = root.table("flexible")) {
    PolicyTable flexible(*table, "flexible", report);
    rules.flexibleMonths_ = flexible.number("months", 0, 120);
    rules.flexibleSource_ = flexible.text("source");
    flexible.finish();
  }
  if (const toml::table* table = root.table("contribution")) {
    PolicyTable contribution(*table, "contribution", report);
    rules.contributionStart_ = contribution.number("start_months", 1, 600);
    rules.contributionEnd_ = contribution.number("final_months", 1, 600);
    rules.contributionStep_ = contribution.number("step_months", 1, 60);
    rules.contributionFirstYear_ = contribution.number("first_year", 1990, 2999);
    checkSteps(contribution, rules.contributionStart_, rules.contributionEnd_, rules.contributionStep_);
    rules.contributionSource_ = contribution.text("source");
    contribution.finish();
  }
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return rules;
}

int RetirementRules::contributionMonths(std::chrono::year year) const {
  const int raises = std::max(0, static_cast<int>(year) - contributionFirstYear_ + 1);
  return std::min(contributionEnd_, contributionStart_ + raises * contributionStep_);
}

RetirementPlan RetirementRules::plan(RetirementGroup group, std::chrono::year_month birth) const {
  using std::chrono::months;
  const RetirementAge& rule = age(group);
  const auto before = birth + std::chrono::years{rule.oldYears};
  const auto start = from_.year() / from_.month();
  // Who reaches the old age in the first month of the reform is the first to wait a month.
  const int late = before < start ? 0 : static_cast<int>((before - start).count()) / rule.stepMonths + 1;
  RetirementPlan plan;
  plan.delayMonths = std::min(late, (rule.finalYears - rule.oldYears) * kMonthsAYear);
  plan.ageMonths = rule.oldYears * kMonthsAYear + plan.delayMonths;
  plan.legal = before + months{plan.delayMonths};
  const bool reached = before < start;
  plan.earliest = reached ? plan.legal : std::max(before, plan.legal - months{flexibleMonths_});
  plan.latest = reached ? plan.legal : plan.legal + months{flexibleMonths_};
  plan.contributionMonths = contributionMonths(plan.legal.year());
  plan.earliestContributionMonths = contributionMonths(plan.earliest.year());
  return plan;
}

}  // namespace kiosk::domain
