#include "kiosk/domain/conclusion.h"

namespace kiosk::domain {

bool isComplete(const Conclusion& conclusion) {
  if (!conclusion.concludedOn.ok() || (conclusion.experts != 3 && conclusion.experts != 5)) return false;
  switch (conclusion.kind) {
    case ApplicationKind::DisabilityGrade:
      return conclusion.grade >= 0 && conclusion.grade <= 10;
    case ApplicationKind::Causality:
      return conclusion.causal.has_value();
    case ApplicationKind::LeaveExtension:
      return !conclusion.leaveUntil || conclusion.leaveUntil->ok();
    case ApplicationKind::Relapse:
      return conclusion.relapse.has_value();
  }
  return false;
}

}  // namespace kiosk::domain
