#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "drivers/lamp/board.h"
#include "drivers/lamp/board_reports.h"
#include "drivers/lamp/report_link.h"

namespace drivers::lamp {

/// A board that speaks board_reports.h over any link of reports.
///
/// A request is tried twice; an answer is told by its sequence number, so that a late one is not taken for the next.
/// What sensors say of their own accord is taken in passing.
class ReportBoard final : public Board {
 public:
  /// Asks the board for its version. Errors: LampBoardSilent, LampBoardRefused, ….
  static assets::Result<std::unique_ptr<ReportBoard>> open(std::unique_ptr<ReportLink> link,
                                                           std::chrono::milliseconds patience = kPatience);

  assets::Result<void> show(const LightPlan& plan) override;
  assets::Result<Sensors> sensors() override;
  DeviceStatus check() override;

  /// How long one answer may take; boards need 100 ms.
  static constexpr std::chrono::milliseconds kPatience{200};

 private:
  ReportBoard(std::unique_ptr<ReportLink> link, std::chrono::milliseconds patience)
      : link_(std::move(link)), patience_(patience) {}

  /// One request and its answer's payload, which holds until the next call.
  template <class Request>
  assets::Result<std::span<const std::uint8_t>> ask(BoardCommand command, const Request& request);
  /// Empty: it did not come in time.
  assets::Result<std::optional<BoardAnswer>> awaitAnswer(BoardCommand command, std::uint8_t sequence);

  std::unique_ptr<ReportLink> link_;
  std::chrono::milliseconds patience_;
  std::vector<std::uint8_t> report_;  ///< the one the last answer points into
  std::uint8_t sequence_ = 0;
  std::string model_;
};

}  // namespace drivers::lamp
