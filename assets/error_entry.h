#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "assets/language.h"

namespace assets {

/// Retry: the person must do something. Fault: the machine cannot.
enum class ErrorFamily : std::uint8_t { Retry, Fault };

/// A sentence in every language.
struct Sentence {
  std::array<std::string_view, 2> texts;
  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return texts[static_cast<std::size_t>(language)];
  }
};

/// One row of the error catalogue: what the citizen is told, and what staff are told of cause and remedy.
struct ErrorEntry {
  std::string_view code;
  ErrorFamily family;
  Sentence citizen;
  Sentence cause;
  Sentence remedy;
};

}  // namespace assets
