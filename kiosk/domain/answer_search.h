#pragma once

#include <string_view>
#include <vector>

#include "kiosk/domain/policy_answers.h"

namespace kiosk::domain {

/// The answers a few words or letters lead to, best first; all of them, in their order, for an empty query.
/// Characters are looked for as they are, letters as the first letters of sounds (gsrd for 工伤认定) or as English
/// words; both may stand in one query. A longer question that stands nowhere as a whole finds what shares most of its
/// neighbouring characters.
std::vector<const PolicyAnswer*> searchAnswers(const std::vector<const PolicyAnswer*>& answers, std::string_view query);

}  // namespace kiosk::domain
