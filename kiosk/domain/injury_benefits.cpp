#include "kiosk/domain/injury_benefits.h"

#include <algorithm>
#include <iterator>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

template <class Entry>
std::vector<Period> periodsOf(const std::vector<Entry>& entries) {
  std::vector<Period> periods;
  std::transform(entries.begin(), entries.end(), std::back_inserter(periods),
                 [](const Entry& entry) { return entry.period; });
  return periods;
}

GradeScale readScale(PolicyTable& entry) {
  GradeScale scale;
  scale.period = readPeriod(entry);
  scale.subsidySource = entry.text("subsidy_source");
  auto grades = entry.tables("grade");
  if (grades.size() != kGradeCount) entry.report("grade does not stand ten times, 1 to 10 in order");
  for (std::size_t i = 0; i < std::min<std::size_t>(grades.size(), kGradeCount); ++i) {
    PolicyTable& row = grades[i];
    GradeBenefit& benefit = scale.grades[i];
    if (row.number("grade", 1, kGradeCount) != static_cast<int>(i) + 1) row.report("is not in order");
    benefit.grantMonths = row.number("grant_months", 1, 60);
    benefit.allowancePercent = row.optionalNumber("allowance_percent", 1, 100);
    if (benefit.allowancePercent) {
      const std::string payer = row.text("allowance_payer");
      if (payer != "fund" && payer != "employer") row.report("allowance_payer is neither fund nor employer");
      benefit.allowanceByEmployer = payer == "employer";
    }
    benefit.medicalMonths = row.optionalNumber("medical_months", 1, 120);
    benefit.employmentMonths = row.optionalNumber("employment_months", 1, 120);
    if (benefit.medicalMonths.has_value() != benefit.employmentMonths.has_value())
      row.report("one of the two subsidies is missing");
    scale.sources[i] = row.text("source");
    row.finish();
  }
  entry.finish();
  return scale;
}

NursingScale readNursing(PolicyTable& entry) {
  NursingScale scale;
  scale.period = readPeriod(entry);
  scale.partly = entry.number("partly_percent", 1, 100);
  scale.mostly = entry.number("mostly_percent", 1, 100);
  scale.wholly = entry.number("wholly_percent", 1, 100);
  if (scale.partly > scale.mostly || scale.mostly > scale.wholly) entry.report("less care gives more");
  scale.source = entry.text("source");
  entry.finish();
  return scale;
}

WageBounds readBounds(PolicyTable& entry) {
  WageBounds bounds;
  bounds.period = readPeriod(entry);
  bounds.floorPercent = entry.number("floor_percent", 1, 100);
  bounds.ceilingPercent = entry.number("ceiling_percent", 100, 1000);
  bounds.source = entry.text("source");
  entry.finish();
  return bounds;
}

AverageWage readAverage(PolicyTable& entry) {
  AverageWage average;
  average.period = readPeriod(entry);
  average.monthly = Fen{entry.number("monthly_fen", 100'000, 10'000'000)};
  average.source = entry.text("source");
  entry.finish();
  return average;
}

/// Rounded to the nearest fen, half of one up.
Fen percentOf(Fen amount, int percent) {
  return (amount * percent + 50) / 100;
}

std::optional<int> nursingPercent(const NursingScale& scale, SelfCare selfCare) {
  switch (selfCare) {
    case SelfCare::Independent:
      return std::nullopt;
    case SelfCare::Partly:
      return scale.partly;
    case SelfCare::Mostly:
      return scale.mostly;
    case SelfCare::Wholly:
      return scale.wholly;
  }
  return std::nullopt;
}

void countWage(InjuryAnswer& answer, Fen own, const WageBounds& bounds, const AverageWage* average) {
  answer.wage = own;
  answer.wageSource = bounds.source;
  answer.floorPercent = bounds.floorPercent;
  answer.ceilingPercent = bounds.ceilingPercent;
  if (average == nullptr) {
    answer.base = WageBase::Unbounded;
    return;
  }
  answer.averageSource = average->source;
  const Fen floor = percentOf(average->monthly, bounds.floorPercent);
  const Fen ceiling = percentOf(average->monthly, bounds.ceilingPercent);
  answer.base = own < floor ? WageBase::Raised : own > ceiling ? WageBase::Capped : WageBase::Own;
  answer.wage = std::clamp(own, floor, ceiling);
}

}  // namespace

assets::Result<InjuryBenefits> InjuryBenefits::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  InjuryBenefits benefits;
  for (PolicyTable& entry : root.tables("scale"))
    benefits.scales_.push_back(readScale(entry));
  for (PolicyTable& entry : root.tables("nursing"))
    benefits.nursing_.push_back(readNursing(entry));
  for (PolicyTable& entry : root.tables("wage_bounds"))
    benefits.bounds_.push_back(readBounds(entry));
  for (PolicyTable& entry : root.optionalTables("average_wage"))
    benefits.averages_.push_back(readAverage(entry));
  root.finish();
  checkSuccession("scale", periodsOf(benefits.scales_), report);
  checkSuccession("nursing", periodsOf(benefits.nursing_), report);
  checkSuccession("wage_bounds", periodsOf(benefits.bounds_), report);
  // An average wage is published late; the year after it may be without one for a while, so only overlaps are wrong.
  for (std::size_t i = 0; i + 1 < benefits.averages_.size(); ++i) {
    const auto& until = benefits.averages_[i].period.until;
    const auto& next = benefits.averages_[i + 1].period.from;
    if (!until || !next || *next <= *until) report.add("average_wage", "its entries overlap or are not in order");
  }
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return benefits;
}

assets::Result<InjuryAnswer> InjuryBenefits::answer(const InjuryQuestion& question, const Date& on) const {
  const GradeScale* scale = inForceOn(scales_, on);
  const NursingScale* nursing = inForceOn(nursing_, on);
  const WageBounds* bounds = inForceOn(bounds_, on);
  if (scale == nullptr || nursing == nullptr || bounds == nullptr || question.grade < 1 ||
      question.grade > kGradeCount) {
    return assets::failure(assets::ErrorId::NoTermInForce, "injury benefits on " + dateText(on));
  }
  const AverageWage* average = inForceOn(averages_, on);
  const auto index = static_cast<std::size_t>(question.grade - 1);
  const GradeBenefit& benefit = scale->grades[index];
  InjuryAnswer answer;
  countWage(answer, question.monthlyWage, *bounds, average);
  answer.grantMonths = benefit.grantMonths;
  answer.grant = answer.wage * benefit.grantMonths;
  answer.gradeSource = scale->sources[index];
  answer.allowancePercent = benefit.allowancePercent;
  answer.allowance = percentOf(answer.wage, benefit.allowancePercent.value_or(0));
  answer.allowanceByEmployer = benefit.allowanceByEmployer;
  answer.medicalMonths = benefit.medicalMonths;
  answer.medical = answer.wage * benefit.medicalMonths.value_or(0);
  answer.employmentMonths = benefit.employmentMonths;
  answer.employment = answer.wage * benefit.employmentMonths.value_or(0);
  if (benefit.medicalMonths) answer.subsidySource = scale->subsidySource;
  answer.nursingPercent = nursingPercent(*nursing, question.selfCare);
  if (answer.nursingPercent) {
    answer.nursingSource = nursing->source;
    if (average != nullptr) answer.nursing = percentOf(average->monthly, *answer.nursingPercent);
  }
  return answer;
}

}  // namespace kiosk::domain
