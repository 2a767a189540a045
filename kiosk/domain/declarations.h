#pragma once

#include <array>

#include "assets/string_id.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// One thing the applicant declares by signing.
struct Declaration {
  assets::StringId text;  ///< in the applicant's own words: 我交的材料都是真的，没有改过
  assets::StringId term;  ///< what it is called: 材料真实性承诺
};

/// What the signature stands for, in order: the papers are true, experts may read the records, the applicant comes when
/// called. The screen shows it and the application form prints it from here, so that nobody signs other words than were
/// read.
std::array<Declaration, 3> declarationsOf(ApplicationKind kind, bool withCausality);

}  // namespace kiosk::domain
