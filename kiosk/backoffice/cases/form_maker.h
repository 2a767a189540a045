#pragma once

#include <cstdint>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::cases {

/// The application form of a case as PDF, from the sealed application: what was asked for, the papers that came with
/// it, the signature with the day it was given, and the acceptance number. The same bytes every time.
/// OfficeRecordAltered when the packet is not as it came in, NoticeNotRendered when the signature is no picture.
assets::Result<std::vector<std::uint8_t>> applicationFormPdf(const Office& office, const CaseRecord& record);

}  // namespace kiosk::backoffice::cases
