#pragma once

#include <string>
#include <vector>

#include "kiosk/backoffice/store/writer.h"
#include "kiosk/domain/expert_draw.h"

namespace kiosk::backoffice::experts {

void insertExpert(const store::Transaction& transaction, const domain::Expert& expert);
/// The pool, by specialty and id.
std::vector<domain::Expert> expertPool(soci::session& sql, const std::string& region);

}  // namespace kiosk::backoffice::experts
