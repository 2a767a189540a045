#include "kiosk/domain/declarations.h"

#include <cstdlib>

namespace kiosk::domain {
namespace {

using assets::StringId;

StringId consentOf(ApplicationKind kind, bool withCausality) {
  switch (kind) {
    case ApplicationKind::DisabilityGrade:
      return withCausality ? StringId::SignCausality : StringId::SignGrade;
    case ApplicationKind::Causality:
      return StringId::SignCausality;
    case ApplicationKind::LeaveExtension:
      return StringId::SignExtension;
    case ApplicationKind::Relapse:
      return StringId::SignRelapse;
  }
  std::abort();
}

}  // namespace

std::array<Declaration, 3> declarationsOf(ApplicationKind kind, bool withCausality) {
  return {{{StringId::SignTrue, StringId::SignTrueTerm},
           {consentOf(kind, withCausality), StringId::SignConsentTerm},
           {StringId::SignAttend, StringId::SignAttendTerm}}};
}

}  // namespace kiosk::domain
