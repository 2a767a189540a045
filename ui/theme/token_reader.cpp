#include "ui/theme/token_reader.h"

#include <cmath>

namespace ui::theme {
namespace {

const nlohmann::json kNothing;

int hexDigit(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  return -1;
}

}  // namespace

std::optional<Rgba> parseColour(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  std::uint8_t bytes[4] = {0, 0, 0, 255};
  for (std::size_t index = 1; index + 1 < text.size(); index += 2) {
    const int high = hexDigit(text[index]);
    const int low = hexDigit(text[index + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes[index / 2] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Rgba{bytes[0], bytes[1], bytes[2], bytes[3]};
}

void TokenReader::fault(std::string_view what) const {
  if (!fault_->has_value()) *fault_ = path_ + ": " + std::string(what);
}

TokenReader TokenReader::operator[](std::string_view name) const {
  const std::string path = path_.empty() ? std::string(name) : path_ + "." + std::string(name);
  if (!failed()) {
    if (value_->is_object()) {
      const auto found = value_->find(std::string(name));
      if (found != value_->end()) return {*found, path, *fault_};
    }
    TokenReader(kNothing, path, *fault_).fault("is missing");
  }
  return {kNothing, path, *fault_};
}

TokenReader TokenReader::at(std::size_t index) const {
  const std::string path = path_ + "[" + std::to_string(index) + "]";
  if (!failed()) {
    if (value_->is_array() && index < value_->size()) return {(*value_)[index], path, *fault_};
    TokenReader(kNothing, path, *fault_).fault("is missing");
  }
  return {kNothing, path, *fault_};
}

bool TokenReader::has(std::string_view name) const {
  return value_->is_object() && value_->contains(std::string(name));
}

std::size_t TokenReader::count(std::size_t least, std::size_t most) const {
  if (failed()) return 0;
  if (!value_->is_array() || value_->size() < least || value_->size() > most) {
    fault("needs " + std::to_string(least) + " to " + std::to_string(most) + " elements");
    return 0;
  }
  return value_->size();
}

double TokenReader::number(double least, double most) const {
  if (failed()) return least;
  if (!value_->is_number()) {
    fault("is not a number");
    return least;
  }
  const double number = value_->get<double>();
  if (!std::isfinite(number) || number < least || number > most) {
    fault("is outside " + std::to_string(least) + " to " + std::to_string(most));
    return least;
  }
  return number;
}

int TokenReader::integer(int least, int most) const {
  const double value = number(least, most);
  if (value != std::floor(value)) fault("is not a whole number");
  return static_cast<int>(value);
}

std::string TokenReader::text() const {
  if (failed()) return {};
  if (!value_->is_string()) {
    fault("is not a text");
    return {};
  }
  return value_->get<std::string>();
}

Rgba TokenReader::colour() const {
  const std::string written = text();
  if (failed()) return {};
  const std::optional<Rgba> colour = parseColour(written);
  if (!colour) fault("is not a colour like #RRGGBB");
  return colour.value_or(Rgba{});
}

}  // namespace ui::theme
