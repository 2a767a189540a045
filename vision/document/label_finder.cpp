#include "vision/document/label_finder.h"

#include <algorithm>
#include <limits>

#include "vision/document/field_value.h"
#include "vision/document/reading_order.h"

namespace vision::document {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kLongestBlock = 12;  // lines
constexpr std::size_t kGluedWithin = 5;    // characters: a label, a short value, the next label

float left(const Quad& quad) {
  return std::min(quad[0].x, quad[3].x);
}
float right(const Quad& quad) {
  return std::max(quad[1].x, quad[2].x);
}
float top(const Quad& quad) {
  return (quad[0].y + quad[1].y) / 2;
}
float bottom(const Quad& quad) {
  return (quad[2].y + quad[3].y) / 2;
}

/// A longer label with one character read wrong, standing alone or before a colon at the line's beginning.
bool misread(const std::u32string& label, const std::u32string& words) {
  constexpr std::size_t kShortest = 4;
  if (label.size() < kShortest || words.size() < label.size()) return false;
  if (words.size() > label.size() && words[label.size()] != U':') return false;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label[i] != words[i]) ++wrong;
  }
  return wrong == 1;
}

}  // namespace

LabelFinder::LabelFinder(const std::vector<Line>& lines, const PaperRule& rule)
    : lines_(lines), slope_(writingSlope(lines)) {
  std::vector<std::u32string> labels;
  for (const FieldRule& field : rule.fields) {
    for (const std::string& label : field.labels)
      labels.push_back(normalised(label));
  }
  for (const std::string& stop : rule.stops)
    labels.push_back(normalised(stop));
  std::sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  for (const Line& line : lines_)
    texts_.push_back(normalised(line.text));
  for (std::size_t i = 0; i < lines_.size(); ++i)
    findIn(i, labels, rule.glued);
}

/// A word is a label when a colon follows it, when it is all the line says (a cell), or when the line begins with it;
/// inside a sentence it is just a word.
void LabelFinder::findIn(std::size_t line, const std::vector<std::u32string>& labels, bool glued) {
  const std::u32string& words = texts_[line];
  std::vector<Found> here;
  const auto add = [&](const std::u32string& label, std::size_t at) {
    const std::size_t end = at + label.size();
    const bool inside = std::any_of(here.begin(), here.end(), [&](const Found& other) {
      return at < other.end && end > other.begin;  // part of a longer label
    });
    const bool colon = end < words.size() && words[end] == U':';
    const bool sure = colon || label.back() == U'.' || label.size() == words.size();
    if (!inside)
      here.push_back({.line = line, .begin = at, .end = colon ? end + 1 : end, .label = label, .sure = sure});
  };
  for (const std::u32string& label : labels) {
    for (std::size_t at = words.find(label); at != std::u32string::npos; at = words.find(label, at + 1)) {
      const std::size_t end = at + label.size();
      const bool colon = end < words.size() && words[end] == U':';
      const bool fullStop = label.back() == U'.';  // No.
      if (colon || fullStop || at == 0) add(label, at);
    }
  }
  for (const std::u32string& label : labels) {
    if (misread(label, words)) add(label, 0);
  }
  const bool begins = std::any_of(here.begin(), here.end(), [](const Found& label) { return label.begin == 0; });
  for (const std::u32string& label : labels) {
    const std::size_t at = words.find(label);
    if (!glued || !begins || at == 0 || at > kGluedWithin) continue;
    add(label, at);
    if (here.back().begin == at) here.back().sure = true;
  }
  std::sort(here.begin(), here.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });
  found_.insert(found_.end(), here.begin(), here.end());
}

std::u32string_view LabelFinder::text(const Piece& piece) const {
  return std::u32string_view(texts_[piece.line]).substr(piece.begin, piece.end - piece.begin);
}

bool LabelFinder::beginsWithLabel(std::size_t line) const {
  // Only sure ones: a sentence that happens to begin with a label's word must not end the block.
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& label) { return label.line == line && label.begin == 0 && label.sure; });
}

bool LabelFinder::hasLabel(std::size_t line) const {
  return std::any_of(found_.begin(), found_.end(), [line](const Found& label) { return label.line == line; });
}

std::size_t LabelFinder::nextLabel(std::size_t line, std::size_t from) const {
  std::size_t next = texts_[line].size();
  for (const Found& label : found_) {
    // A word at the line's very beginning without a colon is more likely the value's own.
    if (label.line == line && label.begin >= from && label.sure) next = std::min(next, label.begin);
  }
  return next;
}

std::size_t LabelFinder::rightOf(std::size_t line) const {
  std::size_t nearest = kNone;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (i == line || left(lines_[i].quad) < right(lines_[line].quad) - quadHeight(lines_[line].quad)) continue;
    if (!sameRow(lines_[i].quad, lines_[line].quad, slope_)) continue;
    if (nearest == kNone || left(lines_[i].quad) < left(lines_[nearest].quad)) nearest = i;
  }
  return nearest;
}

std::size_t LabelFinder::below(std::size_t line) const {
  std::size_t nearest = kNone;
  const Quad& own = lines_[line].quad;
  const float height = quadHeight(own);
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Quad& other = lines_[i].quad;
    const float drop = top(other) - slope_ * (left(other) - left(own)) - bottom(own);
    if (i == line || drop < -height / 2 || drop > 2.5F * height) continue;
    if (left(other) > right(own) || right(other) < left(own)) continue;
    if (nearest == kNone || top(other) < top(lines_[nearest].quad)) nearest = i;
  }
  return nearest;
}

std::vector<Piece> LabelFinder::valuesOf(const std::vector<std::string>& labels) const {
  std::vector<std::u32string> wanted;
  for (const std::string& label : labels)
    wanted.push_back(normalised(label));
  const auto isWanted = [&wanted](const Found& label) {
    return std::find(wanted.begin(), wanted.end(), label.label) != wanted.end();
  };
  const bool anySure =
      std::any_of(found_.begin(), found_.end(), [&](const Found& label) { return label.sure && isWanted(label); });
  std::vector<Piece> values;
  for (const Found& label : found_) {
    if (!isWanted(label) || (anySure && !label.sure)) continue;
    const Piece beside{label.line, label.end, nextLabel(label.line, label.end)};
    if (!trimmed(text(beside)).empty()) {
      values.push_back(beside);
      continue;
    }
    if (beside.end < texts_[label.line].size()) continue;  // another label follows at once: this blank is empty
    for (const std::size_t neighbour : {rightOf(label.line), below(label.line)}) {
      if (neighbour == kNone || beginsWithLabel(neighbour)) continue;
      values.push_back({neighbour, 0, nextLabel(neighbour, 0)});
      break;
    }
  }
  return values;
}

std::vector<Piece> LabelFinder::rowFrom(const Piece& value) const {
  std::vector<Piece> row = {value};
  if (value.end < texts_[value.line].size()) return row;
  for (std::size_t next = rightOf(value.line); next != kNone && !hasLabel(next); next = rightOf(next))
    row.push_back({next, 0, texts_[next].size()});
  return row;
}

bool LabelFinder::paragraphEnds(const std::vector<Piece>& block, std::size_t next) const {
  const std::u32string_view last = text(block.back());
  const std::u32string& words = texts_[next];
  const bool item = words.size() > 1 && words[0] >= U'1' && words[0] <= U'9' && (words[1] == U'.' || words[1] == U'、');
  if (item || last.empty() || last.back() != U'。') return false;
  float widest = right(lines_[next].quad);
  for (const Piece& piece : block)
    widest = std::max(widest, right(lines_[piece.line].quad));
  const Quad& above = lines_[block.back().line].quad;
  if (right(above) < widest - 1.5F * quadHeight(above)) return true;
  if (block.size() < 2) return false;
  const float pitch = top(above) - top(lines_[block[block.size() - 2].line].quad);
  return top(lines_[next].quad) - top(above) > 1.3F * pitch;
}

std::vector<Piece> LabelFinder::blockFrom(const Piece& value) const {
  std::vector<Piece> block = {value};
  for (std::size_t i = value.line + 1; i < lines_.size() && block.size() < kLongestBlock; ++i) {
    if (beginsWithLabel(i) || paragraphEnds(block, i)) break;
    const Quad& above = lines_[block.back().line].quad;
    const float gap = top(lines_[i].quad) - bottom(above);
    if (gap > 2.2F * quadHeight(above)) break;  // a new part of the page
    block.push_back({i, 0, texts_[i].size()});
  }
  return block;
}

}  // namespace vision::document
