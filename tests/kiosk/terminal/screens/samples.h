#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/shell/frame.h"

namespace hall_test {

/// One screen with everything on it as in a visit; people, numbers and dates are invented.
struct Sample {
  std::string name;  ///< file name of its picture
  std::function<void(ui::Frame&)> draw;
};

/// Every screen in every state that looks different.
std::vector<Sample> samples();

}  // namespace hall_test
