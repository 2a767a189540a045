#pragma once

#include <cstddef>
#include <vector>

#include "drivers/scanner/scanner.h"
#include "drivers/scanner/worker_protocol.h"

namespace drivers::scanner {

/// Puts the worker's rows together to pages. Pure.
class PageCollector {
 public:
  enum class Outcome : std::uint8_t {
    Good,
    Contradiction,  ///< rows without a page, half rows, more or fewer rows than announced
    TooMuch,        ///< more than a terminal should hold
  };
  /// Some forty A4 pages of 300 dpi in colour.
  static constexpr std::size_t kMostBytes = 1U << 30U;

  explicit PageCollector(std::size_t mostBytes = kMostBytes) : mostBytes_(mostBytes) {}

  Outcome take(const PageBegun& page);
  Outcome take(const PageRows& rows);
  Outcome take(const PageEnded& end);
  /// Every page that has ended; none when one is still open.
  [[nodiscard]] bool complete() const { return !open_ && !pages_.empty(); }
  std::vector<ScannedPage> pages() { return std::move(pages_); }
  [[nodiscard]] ScanProgress progress() const;

 private:
  std::size_t mostBytes_;
  std::size_t bytes_ = 0;
  std::vector<ScannedPage> pages_;
  bool open_ = false;
  int announced_ = 0;  ///< rows; 0: not known
};

}  // namespace drivers::scanner
