#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/calendar.h"
#include "kiosk/domain/terms.h"

namespace kiosk::domain {

struct PolicyBook;

/// What a citizen knows the day of.
enum class TermStart : std::uint8_t {
  Applied,    ///< the application was handed in, complete
  Concluded,  ///< the conclusion was made; its day stands on the notice
  Received,   ///< the notice came into the citizen's hands
};
inline constexpr int kTermStartCount = 3;

/// One legal day that follows from it.
struct TermDay {
  TermKind kind{};  ///< ConclusionExtension: the last day for a complex case
  Deadline deadline;
  int amount = 0;  ///< of the rule, in `unit`
  TermUnit unit{};
  std::string source;
};

/// The legal days that follow from a day, in the order they come. NoTermInForce when the policy data does not reach
/// back.
assets::Result<std::vector<TermDay>> daysAfter(const PolicyBook& book, TermStart start, const Date& day);

}  // namespace kiosk::domain
