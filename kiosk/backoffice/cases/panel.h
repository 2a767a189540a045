#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/domain/expert_draw.h"

namespace kiosk::backoffice::cases {

/// What one expert said of the conclusion.
struct Opinion {
  std::string expertId;
  bool agrees = false;
  std::string note;  ///< may be empty when they agree
};

/// Who sits on the panel (鉴定专家组) of a case.
struct PanelSeat {
  std::string id;
  domain::Expert expert;  ///< as drawn
  std::int64_t drawnMs = 0;
  std::optional<Opinion> opinion;  ///< with the conclusion
};

/// The experts who sit, always in the same order.
std::vector<PanelSeat> seatedPanel(soci::session& sql, const Office& office, const std::string& caseId);

/// A draw that is to be written: who comes in, and what the log keeps so that anyone can draw again.
struct PanelDraw {
  std::vector<PanelSeat> seats;
  nlohmann::json event;
};
/// Draws `seats` experts by lot for a case. Nobody who practises where the person was treated: the hospitals that the
/// case's papers name. CaseFactMissing when the pool has too few; other errors when the papers cannot be opened.
assets::Result<PanelDraw> drawPanel(const Office& office, const CaseRecord& record,
                                    const std::vector<std::string>& specialties, int seats);
/// Draws another of the same specialty for one who leaves; those who sit or sat are not drawn.
assets::Result<PanelDraw> drawReplacement(const Office& office, const CaseRecord& record, const PanelSeat& leaving);

void insertSeat(const store::Transaction& transaction, const std::string& caseId, const PanelSeat& seat);
/// `reason` is kept sealed: it may speak of illness or kinship.
void leaveSeat(const store::Transaction& transaction, const Office& office, const PanelSeat& seat,
               const std::string& reason);
void keepOpinion(const store::Transaction& transaction, const Office& office, const PanelSeat& seat,
                 const Opinion& opinion);

/// A sentence why the opinions do not carry the conclusion of this panel; empty when they do: one of each expert, each
/// who disagrees says why, and more than half agree.
std::string whyOpinionsNot(const std::vector<PanelSeat>& panel, const std::vector<Opinion>& opinions);

}  // namespace kiosk::backoffice::cases
