#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vision/geometry.h"
#include "vision/image.h"

namespace vision::document {

/// The one thing to do about the paper before it is photographed; None when it is good.
enum class PageAdvice : std::uint8_t {
  None,
  LayPaper,       ///< no page is seen
  ShowWholePage,  ///< a corner is cut off by the picture's edge
  MoreLight,
  AvoidGlare,  ///< a light is mirrored in the page
  HoldSteady,  ///< moving or blurred
  LayCloser,   ///< too small in the picture to be read
};
std::string_view name(PageAdvice advice);

/// How good a page looks, before or after it was flattened; the figures are kept for the record.
struct PageVerdict {
  bool whole = false;   ///< all four corners inside the picture
  bool sharp = false;   ///< edges of characters are steep enough to be read
  bool bright = false;  ///< paper is neither dark nor burnt out
  bool free = false;    ///< no glare
  float sharpness = 0;  ///< steepness of the strongest edges, share of the local contrast a pixel, 0..1
  float paper = 0;      ///< luma of the paper, 0..255
  float glare = 0;      ///< share of the page that is burnt out against its surroundings
  PageAdvice advice = PageAdvice::LayPaper;
  [[nodiscard]] bool good() const { return whole && sharp && bright && free; }
};

/// One preview frame.
struct PreviewVerdict {
  std::optional<Quad> quad;  ///< corners of the page in this frame
  PageVerdict page;
  bool steady = false;  ///< the page has lain still long enough: capture now when page.good()
};

/// One line of text, in the order a person reads the page.
struct Line {
  Quad quad{};  ///< on the flattened page
  std::string text;
  float confidence = 0;  ///< 0..1, mean over its characters
};

/// A page that was photographed, made flat and read.
struct ReadPage {
  Image flat;
  PageVerdict verdict;
  std::vector<Line> lines;
  std::vector<Box> seals;  ///< round red stamps on the flat page
};

/// What another reader made of a value (second_reading.h).
enum class SecondReading : std::uint8_t {
  None,     ///< not asked, or it could not read the value
  Agrees,   ///< the same value
  Differs,  ///< another value of the same shape: a person must look
};
std::string_view name(SecondReading second);

/// One value found on a page.
struct Field {
  std::string key;    ///< as the form's rules name it, e.g. "hospital", "issue_date"
  std::string value;  ///< cleaned: dates as YYYY-MM-DD, numbers without spaces
  float confidence = 0;
  Quad place{};  ///< on the flattened page
  SecondReading second = SecondReading::None;
};

/// What was understood of a page.
struct Understanding {
  std::string
      kind;  ///< id of the kind of paper whose title was found, e.g. "diagnosis_certificate"; empty: none of the known
  float kindConfidence = 0;
  std::vector<Field> fields;
  std::string rules = {};  ///< id of the kind by whose rules the fields were found: `kind`, or what the caller expected
};

}  // namespace vision::document
