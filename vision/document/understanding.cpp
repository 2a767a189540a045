#include <algorithm>
#include <optional>

#include "vision/document/document_reader.h"
#include "vision/document/field_value.h"
#include "vision/document/label_finder.h"

namespace vision::document {
namespace {

constexpr float kUnchecked = 0.6F;   // of a value whose shape or check digit is not right
constexpr float kGuessed = 0.7F;     // of a value found without its label
constexpr float kTitleShare = 0.5F;  // of a line its title must fill; longer lines only mention the word

struct TitleFound {
  const PaperRule* rule = nullptr;
  std::size_t line = 0;
  std::size_t length = 0;
};

std::optional<TitleFound> titleIn(const std::vector<Line>& lines, const PaperRule& rule) {
  std::optional<TitleFound> best;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::u32string words = normalised(lines[i].text);
    for (const std::string& title : rule.titles) {
      const std::u32string wanted = normalised(title);
      if (words.find(wanted) == std::u32string::npos) continue;
      if (static_cast<float>(wanted.size()) < kTitleShare * static_cast<float>(words.size())) continue;
      if (!best || wanted.size() > best->length) best = TitleFound{&rule, i, wanted.size()};
    }
  }
  return best;
}

TitleFound kindOf(const std::vector<Line>& lines, const PaperRules& rules) {
  TitleFound best;
  for (const PaperRule& rule : rules) {
    const auto found = titleIn(lines, rule);
    if (found && found->length > best.length) best = *found;
  }
  return best;
}

/// The rules to read by: those of the kind that was asked for, else those of the kind the page calls itself.
const PaperRule* rulesFor(const TitleFound& title, const PaperRules& rules, std::string_view expected) {
  const auto asked =
      std::find_if(rules.begin(), rules.end(), [expected](const PaperRule& r) { return r.id == expected; });
  return asked != rules.end() ? &*asked : title.rule;
}

/// The value a piece holds in the rule's shape, with the share of the line's confidence it keeps.
struct Shaped {
  std::string value;
  float share = 1;
};

/// Between the items of a list a colon is a semicolon that was misread.
std::u32string itemsParted(std::u32string_view text) {
  std::u32string parted(text);
  for (std::size_t i = 1; i + 1 < parted.size(); ++i) {
    const bool sign = parted[i] == U':' || parted[i] == U';';
    const bool time = parted[i - 1] >= U'0' && parted[i - 1] <= U'9' && parted[i + 1] >= U'0' && parted[i + 1] <= U'9';
    if (sign && !time) parted[i] = U'；';
  }
  return parted;
}

std::optional<Shaped> shaped(std::u32string_view text, const FieldRule& rule) {
  text = trimmed(text);
  if (text.empty()) return std::nullopt;
  switch (rule.shape) {
    case FieldShape::Date:
      if (const auto date = dateIn(text)) return Shaped{*date, 1};
      return std::nullopt;
    case FieldShape::Number:
      if (const auto number = citizenNumberIn(text)) return Shaped{number->number, number->valid ? 1 : kUnchecked};
      return std::nullopt;
    case FieldShape::Name:
      if (const auto name = nameIn(text)) return Shaped{*name, 1};
      return std::nullopt;
    case FieldShape::Month:
      if (const auto month = monthIn(text)) return Shaped{*month, 1};
      return std::nullopt;
    case FieldShape::Choice:
      if (const auto choice = choiceIn(text, rule.options)) return Shaped{*choice, 1};
      return std::nullopt;
    case FieldShape::Code: {
      const bool usual = std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
      return Shaped{utf8(text), usual ? 1 : kUnchecked};
    }
    case FieldShape::Text:
    case FieldShape::Block:
    case FieldShape::Title:
    case FieldShape::Hospital:
      break;
  }
  return Shaped{utf8(rule.list ? itemsParted(text) : std::u32string(text)), 1};
}

Quad around(const std::vector<Piece>& pieces, const LabelFinder& page) {
  const Box first = boundsOf(page.line(pieces.front().line).quad);
  float left = first.x;
  float top = first.y;
  float right = first.x + first.width;
  float bottom = first.y + first.height;
  for (const Piece& piece : pieces) {
    const Box box = boundsOf(page.line(piece.line).quad);
    left = std::min(left, box.x);
    top = std::min(top, box.y);
    right = std::max(right, box.x + box.width);
    bottom = std::max(bottom, box.y + box.height);
  }
  return quadOf({left, top, right - left, bottom - top});
}

bool beginsWithOrdinal(std::u32string_view text) {
  return text.size() > 2 && text[0] >= U'1' && text[0] <= U'9' &&
         (text[1] == U'.' || text[1] == U'、' || text[1] == U'．');
}

/// The lines of a block as one text: numbered items are parted by a semicolon, a broken sentence is joined again.
std::u32string joined(const std::vector<Piece>& pieces, const LabelFinder& page) {
  std::u32string all;
  for (const Piece& piece : pieces) {
    std::u32string_view words = trimmed(page.text(piece));
    const bool item = beginsWithOrdinal(words);
    if (item) words.remove_prefix(2);
    if (item && !all.empty() && all.back() != U'；' && all.back() != U';') all += U'；';
    all += words;
  }
  return all;
}

std::vector<Piece> piecesOf(const FieldRule& rule, const LabelFinder& page, const Piece& value) {
  if (rule.shape == FieldShape::Block) return page.blockFrom(value);
  if (rule.shape == FieldShape::Choice) return page.rowFrom(value);
  return {value};
}

float confidenceOf(const std::vector<Piece>& pieces, const LabelFinder& page) {
  float lowest = 1;
  for (const Piece& piece : pieces)
    lowest = std::min(lowest, page.line(piece.line).confidence);
  return lowest;
}

std::optional<Field> labelled(const FieldRule& rule, const LabelFinder& page) {
  std::optional<Field> best;
  for (const Piece& value : page.valuesOf(rule.labels)) {
    const std::vector<Piece> pieces = piecesOf(rule, page, value);
    const bool several = rule.shape == FieldShape::Block || rule.shape == FieldShape::Choice;
    const std::u32string words = several ? joined(pieces, page) : std::u32string(page.text(value));
    const auto text = shaped(words, rule);
    if (!text || text->value.empty()) continue;
    best = Field{.key = rule.key,
                 .value = text->value,
                 .confidence = confidenceOf(pieces, page) * text->share,
                 .place = around(pieces, page)};
    if (!rule.last) break;
  }
  return best;
}

/// Numbers and closing dates are told by their shape alone when their label was not read.
std::optional<Field> unlabelled(const FieldRule& rule, const LabelFinder& page) {
  const bool tellable = rule.shape == FieldShape::Number || rule.shape == FieldShape::Month ||
                        (rule.shape == FieldShape::Date && rule.last);
  if (!tellable) return std::nullopt;
  std::optional<Field> best;
  for (std::size_t i = 0; i < page.count(); ++i) {
    const auto text = shaped(page.text(i), rule);
    if (!text) continue;
    const std::u32string_view words = page.text(i);
    // Without its label only a month of birth is told from other months.
    if (rule.shape == FieldShape::Month && (words.size() > 10 || words.back() != U'生')) continue;
    // A date inside a sentence tells of something else; a closing date stands alone.
    if (rule.shape == FieldShape::Date && (words.size() > 16 || page.hasLabel(i))) continue;
    best = Field{.key = rule.key,
                 .value = text->value,
                 .confidence = page.line(i).confidence * text->share * kGuessed,
                 .place = page.line(i).quad};
    if (!rule.last) break;
  }
  return best;
}

std::optional<Field> institution(const FieldRule& rule, const LabelFinder& page) {
  if (auto field = labelled(rule, page)) return field;
  for (std::size_t i = 0; i < page.count(); ++i) {
    const std::u32string_view words = page.text(i);
    for (const std::string& ending : rule.endings) {
      const std::u32string wanted = normalised(ending);
      const std::size_t at = words.find(wanted);
      // The name alone, or the name and the title behind it; not a sentence that mentions a hospital.
      if (at == std::u32string_view::npos || at < 2 || words.size() - at > wanted.size() + 10) continue;
      if (words.substr(0, at).find(U':') != std::u32string_view::npos) continue;
      return Field{.key = rule.key,
                   .value = utf8(words.substr(0, at + wanted.size())),
                   .confidence = page.line(i).confidence,
                   .place = page.line(i).quad};
    }
  }
  return std::nullopt;
}

}  // namespace

Understanding understand(const std::vector<Line>& lines, const PaperRules& rules, std::string_view expected) {
  Understanding understanding;
  const TitleFound title = kindOf(lines, rules);
  if (title.rule != nullptr) {
    understanding.kind = title.rule->id;
    understanding.kindConfidence = lines[title.line].confidence;
  }
  const PaperRule* reading = rulesFor(title, rules, expected);
  if (reading == nullptr) return understanding;
  understanding.rules = reading->id;
  const LabelFinder page(lines, *reading);
  for (const FieldRule& rule : reading->fields) {
    std::optional<Field> field;
    if (rule.shape == FieldShape::Title) {
      if (title.rule != nullptr) {
        field = Field{rule.key, lines[title.line].text, lines[title.line].confidence, lines[title.line].quad};
      }
    } else if (rule.shape == FieldShape::Hospital) {
      field = institution(rule, page);
    } else {
      field = labelled(rule, page);
      if (!field) field = unlabelled(rule, page);
    }
    if (field) understanding.fields.push_back(std::move(*field));
  }
  return understanding;
}

}  // namespace vision::document
