#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// A day something is due by, and whether it may still move because the holidays there are not published yet.
struct Deadline {
  Date day{};
  bool provisional = false;
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// Working days of China: weekends, the State Council's holidays and its exchanged working weekends, published a year
/// at a time each November. Past the last published year ordinary weekends are used and every answer is provisional.
class WorkingCalendar {
 public:
  /// Reads the content of assets/policy/working_days.toml; `origin` names it in errors (PolicyInvalid).
  static assets::Result<WorkingCalendar> parse(std::string_view toml, std::string_view origin);

  [[nodiscard]] bool isWorkingDay(const Date& date) const;
  /// First and last day for which the holidays are published.
  [[nodiscard]] Date publishedFrom() const { return first_; }
  [[nodiscard]] Date publishedUntil() const { return last_; }
  [[nodiscard]] bool isPublished(const Date& date) const { return first_ <= date && date <= last_; }

  /// The `days`th working day after `from`; the day of the event itself never counts. `days` >= 0; 0 gives `from`.
  [[nodiscard]] Deadline addWorkingDays(const Date& from, int days) const;
  /// The `days`th working day before `from`.
  [[nodiscard]] Deadline subtractWorkingDays(const Date& from, int days) const;
  /// Calendar days after `from`, weekends and holidays counted.
  [[nodiscard]] Deadline addDays(const Date& from, int days) const;
  /// As addDays, but a last day that is no working day moves to the next one (Civil Code art. 203).
  [[nodiscard]] Deadline addDaysRolling(const Date& from, int days) const;
  /// Working days after `from` up to and including `to`; 0 when `to` is not later.
  [[nodiscard]] int workingDaysBetween(const Date& from, const Date& to) const;

 private:
  [[nodiscard]] Deadline marked(const Date& day) const;

  Date first_{};
  Date last_{};
  std::set<Date> holidays_;
  std::set<Date> workedWeekends_;
};

}  // namespace kiosk::domain
