#pragma once

#include "ui/widgets/lettering.h"
#include "ui/widgets/picture.h"

namespace ui::widgets {

/// A page in small, or the panel that hides it. An empty picture shows a spinner and `waiting`.
struct DocumentPreview {
  Rect rect;
  const Picture* page = nullptr;
  bool covered = false;
  Text coveredTitle;
  Text coveredHint;
  Text waiting;
};
void documentPreview(Frame& frame, const DocumentPreview& preview);

}  // namespace ui::widgets
