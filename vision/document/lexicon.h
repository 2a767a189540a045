#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "vision/document/ctc_decoder.h"

namespace vision::document {

/// Words of medical papers whose characters are rare elsewhere: a reader trained on everything prefers 排 to 腓 and
/// 神经 to 桡神经. A word is written in only where every character of it that was not read was the reader's own second
/// thought.
class Lexicon {
 public:
  Lexicon() = default;
  /// `text` holds one word a line.
  explicit Lexicon(std::string_view text);

  void correct(DecodedText& read) const;
  [[nodiscard]] std::size_t words() const { return words_.size(); }

 private:
  std::vector<std::u32string> words_;  ///< longest first
};

/// assets/forms/lexicon/medical.txt. Error: PaperRulesUnreadable.
assets::Result<Lexicon> loadLexicon();

}  // namespace vision::document
