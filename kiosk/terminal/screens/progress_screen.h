#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/application.h"
#include "kiosk/domain/case_stage.h"
#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

struct CaseRow {
  std::string acceptanceNumber;
  domain::ApplicationKind kind{};
  domain::CaseStage stage{};
  domain::Date acceptedOn{};
  std::optional<domain::Date> nextBy;  ///< the next step must have happened by this day
  std::string sessionTime;             ///< "2026-12-03 09:00", only when Scheduled
  std::string sessionPlace;
  std::vector<std::string> missing;  ///< in plain words, only with SupplementAsked
};

/// 查进度: where my case stands, what comes next and when.
struct ProgressModel {
  std::vector<CaseRow> cases;  ///< newest first; at most 4 are listed
  std::size_t chosen = 0;
  domain::Date today{};
};

struct ProgressAction {
  enum class Kind : std::uint8_t { None, Choose, BringPapers, CollectNotice, Finish };
  Kind kind = Kind::None;
  std::size_t index = 0;  ///< with Choose
};

ProgressAction drawProgress(ui::Frame& frame, const ProgressModel& model);

}  // namespace kiosk::terminal::screens
