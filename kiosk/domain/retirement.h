#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// Whose retirement age: the three groups of the regulation, by the age that held before it.
enum class RetirementGroup : std::uint8_t { Man, WomanCadre, WomanWorker };
inline constexpr int kRetirementGroupCount = 3;

std::string_view wireName(RetirementGroup group);

/// How the age of one group rises.
struct RetirementAge {
  int oldYears = 0;    ///< the age before the reform
  int finalYears = 0;  ///< the age it ends at
  int stepMonths = 0;  ///< one month later for each so many months of birth
};

/// The months of one person. Everything is a month: the regulation counts no days.
struct RetirementPlan {
  int ageMonths = 0;    ///< legal age at retirement
  int delayMonths = 0;  ///< of it, by the reform
  std::chrono::year_month legal{};
  /// Of one's own will, not before the age that held before the reform. == legal for whom the reform does not reach.
  std::chrono::year_month earliest{};
  std::chrono::year_month latest{};    ///< agreed with the employer; == legal for whom the reform does not reach
  int contributionMonths = 0;          ///< least months paid in, when retiring in the legal month
  int earliestContributionMonths = 0;  ///< the same in the earliest month
};

/// 渐进式延迟法定退休年龄; the figures are data (assets/policy/retirement.toml).
class RetirementRules {
 public:
  /// Reads the content of assets/policy/retirement.toml. PolicyInvalid names the entry.
  static assets::Result<RetirementRules> parse(std::string_view toml, std::string_view origin);

  /// The months of somebody born in a month. Any month that exists has a plan.
  [[nodiscard]] RetirementPlan plan(RetirementGroup group, std::chrono::year_month birth) const;
  /// Least months paid in when retiring in a year.
  [[nodiscard]] int contributionMonths(std::chrono::year year) const;

  [[nodiscard]] const RetirementAge& age(RetirementGroup group) const { return ages_[static_cast<std::size_t>(group)]; }
  /// First day of the reform.
  [[nodiscard]] const Date& from() const { return from_; }
  [[nodiscard]] const std::string& source() const { return source_; }
  [[nodiscard]] const std::string& contributionSource() const { return contributionSource_; }
  [[nodiscard]] const std::string& flexibleSource() const { return flexibleSource_; }

 private:
  Date from_{};
  std::string source_;
  std::array<RetirementAge, kRetirementGroupCount> ages_{};
  int flexibleMonths_ = 0;
  std::string flexibleSource_;
  int contributionStart_ = 0;  // months
  int contributionEnd_ = 0;
  int contributionStep_ = 0;       // months a year
  int contributionFirstYear_ = 0;  // the first that asks for more than the start
  std::string contributionSource_;
};

}  // namespace kiosk::domain
