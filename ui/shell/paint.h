#pragma once

#include <cmath>

#include "ui/theme/theme.h"

namespace ui {

/// A colour to draw with: a token of the theme in force, or a fixed colour of a picture.
class Paint {
 public:
  constexpr Paint(theme::Colour token, float alpha = 1.0F)  // NOLINT(google-explicit-constructor)
      : token_(token), alpha_(alpha) {}
  constexpr Paint(theme::Rgba fixed)  // NOLINT(google-explicit-constructor)
      : fixed_(fixed), isFixed_(true) {}

  [[nodiscard]] constexpr Paint faded(float alpha) const {
    Paint copy = *this;
    copy.alpha_ *= alpha;
    return copy;
  }
  /// The colour in `theme`.
  [[nodiscard]] theme::Rgba in(const theme::Theme& theme) const {
    theme::Rgba colour = isFixed_ ? fixed_ : theme.colour(token_);
    colour.a = static_cast<std::uint8_t>(std::lround(static_cast<float>(colour.a) * alpha_));
    return colour;
  }

 private:
  theme::Colour token_{};
  theme::Rgba fixed_{};
  float alpha_ = 1.0F;
  bool isFixed_ = false;
};

}  // namespace ui
