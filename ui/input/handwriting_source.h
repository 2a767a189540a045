#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "ui/shell/geometry.h"

namespace ui::input {

/// One stroke as it was written: points in the pad's px, from its top left.
using PenStroke = std::vector<Point>;

/// Whatever turns the strokes of one character into offers.
class HandwritingSource {
 public:
  HandwritingSource() = default;
  virtual ~HandwritingSource() = default;
  HandwritingSource(const HandwritingSource&) = delete;
  HandwritingSource& operator=(const HandwritingSource&) = delete;

  /// Best first, at most `limit`; none for no strokes. `pad` is the size of the pad they were written on.
  virtual std::vector<std::string> characters(std::span<const PenStroke> strokes, const Size& pad,
                                              std::size_t limit) = 0;
};

}  // namespace ui::input
