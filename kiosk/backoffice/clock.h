#pragma once

#include <cstdint>
#include <functional>

#include "kiosk/domain/application.h"

namespace kiosk::backoffice {

/// The office's clock: what every record is dated with. Legal days are days in China (UTC+8, no daylight saving).
/// A shifted clock lets a demo or a test walk weeks in minutes; every event row says how far it was shifted.
class Clock {
 public:
  using Source = std::function<std::int64_t()>;  ///< epoch milliseconds, UTC

  /// The machine's clock, moved by `shiftMs`.
  explicit Clock(std::int64_t shiftMs = 0);
  /// A clock that is driven from outside, for tests.
  Clock(Source source, std::int64_t shiftMs);

  /// A clock whose today is `day`, keeping the time of day.
  static Clock startingOn(const domain::Date& day);

  [[nodiscard]] std::int64_t nowMs() const;
  [[nodiscard]] domain::Date today() const;
  [[nodiscard]] std::int64_t shiftMs() const { return shiftMs_; }

 private:
  Source source_;
  std::int64_t shiftMs_ = 0;
};

}  // namespace kiosk::backoffice
