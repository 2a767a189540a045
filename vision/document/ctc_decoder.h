#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vision::document {

/// The recogniser's alphabet: class 0 means "nothing here", then one character a class, the space last.
class CharacterSet {
 public:
  /// `file` holds one UTF-8 character a line.
  explicit CharacterSet(std::string_view file);
  [[nodiscard]] std::size_t classes() const { return characters_.size(); }
  [[nodiscard]] const std::string& character(std::size_t number) const { return characters_[number]; }

 private:
  std::vector<std::string> characters_;
};

/// A character the reader nearly wrote, and how much it believed in it, 0..1.
struct SecondThought {
  std::string text;
  float belief = 0;
};

struct DecodedText {
  std::string text;
  float confidence = 0;                             ///< mean over the characters; 0 when there is none
  std::vector<float> centres;                       ///< of each character, in steps
  std::vector<std::vector<SecondThought>> instead;  ///< of each character, the likeliest first
  std::vector<std::vector<SecondThought>> before;   ///< what nearly stood before each character, and behind the last
};

/// Reads a table of `steps` rows of class probabilities: the likeliest class of each step, repeats and blanks removed.
DecodedText decodeCtc(std::span<const float> probabilities, std::size_t steps, const CharacterSet& characters);

}  // namespace vision::document
