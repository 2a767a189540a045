#pragma once

#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/cases/notice_record.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::cases {

/// Numbers, renders and keeps the paper of a notice for a case (as the case will be after the action). What comes back
/// is ready for insertNotice(); until that row is committed the file is unused. `items` is the notice's list.
assets::Result<NoticeRecord> makeNotice(Office& office, papers::FormKind kind, const CaseRecord& record,
                                        std::vector<papers::MissingItem> items);
/// Removes the file of a notice whose row was not committed.
void discardNotice(const Office& office, const NoticeRecord& notice);

/// A page as picture, from the same values as the PDF. Refuses (OfficeRecordAltered) when they no longer give the PDF
/// that was issued: nobody is shown anything else than what is printed.
assets::Result<std::vector<std::uint8_t>> drawPage(const Office& office, const NoticeRecord& notice, int page,
                                                   int widthPx);

}  // namespace kiosk::backoffice::cases
