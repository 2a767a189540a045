#include "ui/theme/token_parts.h"

namespace ui::theme {
namespace {

constexpr std::size_t kMostLines = 64;
constexpr std::size_t kMostCoordinates = 1024;

GlyphLine readLine(const TokenReader& from, double grid) {
  GlyphLine line;
  const TokenReader points = from["p"];
  const std::size_t count = points.count(2, kMostCoordinates);
  if (count % 2 != 0) points.fault("has an x without a y");
  for (std::size_t index = 0; index + 1 < count && !from.failed(); index += 2) {
    line.points.push_back({points.at(index).real(0, grid), points.at(index + 1).real(0, grid)});
  }
  line.closed = from.has("c") && from["c"].integer(0, 1) == 1;
  line.dot = from.has("dot") && from["dot"].integer(0, 1) == 1;
  if (from.has("w")) line.width = from["w"].real(0.5, 12);
  if (line.dot && line.points.size() != 1) points.fault("is a dot of more than one point");
  if (!line.dot && line.points.size() < 2) points.fault("is a line of one point");
  return line;
}

}  // namespace

void readIcons(const TokenReader& from, Tokens& tokens) {
  tokens.iconGrid = from["grid"].real(8, 256);
  const TokenReader glyphs = from["glyphs"];
  for (std::size_t index = 0; index < kIconCount && !from.failed(); ++index) {
    const TokenReader glyph = glyphs[name(static_cast<Icon>(index))];
    const std::size_t count = glyph.count(1, kMostLines);
    for (std::size_t line = 0; line < count; ++line) {
      tokens.icons[index].push_back(readLine(glyph.at(line), static_cast<double>(tokens.iconGrid)));
    }
  }
  if (!from.failed() && glyphs.json().size() != kIconCount) {
    glyphs.fault("holds an icon the program does not know");
  }
}

}  // namespace ui::theme
