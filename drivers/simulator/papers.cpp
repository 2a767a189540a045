#include "drivers/simulator/papers.h"

#include <charconv>

#include "drivers/simulator/words.h"

namespace drivers::simulator {

tl::expected<std::filesystem::path, std::string> Papers::find(std::string_view what) const {
  for (const auto& paper : papers_)
    if (paper.stem() == what) return paper;
  std::size_t number = 0;
  const auto parsed = std::from_chars(what.data(), what.data() + what.size(), number);
  if (what.empty() || parsed.ptr != what.data() + what.size()) {
    const std::filesystem::path path(what);
    return path.is_absolute() ? path : folder_ / path;
  }
  if (parsed.ec == std::errc{} && number >= 1 && number <= papers_.size()) return papers_[number - 1];
  return tl::unexpected<std::string>("the person here has " + std::to_string(papers_.size()) + " papers");
}

std::string Papers::names() const {
  std::vector<std::string> names;
  names.reserve(papers_.size());
  for (const auto& paper : papers_)
    names.push_back(paper.stem().string());
  return joinWords(names);
}

}  // namespace drivers::simulator
