#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vision/document/page.h"
#include "vision/document/paper_rules.h"

// The values nobody may get wrong are read a second time by a reader of another make.
namespace vision::document {

/// Citizen numbers, dates, and the codes of certificates.
bool readTwice(FieldShape shape);

/// What a second reader's text of the same place says about a value.
/// - a date or a citizen number: the same one in it agrees; another one that could be true (the day exists, the check
///   digit is right) differs; anything else says nothing, for a number with a wrong check digit is a misreading;
/// - a code: its letters and digits, in order, somewhere in the text agree; a text of as many digits differs.
SecondReading compare(std::string_view value, FieldShape shape, std::string_view again);

/// Confidence after the second reading: agreeing leaves a third of the doubt, since the readers' errors are nearly
/// independent; differing leaves at most kDisputed, which is below what any step takes as sure.
float confidenceAfter(float confidence, SecondReading second);
constexpr float kDisputed = 0.5F;

class TesseractReader;
/// Reads the fields that must be read twice again, from the flat page with the seals' ink faded.
void readAgain(Understanding& understood, const ReadPage& page, const PaperRules& rules, const TesseractReader& reader);

}  // namespace vision::document
