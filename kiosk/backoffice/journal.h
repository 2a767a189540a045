#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kiosk::backoffice {

/// One JSON line on standard error. Values are ids, codes, counts and times: never anything about a person.
using JournalValue = std::variant<std::int64_t, std::string>;
using JournalCells = std::initializer_list<std::pair<std::string_view, JournalValue>>;

enum class Weight : std::uint8_t { Info, Warning, Error };

void startJournal();
void journal(Weight weight, std::string_view event, JournalCells cells);

}  // namespace kiosk::backoffice
