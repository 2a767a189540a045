#pragma once

#include <vector>

#include "tests/kiosk/terminal/screens/samples.h"

namespace hall_test {

/// 查一查·算一算: the pages of the calculators, with figures as the policy data of 2026 gives them.
void addLookingUp(std::vector<Sample>& all);
/// 问政策 with the product's own answers: each of them must fit its page.
void addAsking(std::vector<Sample>& all);

}  // namespace hall_test
