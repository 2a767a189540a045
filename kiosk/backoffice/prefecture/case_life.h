#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/prefecture/population.h"
#include "kiosk/domain/policy_book.h"

namespace kiosk::backoffice::prefecture {

/// One action on a case, and what goes with it; members as in cases::ActionRequest.
struct Step {
  domain::CaseAction action{};
  std::int64_t atMs = 0;
  std::vector<papers::MissingItem> missing;  ///< AskSupplement, and again ReceiveSupplement: what was then brought
  std::optional<domain::Date> day;
  std::string time;
  std::string place;
  std::string reason;
  std::optional<domain::Conclusion> conclusion;
};

/// A case from acceptance to delivery, every step on a working day inside its legal term.
struct Life {
  std::uint64_t resident = 0;
  domain::ApplicationKind kind{};
  bool withCausality = false;
  std::vector<Step> steps;  ///< the first is Accept; times grow
};

/// Where the cases of a prefecture begin and end.
class Caseload {
 public:
  /// One case on 25 people. They are accepted on the working days of the 400 days before `until`, the nearer the
  /// denser, so that every stage is populated; what would happen after `until` has not happened.
  Caseload(const Population& population, const domain::PolicyBook& policy, std::int64_t untilMs);

  [[nodiscard]] std::uint64_t size() const { return cases_; }
  [[nodiscard]] std::int64_t untilMs() const { return untilMs_; }
  /// 08:00 of the first day.
  [[nodiscard]] std::int64_t fromMs() const;
  /// Grows with `which`.
  [[nodiscard]] std::int64_t acceptedMs(std::uint64_t which) const;
  /// The whole life, the part that has not happened too. Fails where the policy data does not reach.
  [[nodiscard]] assets::Result<Life> life(std::uint64_t which) const;
  /// The case a resident was injured for; nothing for most.
  [[nodiscard]] std::optional<std::uint64_t> caseOf(std::uint64_t resident) const;
  /// What was handed in, without pages and signature.
  [[nodiscard]] domain::Application application(std::uint64_t which, const Life& life) const;
  [[nodiscard]] domain::Employer employerOf(std::uint64_t which) const;
  [[nodiscard]] domain::Injury injuryOf(std::uint64_t which) const;

 private:
  [[nodiscard]] std::uint64_t injured(std::uint64_t which) const;

  const Population& population_;
  const domain::PolicyBook& policy_;
  std::int64_t untilMs_;
  domain::Date today_{};
  std::uint64_t cases_;
  std::vector<domain::Date> days_;  ///< working days on which cases are accepted
};

/// How many of the steps have happened by `untilMs`.
std::size_t stepsBy(const Life& life, std::int64_t untilMs);

/// The case after its first `steps` steps (at least one): stage, version, due day and what was concluded. Identity,
/// number and packet are the caller's.
assets::Result<cases::CaseRecord> stateAfter(const Life& life, std::size_t steps, const domain::PolicyBook& policy);

/// 08:00 in China of a day, in epoch ms.
std::int64_t eightOClock(const domain::Date& day);

}  // namespace kiosk::backoffice::prefecture
