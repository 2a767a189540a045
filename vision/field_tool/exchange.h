#pragma once

#include <string>
#include <vector>

#include "vision/document/page.h"
#include "vision/field_tool/command.h"

namespace vision::field_tool {

/// The fields of a page in the form evaluations exchange them: short keys ("idno", "company"), dates as they are
/// written on the paper (2023年6月3日; an identity card's birth as YYYY-MM-DD), a month of birth as 1959年8月生, a
/// certificate's diagnoses as a list. Keys without a short name keep their own.
Json exchanged(const document::Understanding& understood, const std::vector<document::Line>& lines);

}  // namespace vision::field_tool
