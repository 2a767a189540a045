#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// How somebody was certified as entitled to their pension: four ways in one.
enum class CertificationWay : std::uint8_t {
  Silent,     ///< 静默: records of travel or treatment matched, nobody had to come
  Self,       ///< 自助: face check at a terminal
  HomeVisit,  ///< 上门: an officer went to the person
  Assisted,   ///< 协助: certified here on behalf of the agency elsewhere that pays
};

/// The figures of certification and the day from which they hold.
struct CertificationRule {
  int months = 12;
  int pensionDay = 15;
  int elderFrom = 60;      ///< age in years
  int homeVisitDays = 10;  ///< working days
  int earlyDays = 90;      ///< before the last day, from when it is worth coming
  std::optional<Date> from;
  std::string source;
};

class CertificationRules {
 public:
  /// Reads the content of assets/policy/certification.toml. PolicyInvalid names what is wrong: no rule that always
  /// held, rules out of order, a figure out of range, unknown keys.
  static assets::Result<CertificationRules> parse(std::string_view toml, std::string_view origin);

  [[nodiscard]] const CertificationRule& inForce(const Date& on) const;

 private:
  std::vector<CertificationRule> rules_;  ///< oldest first; never empty
};

/// Nothing needs doing yet: the last day is further off than it is worth coming for.
bool stillCertified(const CertificationRule& rule, const std::optional<Date>& dueBy, const Date& today);
/// Last day for the next certification: the same day of the month, or the month's last where it has none.
Date nextCertificationBy(const CertificationRule& rule, const Date& certifiedOn);
/// Whole years of age on a day. A birthday on 29 February is kept on 1 March in other years.
int ageOn(const Date& birth, const Date& day);

std::string_view wireName(CertificationWay way);
std::optional<CertificationWay> certificationWayOf(std::string_view name);

}  // namespace kiosk::domain
