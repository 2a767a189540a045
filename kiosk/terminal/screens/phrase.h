#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "assets/string_id.h"
#include "kiosk/domain/application.h"

namespace kiosk::terminal::screens {

/// A catalogue sentence with its {placeholders} filled in.
std::string phrase(assets::StringId id, assets::Language language,
                   std::initializer_list<std::pair<std::string_view, std::string>> values = {});

/// 11月24日 / 11/24.
std::string monthDay(const domain::Date& date, assets::Language language);
/// 2026年11月24日 / 2026-11-24.
std::string fullDate(const domain::Date& date, assets::Language language);
/// 2031年8月 / 2031-08.
std::string monthText(std::chrono::year_month month, assets::Language language);
/// 162000 yuan in fen → 162,000 元 / ¥162,000; fen only where there are some.
std::string moneyText(std::int64_t fen, assets::Language language);
/// 186 months → 15年6个月 / 15 years 6 months; a part that is nothing is left out.
std::string yearsText(int months, assets::Language language);
/// The same for somebody's age: 61岁5个月.
std::string ageText(int months, assets::Language language);
/// 9, 42 → "09:42".
std::string clockTime(int hour, int minute);
/// 1..10 → 一级 … 十级 / grade 1 … 10.
std::string gradeName(int grade, assets::Language language);
/// "2026-05-27" → a date, or nothing.
bool parseDate(std::string_view text, domain::Date& date);

}  // namespace kiosk::terminal::screens
