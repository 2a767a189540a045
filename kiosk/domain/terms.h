#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// The legal terms of labour-ability assessment; the figures are data (assets/policy/terms.toml).
enum class TermKind : std::uint8_t {
  Supplement,             ///< everything missing is named at once, in writing; from receipt of the application
  Conclusion,             ///< from receipt of complete materials
  ConclusionExtension,    ///< on top of Conclusion for complex cases
  Delivery,               ///< from the conclusion to the citizen's hands
  SessionNoticeEarliest,  ///< the on-site session is published at most this long ahead
  SessionNoticeLatest,    ///< ... and at least this long ahead
  Reassessment,           ///< the citizen may ask the province for 再次鉴定; from receipt of the conclusion
  ReviewAssessment,       ///< 复查鉴定 may be asked for from this long after the conclusion
};
inline constexpr int kTermKindCount = 8;

enum class TermUnit : std::uint8_t { Days, WorkingDays, Years };

/// One figure and the time it is in force.
struct Term {
  TermKind kind{};
  int amount = 0;
  TermUnit unit{};
  bool rolls = false;         ///< a last day that is no working day moves to the next working day
  std::optional<Date> from;   ///< first day in force; empty: always was
  std::optional<Date> until;  ///< last day in force; empty: still is
  std::string source;         ///< the rule the figure comes from
  friend bool operator==(const Term&, const Term&) = default;
};

class Terms {
 public:
  /// Reads the content of assets/policy/terms.toml. Refuses (PolicyInvalid) overlapping or missing terms, unknown keys.
  static assets::Result<Terms> parse(std::string_view toml, std::string_view origin);

  /// The figure in force on a day. Every kind has one on every day from the first day the file covers;
  /// before that, NoTermInForce.
  [[nodiscard]] assets::Result<Term> inForce(TermKind kind, const Date& on) const;
  [[nodiscard]] const std::vector<Term>& all() const { return terms_; }

 private:
  std::vector<Term> terms_;
};

std::string_view wireName(TermKind kind);

}  // namespace kiosk::domain
