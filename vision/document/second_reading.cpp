#include "vision/document/second_reading.h"

#include <algorithm>
#include <cmath>

#include "vision/document/field_value.h"
#include "vision/document/red_seal.h"
#include "vision/document/tesseract_reader.h"
#include "vision/matrix.h"

namespace vision::document {
namespace {

constexpr float kMargin = 0.25F;  // of the line's height, around it
constexpr float kAgreedDoubt = 1.F / 3;

/// Letters and digits only: signs and brackets are where readers differ without meaning anything.
std::u32string marks(std::u32string_view text) {
  std::u32string kept;
  for (char32_t c : text) {
    if (c >= U'a' && c <= U'z') c = c - U'a' + U'A';
    const bool letter = c >= U'A' && c <= U'Z';
    const bool digit = c >= U'0' && c <= U'9';
    if (letter || digit || isChinese(c)) kept += c;
  }
  return kept;
}

std::size_t digitsIn(std::u32string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; }));
}

SecondReading compared(bool same, bool couldBeTrue) {
  if (same) return SecondReading::Agrees;
  return couldBeTrue ? SecondReading::Differs : SecondReading::None;
}

const FieldRule* ruleOf(const PaperRules& rules, std::string_view kind, std::string_view key) {
  for (const PaperRule& paper : rules) {
    if (paper.id != kind) continue;
    for (const FieldRule& field : paper.fields)
      if (field.key == key) return &field;
  }
  return nullptr;
}

/// The place with its margin, inside the page.
Box strip(const Quad& place, const Image& page) {
  const Box box = boundsOf(place);
  const float margin = std::round(box.height * kMargin);
  const float left = std::max(0.F, std::floor(box.x - margin));
  const float top = std::max(0.F, std::floor(box.y - margin));
  const float right = std::min(static_cast<float>(page.width()), std::ceil(box.x + box.width + margin));
  const float bottom = std::min(static_cast<float>(page.height()), std::ceil(box.y + box.height + margin));
  return {left, top, std::max(0.F, right - left), std::max(0.F, bottom - top)};
}

Image cut(const Image& page, const Box& place, const std::vector<Box>& seals) {
  const cv::Rect area(static_cast<int>(place.x), static_cast<int>(place.y), static_cast<int>(place.width),
                      static_cast<int>(place.height));
  std::vector<Box> inside;
  for (const Box& seal : seals)
    inside.push_back({seal.x - place.x, seal.y - place.y, seal.width, seal.height});
  return withoutSeals(imageOf(view(page)(area)), inside);
}

}  // namespace

std::string_view name(SecondReading second) {
  switch (second) {
    case SecondReading::Agrees:
      return "agrees";
    case SecondReading::Differs:
      return "differs";
    case SecondReading::None:
      break;
  }
  return "none";
}

bool readTwice(FieldShape shape) {
  return shape == FieldShape::Number || shape == FieldShape::Date || shape == FieldShape::Code;
}

SecondReading compare(std::string_view value, FieldShape shape, std::string_view again) {
  const std::u32string text = normalised(again);
  if (shape == FieldShape::Date) {
    const auto date = dateIn(text);
    return compared(date && *date == value, date.has_value());
  }
  if (shape == FieldShape::Number) {
    const auto number = citizenNumberIn(text);
    return compared(number && number->number == value, number && number->valid);
  }
  const std::u32string wanted = marks(normalised(value));
  const std::u32string found = marks(text);
  if (wanted.empty()) return SecondReading::None;
  return compared(found.find(wanted) != std::u32string::npos, digitsIn(found) == digitsIn(wanted));
}

float confidenceAfter(float confidence, SecondReading second) {
  switch (second) {
    case SecondReading::Agrees:
      return 1 - (1 - confidence) * kAgreedDoubt;
    case SecondReading::Differs:
      return std::min(confidence, kDisputed);
    case SecondReading::None:
      break;
  }
  return confidence;
}

void readAgain(Understanding& understood, const ReadPage& page, const PaperRules& rules,
               const TesseractReader& reader) {
  for (Field& field : understood.fields) {
    const FieldRule* rule = ruleOf(rules, understood.rules, field.key);
    if (rule == nullptr || !readTwice(rule->shape)) continue;
    const Box place = strip(field.place, page.flat);
    if (place.width < 1 || place.height < 1) continue;
    field.second = compare(field.value, rule->shape, reader.readStrip(cut(page.flat, place, page.seals)));
    field.confidence = confidenceAfter(field.confidence, field.second);
  }
}

}  // namespace vision::document
