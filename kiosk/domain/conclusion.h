#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// 生活自理障碍: how many of the five activities of daily life need another person (GB/T 16180: 5, 3 or more, 1 or
/// more).
enum class Dependency : std::uint8_t { None, Partial, Mostly, Complete };

/// What the experts concluded; which members count depends on the kind of application.
struct Conclusion {
  ApplicationKind kind{};
  int grade = 0;  ///< 1 (worst) .. 10; 0: no grade reached (未达级). Only for DisabilityGrade
  Dependency dependency = Dependency::None;
  std::optional<bool> causal;      ///< Causality, or a grade application filed together with it
  std::optional<Date> leaveUntil;  ///< LeaveExtension: last day of the confirmed leave; empty: not extended
  std::optional<bool> relapse;     ///< Relapse: whether it is one
  Date concludedOn{};
  int experts = 0;  ///< 3 or 5
  friend bool operator==(const Conclusion&, const Conclusion&) = default;
};

/// Whether the members the kind needs are there and in range (grade 0..10, 3 or 5 experts, a real date).
bool isComplete(const Conclusion& conclusion);

}  // namespace kiosk::domain
