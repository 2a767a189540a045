#include "kiosk/domain/certification.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, 4> kWays = {"silent", "self", "home_visit", "assisted"};

CertificationRule read(PolicyTable& table) {
  CertificationRule rule;
  rule.months = table.number("months", 1, 60);
  rule.pensionDay = table.number("pension_day", 1, 31);
  rule.elderFrom = table.number("elder_from", 40, 120);
  rule.homeVisitDays = table.number("home_visit_days", 1, 60);
  rule.earlyDays = table.number("early_days", 0, 360);
  rule.from = table.optionalDate("from");
  rule.source = table.text("source");
  table.finish();
  return rule;
}

}  // namespace

assets::Result<CertificationRules> CertificationRules::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  CertificationRules rules;
  for (PolicyTable& entry : root.tables("rule")) {
    CertificationRule rule = read(entry);
    const bool first = rules.rules_.empty();
    if (first && rule.from) entry.report("the first rule has always held: it has no from");
    if (!first && !rule.from) entry.report("from is missing");
    if (!first && rule.from && rules.rules_.back().from >= rule.from) entry.report("is not later than the one before");
    rules.rules_.push_back(std::move(rule));
  }
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return rules;
}

const CertificationRule& CertificationRules::inForce(const Date& on) const {
  const auto later =
      std::find_if(rules_.begin() + 1, rules_.end(), [&](const CertificationRule& rule) { return on < *rule.from; });
  return *(later - 1);
}

bool stillCertified(const CertificationRule& rule, const std::optional<Date>& dueBy, const Date& today) {
  return dueBy && daysBetween(today, *dueBy) > rule.earlyDays;
}

Date nextCertificationBy(const CertificationRule& rule, const Date& certifiedOn) {
  const Date due = certifiedOn + std::chrono::months{rule.months};
  return due.ok() ? due : Date{due.year() / due.month() / std::chrono::last};
}

int ageOn(const Date& birth, const Date& day) {
  const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  const bool before = day.month() < birth.month() || (day.month() == birth.month() && day.day() < birth.day());
  return before ? years - 1 : years;
}

std::string_view wireName(CertificationWay way) {
  return kWays[static_cast<std::size_t>(way)];
}

std::optional<CertificationWay> certificationWayOf(std::string_view name) {
  const auto found = std::find(kWays.begin(), kWays.end(), name);
  if (found == kWays.end()) return std::nullopt;
  return static_cast<CertificationWay>(found - kWays.begin());
}

}  // namespace kiosk::domain
