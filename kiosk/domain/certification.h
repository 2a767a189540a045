#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// What somebody asks for at the terminal.
enum class CertificationKind : std::uint8_t {
  SelfService,  ///< 自助: card and live face
  HomeVisit,    ///< 上门: a relative books a visit to somebody who cannot come
  Assisted,     ///< 协助: for the agency of another place, which pays the pension
};

/// How a pensioner's last certification came about.
enum class CertificationWay : std::uint8_t {
  SelfService,
  Silent,     ///< 静默: records of buses, clinics or the insurance itself agreed
  HomeVisit,  ///< an officer went there
  Counter,    ///< an officer looked, because the face check did not decide
};

/// What became of a request.
enum class CertificationOutcome : std::uint8_t {
  Certified,
  AtCounter,    ///< open: an officer must look
  VisitBooked,  ///< open: an officer must go there
  ToForward,    ///< open: in the ledger, to be passed on to the agency that pays
};

std::string_view wireName(CertificationKind kind);
std::string_view wireName(CertificationWay way);
std::string_view wireName(CertificationOutcome outcome);
std::optional<CertificationKind> certificationKindOf(std::string_view name);
std::optional<CertificationWay> certificationWayOf(std::string_view name);
std::optional<CertificationOutcome> certificationOutcomeOf(std::string_view name);

/// How long a certification holds; the figures are data (assets/policy/certification.toml).
struct CertificationCycle {
  int months = 0;
  int renewDays = 0;  ///< so long before the last day it may be done again
  std::optional<Date> from;
  std::optional<Date> until;
  std::string source;
};

/// When the next certification may be done, both days included.
struct CertificationWindow {
  Date from{};
  Date dueBy{};
  std::string source;
};

class CertificationRules {
 public:
  /// Reads the content of assets/policy/certification.toml. PolicyInvalid names the entry.
  static assets::Result<CertificationRules> parse(std::string_view toml, std::string_view origin);

  /// The cycle in force on a day; NoTermInForce where there is none.
  [[nodiscard]] assets::Result<CertificationCycle> inForce(const Date& on) const;
  /// The last day for the next certification after one on `certifiedOn`.
  [[nodiscard]] assets::Result<Date> dueBy(const Date& certifiedOn) const;
  /// Whether somebody who must be certified by `due` may do it on `today`.
  [[nodiscard]] assets::Result<bool> mayRenew(const Date& due, const Date& today) const;

  /// The days for the next certification after one on `certifiedOn`, by the cycle in force then.
  [[nodiscard]] assets::Result<CertificationWindow> windowAfter(const Date& certifiedOn) const;

  [[nodiscard]] const std::vector<CertificationCycle>& cycles() const { return cycles_; }
  /// Working days from booking to a home visit.
  [[nodiscard]] int homeVisitDays() const { return homeVisitDays_; }
  [[nodiscard]] int paymentDay() const { return paymentDay_; }
  [[nodiscard]] const std::string& paymentSource() const { return paymentSource_; }
  /// Old enough for large letters.
  [[nodiscard]] bool isElder(const Date& birth, const Date& today) const;

 private:
  std::vector<CertificationCycle> cycles_;
  int homeVisitDays_ = 0;
  int paymentDay_ = 0;
  std::string paymentSource_;
  int elderFromAge_ = 0;
};

/// Full years on a day; somebody born on 29 February is a year older on 1 March where the year has none.
int ageOn(const Date& birth, const Date& day);

}  // namespace kiosk::domain
