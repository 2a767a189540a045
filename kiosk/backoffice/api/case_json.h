#pragma once

#include <optional>

#include <nlohmann/json.hpp>

#include "kiosk/backoffice/cases/actions.h"
#include "kiosk/backoffice/cases/case_record.h"

namespace kiosk::backoffice::api {

/// A line of the queue: name and number masked.
nlohmann::ordered_json queueLine(const Office& office, const cases::CaseRecord& record);
/// Everything an officer needs to decide, from the sealed papers; leaves a "dossier.read" event.
assets::Result<nlohmann::ordered_json> wholeCase(Office& office, const staff::Officer& reader,
                                                 const cases::CaseRecord& record);
/// The same without papers and personal data: what a 409 shows of the fresh state.
nlohmann::ordered_json caseState(const Office& office, const cases::CaseRecord& record);

/// Reads an action's body; the error's detail says which member is not as agreed.
assets::Result<cases::ActionRequest> actionFrom(domain::CaseAction action, const std::string& body);

}  // namespace kiosk::backoffice::api
