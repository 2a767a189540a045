#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "vision/document/page.h"
#include "vision/document/paper_rules.h"

namespace vision::document {

/// Part of a line: code points [begin, end) of its normalised text.
struct Piece {
  std::size_t line = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where a form's labels stand on a page, and what stands beside and below them.
class LabelFinder {
 public:
  LabelFinder(const std::vector<Line>& lines, const PaperRule& rule);

  /// The values a label introduces, in reading order: what follows it in its line up to the next label; where nothing
  /// follows, the cell to its right; where there is none, the line below. A line that merely begins with a label's word
  /// counts when no sure label was found.
  [[nodiscard]] std::vector<Piece> valuesOf(const std::vector<std::string>& labels) const;

  /// `value` continued by the lines below it, until one that begins with a label or a new paragraph: a sentence ended
  /// in a line that does not fill the width, or further lines stand further apart.
  [[nodiscard]] std::vector<Piece> blockFrom(const Piece& value) const;

  /// `value` and what stands to the right of it in its row, up to the next label.
  [[nodiscard]] std::vector<Piece> rowFrom(const Piece& value) const;

  /// True when some label stands in the line.
  [[nodiscard]] bool hasLabel(std::size_t line) const;
  [[nodiscard]] std::u32string_view text(const Piece& piece) const;
  [[nodiscard]] std::u32string_view text(std::size_t line) const { return texts_[line]; }
  [[nodiscard]] const Line& line(std::size_t number) const { return lines_[number]; }
  [[nodiscard]] std::size_t count() const { return lines_.size(); }

 private:
  struct Found {
    std::size_t line = 0;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< behind the label and its colon
    std::u32string label;
    bool sure = false;  ///< a colon follows or it is the whole cell; else the line only begins with the word
  };
  void findIn(std::size_t line, const std::vector<std::u32string>& labels, bool glued);
  [[nodiscard]] bool paragraphEnds(const std::vector<Piece>& block, std::size_t next) const;
  [[nodiscard]] bool beginsWithLabel(std::size_t line) const;
  [[nodiscard]] std::size_t nextLabel(std::size_t line, std::size_t from) const;
  [[nodiscard]] std::size_t rightOf(std::size_t line) const;
  [[nodiscard]] std::size_t below(std::size_t line) const;

  const std::vector<Line>& lines_;
  float slope_ = 0;
  std::vector<std::u32string> texts_;
  std::vector<Found> found_;
};

}  // namespace vision::document
