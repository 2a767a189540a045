#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ui::input {

/// One offer for the letters typed so far.
struct Candidate {
  std::string text;         ///< the Chinese characters
  std::size_t letters = 0;  ///< how many of the typed letters it uses up
};

/// Whatever turns typed letters into offers.
class CandidateSource {
 public:
  CandidateSource() = default;
  virtual ~CandidateSource() = default;
  CandidateSource(const CandidateSource&) = delete;
  CandidateSource& operator=(const CandidateSource&) = delete;

  /// Best first, at most `limit`. `letters` are a..z and ' (syllable mark).
  virtual std::vector<Candidate> candidates(std::string_view letters, std::size_t limit) = 0;
};

}  // namespace ui::input
