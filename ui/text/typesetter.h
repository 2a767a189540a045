#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "ui/text/style.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"

namespace ui::text {

/// Coverage of a text, one byte a pixel, rows from the top without gaps.
struct Mask {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> coverage;
};

/// How a block of text is set. Lengths in design px.
struct Setting {
  float size = 34.0F;  ///< em
  float line = 50.0F;
  int weight = 400;
  theme::Family family = theme::Family::Text;
  Align align = Align::Left;
  float maxWidth = 0.0F;  ///< 0: one line for each paragraph
  int maxLines = 0;       ///< 0: no limit
  float tracking = 0.0F;
  friend bool operator==(const Setting&, const Setting&) = default;
};

/// A block of text as masks, in px of the window.
struct Block {
  TextExtent extent;
  int originX = 0;  ///< where the text box's corner lies in the masks
  int originY = 0;
  Mask plain;
  Mask strong;  ///< the parts set off; empty when there are none
};

/// Lays out and draws text with Pango and Cairo: Chinese line breaking, every character the fonts have, B612 for
/// numbers. One thread.
class Typesetter {
 public:
  /// Error: FontMissing, when Noto Sans CJK SC or B612 is not installed.
  static assets::Result<Typesetter> create();
  ~Typesetter();
  Typesetter(Typesetter&&) noexcept;
  Typesetter& operator=(Typesetter&&) noexcept;

  [[nodiscard]] TextExtent measure(std::string_view utf8, std::span<const Text::Span> strong, const Setting& setting);
  /// `scale`: px of the window for one design px.
  Block set(std::string_view utf8, std::span<const Text::Span> strong, const Setting& setting, float scale);
  /// The text line by line, as it breaks.
  std::vector<std::string> lines(std::string_view utf8, const Setting& setting);

  /// Characters no font has, in the order they were met; each stands as U+3013 on the screen.
  [[nodiscard]] const std::vector<char32_t>& missing() const;

 private:
  struct Impl;
  explicit Typesetter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Byte ranges that must not be parted at a line's end: a number with its unit (18 分钟, 5 个工作日).
std::vector<Text::Span> unbreakable(std::string_view utf8);

}  // namespace ui::text
