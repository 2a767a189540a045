#pragma once

#include <cstdint>

#include "kiosk/terminal/screens/chrome.h"
#include "ui/widgets/picture.h"

namespace kiosk::terminal::screens {

/// 放大看: one page of a document over the whole width, with buttons to enlarge, move and turn pages.
struct DocumentModel {
  assets::StringId title{};
  ui::widgets::Picture page;  ///< empty while it is fetched
  int pageNumber = 1;
  int pages = 1;
};

/// How far the page is enlarged and where; kept by the caller between frames.
struct DocumentView {
  float zoom = 1.0F;  ///< 1, 1.5, 2 or 3
  float x = 0.0F;     ///< 0..1 of what can be moved
  float y = 0.0F;
};

enum class DocumentAction : std::uint8_t { None, PreviousPage, NextPage, Close };

DocumentAction drawDocument(ui::Frame& frame, const DocumentModel& model, DocumentView& view);

}  // namespace kiosk::terminal::screens
