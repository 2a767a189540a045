#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/policy_period.h"

namespace kiosk::domain {

/// Money in fen, so that no share of it is lost in a fraction.
using Fen = std::int64_t;

inline constexpr int kGradeCount = 10;

/// 生活自理障碍: how much of daily life needs another person.
enum class SelfCare : std::uint8_t { Independent, Partly, Mostly, Wholly };

/// What a grade gives: months of one's own wage at once, percent of it each month.
struct GradeBenefit {
  int grantMonths = 0;
  std::optional<int> allowancePercent;  ///< of one's own wage; grades 1 to 6
  bool allowanceByEmployer = false;     ///< not the fund, and only where no fitting post is found
  /// On leaving the employer, where the province gives it; grades 5 to 10.
  std::optional<int> medicalMonths;
  std::optional<int> employmentMonths;
};

/// A set of figures for all grades and the time it is in force.
struct GradeScale {
  Period period;
  std::array<GradeBenefit, kGradeCount> grades{};
  std::array<std::string, kGradeCount> sources;  ///< the article of each grade
  std::string subsidySource;                     ///< of the two subsidies on leaving
};

/// Nursing fee in percent of the region's average monthly wage.
struct NursingScale {
  Period period;
  int partly = 0, mostly = 0, wholly = 0;
  std::string source;
};

/// The wage that counts is at least and at most so many percent of the average.
struct WageBounds {
  Period period;
  int floorPercent = 0, ceilingPercent = 0;
  std::string source;
};

/// The region's average monthly wage as published.
struct AverageWage {
  Period period;
  Fen monthly = 0;
  std::string source;
};

/// What is asked: one person's case.
struct InjuryQuestion {
  int grade = 1;  ///< 1 to 10
  SelfCare selfCare{};
  Fen monthlyWage = 0;  ///< own average monthly wage before the injury
};

/// How the wage that counts came about.
enum class WageBase : std::uint8_t {
  Own,        ///< between the bounds
  Raised,     ///< to the floor
  Capped,     ///< at the ceiling
  Unbounded,  ///< no average wage is on record for the day: the bounds could not be looked at
};

struct InjuryAnswer {
  WageBase base{};
  Fen wage = 0;                              ///< that counts
  int floorPercent = 0, ceilingPercent = 0;  ///< of the average wage
  int grantMonths = 0;
  Fen grant = 0;  ///< 一次性伤残补助金
  std::optional<int> allowancePercent;
  Fen allowance = 0;  ///< 伤残津贴 a month
  bool allowanceByEmployer = false;
  std::optional<int> medicalMonths;  ///< 一次性工伤医疗补助金
  Fen medical = 0;
  std::optional<int> employmentMonths;  ///< 一次性伤残就业补助金
  Fen employment = 0;
  std::optional<int> nursingPercent;  ///< 生活护理费, of the average wage
  std::optional<Fen> nursing;         ///< a month; empty without an average wage
  std::string gradeSource;
  std::string subsidySource;  ///< empty: no subsidy
  std::string nursingSource;  ///< empty: no nursing fee
  std::string wageSource;     ///< of the bounds
  std::string averageSource;  ///< empty: no average wage on record
};

/// 工伤保险条例 articles 34 to 37 and 64; the figures are data (assets/policy/injury_benefits.toml).
class InjuryBenefits {
 public:
  /// Reads the content of assets/policy/injury_benefits.toml. PolicyInvalid names the entry.
  static assets::Result<InjuryBenefits> parse(std::string_view toml, std::string_view origin);

  /// What the rules of a day give. NoTermInForce before the first figure.
  [[nodiscard]] assets::Result<InjuryAnswer> answer(const InjuryQuestion& question, const Date& on) const;

  [[nodiscard]] const std::vector<AverageWage>& averageWages() const { return averages_; }

 private:
  std::vector<GradeScale> scales_;
  std::vector<NursingScale> nursing_;
  std::vector<WageBounds> bounds_;
  std::vector<AverageWage> averages_;  // may be empty
};

}  // namespace kiosk::domain
