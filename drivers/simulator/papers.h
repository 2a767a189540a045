#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace drivers::simulator {

/// The papers somebody has brought, as commands call them.
class Papers {
 public:
  /// Paths that nobody brought are relative to `folder`.
  explicit Papers(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void bring(std::vector<std::filesystem::path> papers) { papers_ = std::move(papers); }
  /// PAGE (its file's name without the ending), NUMBER (from 1) or PATH. The error is a sentence.
  [[nodiscard]] tl::expected<std::filesystem::path, std::string> find(std::string_view what) const;
  /// The names, as words of one line.
  [[nodiscard]] std::string names() const;

 private:
  std::filesystem::path folder_;
  std::vector<std::filesystem::path> papers_;
};

}  // namespace drivers::simulator
