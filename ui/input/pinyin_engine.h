#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "ui/input/candidate_source.h"

namespace ui::input {

/// Chinese by pinyin: libpinyin with its system dictionary, run as a helper process (`hall-pinyin`) because its licence
/// and ours do not mix in one program, and because a crash of it must not take the terminal along. It learns nothing:
/// what one visitor writes is never offered to the next, and nothing is written to disk.
class PinyinEngine final : public CandidateSource {
 public:
  /// Starts `helper` (empty: hall-pinyin beside the running program). Does not wait for its dictionary to load.
  static assets::Result<std::unique_ptr<PinyinEngine>> open(const std::filesystem::path& helper = {});
  ~PinyinEngine() override;

  /// Letters that are no pinyin give no candidate. Waits for the helper at most 40 ms (first answer after a start: 2
  /// s); none when it stays silent, and a helper that died is started again.
  std::vector<Candidate> candidates(std::string_view letters, std::size_t limit) override;

  /// Between two visitors: a fresh helper that has seen nothing.
  void forget();

 private:
  class Helper;
  explicit PinyinEngine(std::unique_ptr<Helper> helper);
  std::unique_ptr<Helper> helper_;
};

}  // namespace ui::input
