#include "kiosk/papers/sheet.h"

#include <cstring>
#include <iterator>

namespace kiosk::papers {
namespace {

struct FontRelease {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
using Font = std::unique_ptr<PangoFontDescription, FontRelease>;

constexpr const char* kSerif = "Noto Serif CJK SC";
constexpr const char* kSans = "Noto Sans CJK SC";

Font fontOf(Face face, double size) {
  Font font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), face == Face::Sans ? kSans : kSerif);
  pango_font_description_set_weight(font.get(), face == Face::SerifBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
  return font;
}

bool isInstalled(PangoContext* context, Face face) {
  const Font wanted = fontOf(face, 12);
  const std::unique_ptr<PangoFont, ObjectRelease> found(pango_context_load_font(context, wanted.get()));
  if (!found) return false;
  const Font actual(pango_font_describe(found.get()));
  return std::strcmp(pango_font_description_get_family(actual.get()), face == Face::Sans ? kSans : kSerif) == 0;
}

}  // namespace

Typesetter::Typesetter() : context_(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
  pango_cairo_context_set_resolution(context_.get(), 72);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_language(context_.get(), pango_language_from_string("zh-CN"));
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  fontsThere_ = isInstalled(context_.get(), Face::Serif) && isInstalled(context_.get(), Face::SerifBold) &&
                isInstalled(context_.get(), Face::Sans);
}

std::string Typesetter::fault() const {
  return fontsThere_ ? "a character has no glyph in any font"
                     : "Noto Serif CJK SC or Noto Sans CJK SC is not installed";
}

Layout Typesetter::layout(const std::string& text, const TextStyle& style, double width) {
  Layout layout(pango_layout_new(context_.get()));
  const Font font = fontOf(style.face, style.size);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  // WORD_CHAR keeps the rules of Chinese punctuation; CHAR would put commas at the start of a line.
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), style.align);
  // A long check value is broken without a hyphen: it would read as part of it.
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_indent(layout.get(), static_cast<int>(style.indent * PANGO_SCALE));
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  unknownGlyphs_ += pango_layout_get_unknown_glyphs_count(layout.get());
  return layout;
}

std::vector<Piece> Typesetter::lines(const std::string& text, const TextStyle& style, double x, double width) {
  const std::shared_ptr<PangoLayout> shared(layout(text, style, width));
  std::vector<Piece> pieces;
  PangoLayoutIter* iter = pango_layout_get_iter(shared.get());
  do {
    PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iter);
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(iter, nullptr, &extents);
    const double left = static_cast<double>(extents.x) / PANGO_SCALE;
    // The base line sits where the em box is centred in the line height.
    const double base = style.lineHeight / 2 + style.size * 0.38;
    pieces.push_back({style.lineHeight, [shared, line, left, base, x](cairo_t* cairo, double originX, double y) {
                        cairo_move_to(cairo, originX + x + left, y + base);
                        pango_cairo_show_layout_line(cairo, line);
                      }});
  } while (pango_layout_iter_next_line(iter) != FALSE);
  pango_layout_iter_free(iter);
  return pieces;
}

Piece Typesetter::block(const std::string& text, const TextStyle& style, double x, double width) {
  return stacked(lines(text, style, x, width));
}

Piece stacked(std::vector<Piece> pieces) {
  double height = 0;
  for (const Piece& piece : pieces)
    height += piece.height;
  return {height,
          [shared = std::make_shared<std::vector<Piece>>(std::move(pieces))](cairo_t* cairo, double x, double y) {
            for (const Piece& piece : *shared) {
              piece.draw(cairo, x, y);
              y += piece.height;
            }
          }};
}

void Sheets::add(Piece piece) {
  if (y_ + piece.height > bottom() && !pages_.back().empty()) {
    pages_.emplace_back();
    y_ = kTop;
  }
  const double height = piece.height;
  pages_.back().push_back({y_, std::move(piece)});
  y_ += height;
}

void Sheets::addAll(std::vector<Piece> pieces) {
  for (Piece& piece : pieces)
    add(std::move(piece));
}

void Sheets::addInCompany(Piece piece) {
  constexpr std::size_t kCompany = 3;
  auto& page = pages_.back();
  if (y_ + piece.height > bottom() && page.size() > kCompany) {
    std::vector<Placed> moved(std::make_move_iterator(page.end() - kCompany), std::make_move_iterator(page.end()));
    page.resize(page.size() - kCompany);
    const double gap = y_ - moved.front().y;
    const double shift = kTop - moved.front().y;
    for (Placed& placed : moved)
      placed.y += shift;
    pages_.push_back(std::move(moved));
    y_ = kTop + gap;
  }
  add(std::move(piece));
}

void Sheets::draw(cairo_t* cairo, int index) const {
  cairo_set_source_rgb(cairo, 0, 0, 0);
  for (const Placed& placed : pages_[static_cast<std::size_t>(index)])
    placed.piece.draw(cairo, kLeft, placed.y);
}

}  // namespace kiosk::papers
