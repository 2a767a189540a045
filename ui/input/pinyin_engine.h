#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"

namespace ui::input {

/// One offer for the letters typed so far.
struct Candidate {
  std::string text;         ///< the Chinese characters
  std::size_t letters = 0;  ///< how many of the typed letters it uses up
};

/// Chinese by pinyin: libpinyin with its system dictionary, run as a helper process (`hall-pinyin`) because its licence
/// and ours do not mix in one program, and because a crash of it must not take the terminal along. It learns nothing:
/// what one visitor writes is never offered to the next, and nothing is written to disk.
class PinyinEngine {
 public:
  /// Starts `helper` (empty: hall-pinyin beside the running program). Does not wait for its dictionary to load.
  static assets::Result<std::unique_ptr<PinyinEngine>> open(const std::filesystem::path& helper = {});
  ~PinyinEngine();
  PinyinEngine(const PinyinEngine&) = delete;
  PinyinEngine& operator=(const PinyinEngine&) = delete;

  /// Best first; `letters` are a..z and ' (syllable mark). Letters that are no pinyin give no candidate. Waits for the
  /// helper at most 40 ms (typically 1..3); none when it stays silent, and a helper that died is started again.
  std::vector<Candidate> candidates(std::string_view letters, std::size_t limit);

  /// Between two visitors: a fresh helper that has seen nothing.
  void forget();

 private:
  struct Helper;
  explicit PinyinEngine(std::unique_ptr<Helper> helper);
  std::unique_ptr<Helper> helper_;
};

}  // namespace ui::input
