#include "ui/text/typesetter.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <pango/pangocairo.h>

#include "ui/text/glib_handle.h"

namespace ui::text {
namespace {

constexpr const char* kTextFamily = "Noto Sans CJK SC";
constexpr const char* kNumericFamily = "B612";
constexpr float kMergedScale = 0.94F;    // Chinese among B612 figures
constexpr float kDotTightening = -0.6F;  // em: U+00B7 is full width in Noto Sans CJK SC
constexpr std::string_view kDot = "\u00B7";
constexpr std::string_view kGeta = "\u3013";  // the printer's mark for a character he has no type for
constexpr int kMargin = 4;                    // px: glyphs may reach out of their boxes

int toPango(float length) {
  return static_cast<int>(std::lround(static_cast<double>(length) * PANGO_SCALE));
}
float fromPango(int length) {
  return static_cast<float>(length) / static_cast<float>(PANGO_SCALE);
}

FontDescription font(const char* family, int weight, float size) {
  FontDescription description(pango_font_description_new());
  pango_font_description_set_family_static(description.get(), family);
  pango_font_description_set_weight(description.get(), weight >= 600 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(description.get(), static_cast<double>(toPango(size)));
  return description;
}

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

// Overwrites the text a layout keeps: it may be a name.
void forget(PangoLayout* layout) {
  const char* text = pango_layout_get_text(layout);
  if (text != nullptr) explicit_bzero(const_cast<char*>(text), std::strlen(text));
}

struct LayoutDrop {
  void operator()(PangoLayout* layout) const {
    forget(layout);
    g_object_unref(layout);
  }
};
using Layout = std::unique_ptr<PangoLayout, LayoutDrop>;

}  // namespace

struct Typesetter::Impl {
  Object<PangoFontMap> map;
  Object<PangoContext> context;
  Surface scratch;  // A8, 1x1: gives the context its resolution and options
  float scale = 1.0F;
  float textAscent = 1.16F;  // of the em
  float textDescent = 0.288F;
  float numericAscent = 0.96F;
  float numericDescent = 0.25F;
  std::vector<char32_t> missing;

  void useScale(float wanted) {
    if (std::abs(wanted - scale) < 1e-6F) return;
    scale = wanted;
    Cairo cairo(cairo_create(scratch.get()));
    cairo_scale(cairo.get(), static_cast<double>(scale), static_cast<double>(scale));
    pango_cairo_update_context(cairo.get(), context.get());
  }

  bool familyIs(const char* family, int weight, float& ascent, float& descent) const {
    const FontDescription wanted = font(family, weight, 100.0F);
    const Object<PangoFont> found(pango_context_load_font(context.get(), wanted.get()));
    if (!found) return false;
    const FontDescription is(pango_font_describe(found.get()));
    PangoFontMetrics* metrics = pango_font_get_metrics(found.get(), nullptr);
    ascent = fromPango(pango_font_metrics_get_ascent(metrics)) / 100.0F;
    descent = fromPango(pango_font_metrics_get_descent(metrics)) / 100.0F;
    pango_font_metrics_unref(metrics);
    return std::strcmp(pango_font_description_get_family(is.get()), family) == 0;
  }

  Layout layOut(std::string_view utf8, std::span<const Text::Span> strong, const Setting& setting);
  Layout layOutOnce(std::string_view utf8, std::span<const Text::Span> strong, const Setting& setting) const;
  void addFamilies(PangoAttrList* list, std::string_view utf8, const Setting& setting) const;
  [[nodiscard]] float baseline(const Setting& setting) const {
    const bool numeric = setting.family == theme::Family::Numeric;
    const float ascent = numeric ? numericAscent : textAscent;
    const float descent = numeric ? numericDescent : textDescent;
    return (setting.line - setting.size * (ascent + descent)) / 2.0F + setting.size * ascent;
  }
};

// Numbers are set in B612, which has no Chinese: what is not ASCII comes from Noto, a little smaller beside it.
void Typesetter::Impl::addFamilies(PangoAttrList* list, std::string_view utf8, const Setting& setting) const {
  if (setting.family != theme::Family::Numeric) return;
  const auto other = [](char character) { return static_cast<unsigned char>(character) >= 0x80; };
  for (std::size_t at = 0; at < utf8.size();) {
    if (!other(utf8[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < utf8.size() && other(utf8[at]))
      ++at;
    add(list, pango_attr_family_new(kTextFamily), begin, at);
    add(list, pango_attr_size_new_absolute(toPango(setting.size * kMergedScale)), begin, at);
  }
}

Layout Typesetter::Impl::layOutOnce(std::string_view utf8, std::span<const Text::Span> strong,
                                    const Setting& setting) const {
  Layout layout(pango_layout_new(context.get()));
  const bool numeric = setting.family == theme::Family::Numeric;
  const FontDescription description = font(numeric ? kNumericFamily : kTextFamily, setting.weight, setting.size);
  pango_layout_set_font_description(layout.get(), description.get());
  pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  if (setting.maxWidth > 0.0F) {
    pango_layout_set_width(layout.get(), toPango(setting.maxWidth));
    if (setting.maxLines > 0) {
      pango_layout_set_height(layout.get(), -setting.maxLines);
      pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
  }

  PangoAttrList* list = pango_attr_list_new();
  addFamilies(list, utf8, setting);
  for (const Text::Span& span : unbreakable(utf8)) {
    add(list, pango_attr_allow_breaks_new(FALSE), span.begin, span.end);
  }
  if (setting.tracking != 0.0F) add(list, pango_attr_letter_spacing_new(toPango(setting.tracking)), 0, utf8.size());
  for (std::size_t at = utf8.find(kDot); at != std::string_view::npos; at = utf8.find(kDot, at + kDot.size())) {
    const std::size_t end = at + kDot.size();
    const bool between = at > 0 && utf8[at - 1] != ' ' && end < utf8.size() && utf8[end] != ' ';
    if (between && !numeric) add(list, pango_attr_letter_spacing_new(toPango(setting.size * kDotTightening)), at, end);
  }
  if (!strong.empty()) {
    // Red holds the plain text, green what is set off: one drawing, two masks.
    add(list, pango_attr_foreground_new(0xFFFF, 0, 0), 0, utf8.size());
    for (const Text::Span& span : strong) {
      add(list, pango_attr_foreground_new(0, 0xFFFF, 0), span.begin, span.end);
      add(list, pango_attr_family_new(kNumericFamily), span.begin, span.end);
      add(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), span.begin, span.end);
    }
  }
  pango_layout_set_attributes(layout.get(), list);
  pango_attr_list_unref(list);
  return layout;
}

namespace {

// The characters of a layout that no font has.
std::vector<char32_t> unknownIn(PangoLayout* layout) {
  std::vector<char32_t> unknown;
  if (pango_layout_get_unknown_glyphs_count(layout) == 0) return unknown;
  for (GSList* line = pango_layout_get_lines_readonly(layout); line != nullptr; line = line->next) {
    for (GSList* run = static_cast<PangoLayoutLine*>(line->data)->runs; run != nullptr; run = run->next) {
      const PangoGlyphString* glyphs = static_cast<PangoGlyphItem*>(run->data)->glyphs;
      for (int index = 0; index < glyphs->num_glyphs; ++index) {
        const PangoGlyph glyph = glyphs->glyphs[index].glyph;
        if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
          unknown.push_back(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
        }
      }
    }
  }
  return unknown;
}

std::string withGeta(std::string_view utf8, const std::vector<char32_t>& unknown, std::vector<Text::Span>& strong) {
  std::string changed;
  changed.reserve(utf8.size() * 3);
  std::vector<Text::Span> moved = strong;
  const char* end = utf8.data() + utf8.size();
  for (const char* at = utf8.data(); at < end; at = g_utf8_next_char(at)) {
    const auto here = static_cast<std::size_t>(at - utf8.data());
    for (std::size_t index = 0; index < strong.size(); ++index) {
      if (strong[index].begin == here) moved[index].begin = changed.size();
      if (strong[index].end == here) moved[index].end = changed.size();
    }
    const char32_t character = g_utf8_get_char(at);
    if (std::find(unknown.begin(), unknown.end(), character) != unknown.end()) {
      changed.append(kGeta);
    } else {
      changed.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    }
  }
  for (std::size_t index = 0; index < strong.size(); ++index) {
    if (strong[index].end == utf8.size()) moved[index].end = changed.size();
  }
  strong = std::move(moved);
  return changed;
}

}  // namespace

Layout Typesetter::Impl::layOut(std::string_view utf8, std::span<const Text::Span> strong, const Setting& setting) {
  std::string mended;
  if (g_utf8_validate(utf8.data(), static_cast<gssize>(utf8.size()), nullptr) == FALSE) {
    gchar* valid = g_utf8_make_valid(utf8.data(), static_cast<gssize>(utf8.size()));
    mended = valid;
    g_free(valid);
    utf8 = mended;
    strong = {};  // their places moved
  }
  Layout layout = layOutOnce(utf8, strong, setting);
  const std::vector<char32_t> unknown = unknownIn(layout.get());
  if (!unknown.empty()) {
    for (const char32_t character : unknown) {
      if (std::find(missing.begin(), missing.end(), character) == missing.end()) missing.push_back(character);
    }
    std::vector<Text::Span> spans(strong.begin(), strong.end());
    std::string changed = withGeta(utf8, unknown, spans);
    layout = layOutOnce(changed, spans, setting);
    explicit_bzero(changed.data(), changed.size());
  }
  if (!mended.empty()) explicit_bzero(mended.data(), mended.size());
  return layout;
}

assets::Result<Typesetter> Typesetter::create() {
  auto impl = std::make_unique<Impl>();
  impl->map.reset(pango_cairo_font_map_new());
  impl->context.reset(pango_font_map_create_context(impl->map.get()));
  impl->scratch.reset(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(impl->context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_language(impl->context.get(), pango_language_from_string("zh-cn"));
  pango_context_set_base_dir(impl->context.get(), PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(impl->context.get(), FALSE);
  Cairo cairo(cairo_create(impl->scratch.get()));
  pango_cairo_update_context(cairo.get(), impl->context.get());
  if (!impl->familyIs(kTextFamily, 700, impl->textAscent, impl->textDescent)) {
    return assets::failure(assets::ErrorId::FontMissing, kTextFamily);
  }
  if (!impl->familyIs(kNumericFamily, 700, impl->numericAscent, impl->numericDescent)) {
    return assets::failure(assets::ErrorId::FontMissing, kNumericFamily);
  }
  return Typesetter(std::move(impl));
}

Typesetter::Typesetter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;

namespace {

float widthOf(PangoLayoutLine* line, const Setting& setting) {
  PangoRectangle logical;
  pango_layout_line_get_extents(line, nullptr, &logical);
  // Tracking stands after each character but the last.
  return std::max(0.0F, fromPango(logical.width) - setting.tracking);
}

TextExtent extentOf(PangoLayout* layout, const Setting& setting) {
  TextExtent extent;
  for (GSList* line = pango_layout_get_lines_readonly(layout); line != nullptr; line = line->next) {
    extent.width = std::max(extent.width, widthOf(static_cast<PangoLayoutLine*>(line->data), setting));
    ++extent.lines;
  }
  extent.height = static_cast<float>(extent.lines) * setting.line;
  extent.shortened = pango_layout_is_ellipsized(layout) != FALSE;
  return extent;
}

Mask emptyMask(int width, int height) {
  return {width, height,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0)};
}

// Copies one byte of each `step` bytes of the surface's rows.
Mask channel(cairo_surface_t* surface, std::size_t step, std::size_t offset) {
  Mask mask = emptyMask(cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* rows = cairo_image_surface_get_data(surface);
  const auto width = static_cast<std::size_t>(mask.width);
  for (std::size_t y = 0; y < static_cast<std::size_t>(mask.height); ++y) {
    for (std::size_t x = 0; x < width; ++x)
      mask.coverage[y * width + x] = rows[y * stride + x * step + offset];
  }
  return mask;
}

}  // namespace

TextExtent Typesetter::measure(std::string_view utf8, std::span<const Text::Span> strong, const Setting& setting) {
  return extentOf(impl_->layOut(utf8, strong, setting).get(), setting);
}

Block Typesetter::set(std::string_view utf8, std::span<const Text::Span> strong, const Setting& setting, float scale) {
  impl_->useScale(scale);
  const Layout layout = impl_->layOut(utf8, strong, setting);
  Block block;
  block.extent = extentOf(layout.get(), setting);
  block.originX = block.originY = kMargin;
  const int width = static_cast<int>(std::ceil(block.extent.width * scale)) + 2 * kMargin;
  const int height = static_cast<int>(std::ceil(block.extent.height * scale)) + 2 * kMargin;
  const bool two = !strong.empty();
  const Surface surface(cairo_image_surface_create(two ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_A8, width, height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return block;
  const Cairo cairo(cairo_create(surface.get()));
  cairo_set_source_rgba(cairo.get(), 1, 0, 0, 1);
  const double factor = static_cast<double>(scale);
  const float first = impl_->baseline(setting);
  float top = 0.0F;
  for (GSList* node = pango_layout_get_lines_readonly(layout.get()); node != nullptr; node = node->next) {
    auto* line = static_cast<PangoLayoutLine*>(node->data);
    const float spare = block.extent.width - widthOf(line, setting);
    const float x = setting.align == Align::Left ? 0.0F : setting.align == Align::Right ? spare : spare / 2.0F;
    cairo_identity_matrix(cairo.get());
    // Baselines stand on whole pixels: horizontal strokes stay sharp.
    cairo_translate(cairo.get(), kMargin + static_cast<double>(x) * factor,
                    kMargin + std::round(static_cast<double>(top + first) * factor));
    cairo_scale(cairo.get(), factor, factor);
    cairo_move_to(cairo.get(), 0, 0);
    pango_cairo_show_layout_line(cairo.get(), line);
    top += setting.line;
  }
  cairo_surface_flush(surface.get());
  block.plain = two ? channel(surface.get(), 4, 2) : channel(surface.get(), 1, 0);
  if (two) block.strong = channel(surface.get(), 4, 1);
  explicit_bzero(
      cairo_image_surface_get_data(surface.get()),
      static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())) * static_cast<std::size_t>(height));
  return block;
}

std::vector<std::string> Typesetter::lines(std::string_view utf8, const Setting& setting) {
  const Layout layout = impl_->layOut(utf8, {}, setting);
  const char* text = pango_layout_get_text(layout.get());
  std::vector<std::string> lines;
  for (GSList* node = pango_layout_get_lines_readonly(layout.get()); node != nullptr; node = node->next) {
    const auto* line = static_cast<PangoLayoutLine*>(node->data);
    lines.emplace_back(text + line->start_index, static_cast<std::size_t>(line->length));
  }
  return lines;
}

const std::vector<char32_t>& Typesetter::missing() const {
  return impl_->missing;
}

}  // namespace ui::text
