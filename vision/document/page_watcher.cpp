#include "vision/document/page_watcher.h"

#include <algorithm>
#include <cmath>

#include "vision/document/document_reader.h"

namespace vision::document {
namespace {

constexpr std::chrono::milliseconds kStillFor{500};
constexpr std::chrono::milliseconds kForget{2000};
constexpr std::size_t kMinFrames = 4;
constexpr float kLargestMove = 0.008F;  // of the page's diagonal

}  // namespace

bool PageWatcher::steady(float pageDiagonal) const {
  if (history_.size() < kMinFrames || history_.back().at - history_.front().at < kStillFor) return false;
  const Quad& now = history_.back().quad;
  return std::all_of(history_.begin(), history_.end(), [&](const Seen& seen) {
    for (std::size_t i = 0; i < 4; ++i) {
      if (std::hypot(seen.quad[i].x - now[i].x, seen.quad[i].y - now[i].y) > kLargestMove * pageDiagonal) return false;
    }
    return true;
  });
}

PreviewVerdict PageWatcher::feed(const Image& frame, std::chrono::milliseconds at) {
  PreviewVerdict verdict;
  verdict.quad = findPage(frame);
  if (!verdict.quad || (!history_.empty() && at - history_.back().at > kForget)) history_.clear();
  if (!verdict.quad) return verdict;
  verdict.page = judgePage(frame, *verdict.quad);
  history_.push_back({at, *verdict.quad});
  // The window just covers the time a page must lie still.
  while (history_.size() > kMinFrames && history_.back().at - history_[1].at >= kStillFor)
    history_.pop_front();
  verdict.steady = steady(std::hypot(quadWidth(*verdict.quad), quadHeight(*verdict.quad)));
  return verdict;
}

}  // namespace vision::document
