#include "drivers/scanner/page_collector.h"

#include <utility>

namespace drivers::scanner {

PageCollector::Outcome PageCollector::take(const PageBegun& page) {
  if (open_) return Outcome::Contradiction;
  ScannedPage next;
  next.dpi = page.dpi;
  next.picture.width = page.width;
  next.picture.channels = page.channels;
  const std::size_t expected = next.picture.stride() * static_cast<std::size_t>(page.height);
  if (bytes_ + expected > mostBytes_) return Outcome::TooMuch;
  next.picture.pixels.reserve(expected);
  pages_.push_back(std::move(next));
  announced_ = page.height;
  open_ = true;
  return Outcome::Good;
}

PageCollector::Outcome PageCollector::take(const PageRows& rows) {
  if (!open_) return Outcome::Contradiction;
  Picture& picture = pages_.back().picture;
  if (rows.pixels.empty() || rows.pixels.size() % picture.stride() != 0) return Outcome::Contradiction;
  const int more = static_cast<int>(rows.pixels.size() / picture.stride());
  if (announced_ != 0 && picture.height + more > announced_) return Outcome::Contradiction;
  if (bytes_ + rows.pixels.size() > mostBytes_) return Outcome::TooMuch;
  bytes_ += rows.pixels.size();
  picture.height += more;
  picture.pixels.insert(picture.pixels.end(), rows.pixels.begin(), rows.pixels.end());
  return Outcome::Good;
}

PageCollector::Outcome PageCollector::take(const PageEnded& /*end*/) {
  if (!open_) return Outcome::Contradiction;
  const int height = pages_.back().picture.height;
  if (height == 0 || (announced_ != 0 && height != announced_)) return Outcome::Contradiction;
  open_ = false;
  return Outcome::Good;
}

ScanProgress PageCollector::progress() const {
  if (pages_.empty()) return {};
  return {static_cast<int>(pages_.size()) - 1, pages_.back().picture.height, announced_};
}

}  // namespace drivers::scanner
