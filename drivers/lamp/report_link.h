#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/transport/byte_link.h"

namespace drivers::lamp {

/// Reports to and from one board, whatever carries them. Belongs to one thread.
class ReportLink {
 public:
  ReportLink() = default;
  ReportLink(const ReportLink&) = delete;
  ReportLink& operator=(const ReportLink&) = delete;
  virtual ~ReportLink() = default;

  virtual transport::LinkResult<void> write(std::span<const std::uint8_t> report) = 0;
  /// Waits at most `wait` for a report; empty: none came.
  virtual transport::LinkResult<std::optional<std::vector<std::uint8_t>>> read(std::chrono::milliseconds wait) = 0;
  /// Where it leads, for logs.
  [[nodiscard]] virtual std::string name() const = 0;
};

}  // namespace drivers::lamp
