#pragma once

// Typesetting of A4 sheets: pieces of fixed height one below the other, broken into pages. Measures are PostScript
// points.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <pango/pangocairo.h>

namespace kiosk::papers {

inline constexpr double kPageWidth = 595.276;
inline constexpr double kPageHeight = 841.890;
inline constexpr double kMillimetre = 72.0 / 25.4;
/// Margins after GB/T 9704, the top a little higher: notices carry no red head.
inline constexpr double kLeft = 28 * kMillimetre;
inline constexpr double kTextWidth = 154 * kMillimetre;
inline constexpr double kTop = 26 * kMillimetre;
inline constexpr double kBottom = 22 * kMillimetre;

enum class Face : std::uint8_t { Serif, SerifBold, Sans };

struct TextStyle {
  Face face = Face::Serif;
  double size = 15;  ///< points
  double lineHeight = 27;
  PangoAlignment align = PANGO_ALIGN_LEFT;
  double indent = 0;  ///< of the first line
};

struct ObjectRelease {
  void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, ObjectRelease>;

/// Something with a height that draws itself with its top left corner at (x, y).
struct Piece {
  double height = 0;
  std::function<void(cairo_t*, double x, double y)> draw;
};

/// The pieces one below the other as one that is never parted.
Piece stacked(std::vector<Piece> pieces);

/// Lays out text with the papers' fonts, always with the same measures, whatever it is drawn on.
class Typesetter {
 public:
  Typesetter();

  /// Whether the fonts are installed and every character so far had a glyph.
  [[nodiscard]] bool sound() const { return fontsThere_ && unknownGlyphs_ == 0; }
  [[nodiscard]] std::string fault() const;

  Layout layout(const std::string& text, const TextStyle& style, double width);
  /// One piece per line, so that a paragraph may run over the page's end.
  std::vector<Piece> lines(const std::string& text, const TextStyle& style, double x, double width);
  /// All lines as one piece that is never parted.
  Piece block(const std::string& text, const TextStyle& style, double x, double width);

 private:
  std::unique_ptr<PangoContext, ObjectRelease> context_;
  bool fontsThere_ = false;
  int unknownGlyphs_ = 0;
};

/// The pieces of a paper on their pages.
class Sheets {
 public:
  void add(Piece piece);
  void addAll(std::vector<Piece> pieces);
  /// As add, but never alone on a page: the lines above it come along.
  void addInCompany(Piece piece);
  void space(double height) { y_ += height; }
  /// The lowest point text may reach.
  static constexpr double bottom() { return kPageHeight - kBottom; }

  [[nodiscard]] int count() const { return static_cast<int>(pages_.size()); }
  /// Draws page `index` (from 0) in points.
  void draw(cairo_t* cairo, int index) const;

 private:
  struct Placed {
    double y;
    Piece piece;
  };
  std::vector<std::vector<Placed>> pages_{1};
  double y_ = kTop;
};

}  // namespace kiosk::papers
