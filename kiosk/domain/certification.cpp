#include "kiosk/domain/certification.h"

#include <algorithm>
#include <array>

#include "assets/error_id.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/policy_reader.h"

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, 3> kKinds = {"self_service", "home_visit", "assisted"};
constexpr std::array<std::string_view, 4> kWays = {"self_service", "silent", "home_visit", "counter"};
constexpr std::array<std::string_view, 4> kOutcomes = {"certified", "at_counter", "visit_booked", "to_forward"};

template <class Enum, std::size_t N>
std::optional<Enum> among(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

/// The cycles must follow one another day by day and hold until further notice.
void checkSuccession(const std::vector<CertificationCycle>& cycles, PolicyReport& report) {
  for (std::size_t i = 0; i < cycles.size(); ++i) {
    const bool last = i + 1 == cycles.size();
    if (i > 0 && !cycles[i].from) report.add("cycle", "only the first holds for every earlier day");
    if (last && cycles[i].until) report.add("cycle", "the last one ends and none follows");
    if (last) break;
    const auto& next = cycles[i + 1];
    const bool follows = cycles[i].until && next.from && plusDays(*cycles[i].until, 1) == *next.from;
    if (!follows) report.add("cycle", "two overlap, leave days without one or are not in order");
  }
}

/// The same day so many months later, or the last of a shorter month.
Date plusMonths(const Date& date, int months) {
  const Date later = date + std::chrono::months(months);
  return later.ok() ? later : Date{later.year() / later.month() / std::chrono::last};
}

}  // namespace

std::string_view wireName(CertificationKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}
std::string_view wireName(CertificationWay way) {
  return kWays[static_cast<std::size_t>(way)];
}
std::string_view wireName(CertificationOutcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}
std::optional<CertificationKind> certificationKindOf(std::string_view name) {
  return among<CertificationKind>(kKinds, name);
}
std::optional<CertificationWay> certificationWayOf(std::string_view name) {
  return among<CertificationWay>(kWays, name);
}
std::optional<CertificationOutcome> certificationOutcomeOf(std::string_view name) {
  return among<CertificationOutcome>(kOutcomes, name);
}

assets::Result<CertificationRules> CertificationRules::parse(std::string_view toml, std::string_view origin) {
  const auto file = parseToml(toml, origin, assets::ErrorId::PolicyInvalid);
  if (!file) return tl::unexpected(file.error());
  PolicyReport report(origin);
  PolicyTable root(*file, "", report);
  CertificationRules rules;
  for (PolicyTable& entry : root.tables("cycle")) {
    CertificationCycle cycle;
    cycle.months = entry.number("months", 1, 60);
    cycle.renewDays = entry.number("renew_days", 0, 365);
    cycle.from = entry.optionalDate("from");
    cycle.until = entry.optionalDate("until");
    cycle.source = entry.text("source");
    entry.finish();
    rules.cycles_.push_back(std::move(cycle));
  }
  checkSuccession(rules.cycles_, report);
  if (const toml::table* table = root.table("home_visit")) {
    PolicyTable visit(*table, "home_visit", report);
    rules.homeVisitDays_ = visit.number("within_working_days", 1, 60);
    visit.text("source");
    visit.finish();
  }
  if (const toml::table* table = root.table("payment")) {
    PolicyTable payment(*table, "payment", report);
    rules.paymentDay_ = payment.number("day_of_month", 1, 28);
    rules.paymentSource_ = payment.text("source");
    payment.finish();
  }
  if (const toml::table* table = root.table("elder")) {
    PolicyTable elder(*table, "elder", report);
    rules.elderFromAge_ = elder.number("from_age", 50, 100);
    elder.text("source");
    elder.finish();
  }
  root.finish();
  if (!report.clean()) return assets::failure(assets::ErrorId::PolicyInvalid, report.text());
  return rules;
}

assets::Result<CertificationCycle> CertificationRules::inForce(const Date& on) const {
  for (const CertificationCycle& cycle : cycles_) {
    if ((!cycle.from || *cycle.from <= on) && (!cycle.until || on <= *cycle.until)) return cycle;
  }
  return assets::failure(assets::ErrorId::NoTermInForce, "certification on " + dateText(on));
}

assets::Result<Date> CertificationRules::dueBy(const Date& certifiedOn) const {
  return inForce(certifiedOn).map([&](const CertificationCycle& cycle) {
    return plusMonths(certifiedOn, cycle.months);
  });
}

assets::Result<bool> CertificationRules::mayRenew(const Date& due, const Date& today) const {
  return inForce(today).map(
      [&](const CertificationCycle& cycle) { return daysBetween(today, due) <= cycle.renewDays; });
}

assets::Result<CertificationWindow> CertificationRules::windowAfter(const Date& certifiedOn) const {
  return inForce(certifiedOn).map([&](const CertificationCycle& cycle) {
    const Date due = plusMonths(certifiedOn, cycle.months);
    return CertificationWindow{plusDays(due, -cycle.renewDays), due, cycle.source};
  });
}

bool CertificationRules::isElder(const Date& birth, const Date& today) const {
  return birth.ok() && ageOn(birth, today) >= elderFromAge_;
}

int ageOn(const Date& birth, const Date& day) {
  const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  const bool still = day.month() < birth.month() || (day.month() == birth.month() && day.day() < birth.day());
  return years - (still ? 1 : 0);
}

}  // namespace kiosk::domain
