#pragma once

#include <memory>

#include "assets/error.h"
#include "kiosk/backoffice/notices/form.h"
#include "kiosk/backoffice/notices/notice.h"
#include "kiosk/backoffice/notices/sheet.h"

namespace kiosk::backoffice::notices {

/// A notice laid out: its sheets and the typesetter they draw with.
struct Composition {
  std::unique_ptr<Typesetter> typesetter = std::make_unique<Typesetter>();
  Sheets sheets;
};

assets::Result<Composition> compose(const Notice& notice, const NoticeForm& form);

}  // namespace kiosk::backoffice::notices
