#include "drivers/id_card/wrapped_link.h"

#include <algorithm>

#include "drivers/transport/overwrite.h"

namespace drivers::id_card {

using transport::LinkError;
using transport::LinkResult;

LinkResult<void> WrappedLink::write(std::span<const std::uint8_t> bytes) {
  for (const auto& report : wrapRequest(bytes, reports_->reports().output)) {
    if (auto written = reports_->write(report); !written) return written;
  }
  return {};
}

LinkResult<std::size_t> WrappedLink::read(std::span<std::uint8_t> buffer, std::chrono::milliseconds wait) {
  const auto until = std::chrono::steady_clock::now() + wait;
  while (rest_.empty()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    auto report = reports_->read(left);
    if (!report) return tl::unexpected<LinkError>(report.error());
    if (!*report) return std::size_t{0};
    rest_ = unwrapper_.take(**report);
    transport::overwrite(**report);
  }
  const std::size_t given = std::min(rest_.size(), buffer.size());
  std::copy_n(rest_.begin(), given, buffer.begin());
  transport::overwrite(std::span(rest_).first(given));
  rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(given));
  return given;
}

LinkResult<void> WrappedLink::drain() {
  unwrapper_.reset();
  transport::overwrite(rest_);
  rest_.clear();
  return reports_->drain();
}

}  // namespace drivers::id_card
