#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// The day in China (UTC+8, no daylight saving) of an instant in epoch milliseconds.
Date chinaDate(std::int64_t epochMs);
/// "2026-12-03 09:00" in China time.
std::string chinaDateTimeText(std::int64_t epochMs);

/// "YYYY-MM-DD"; years 1900..2999 and real days only, nothing before or after it.
std::optional<Date> parseDate(std::string_view text);
std::string dateText(const Date& date);
/// "2026年11月24日".
std::string chineseDateText(const Date& date);

/// Calendar days later (or earlier).
Date plusDays(const Date& date, int days);
/// The same day `years` later; 29 February becomes 28 February where the year has none.
Date plusYears(const Date& date, int years);
/// Days from `from` to `to`.
int daysBetween(const Date& from, const Date& to);

}  // namespace kiosk::domain
