#pragma once

#include <memory>

#include "assets/error.h"
#include "kiosk/papers/form.h"
#include "kiosk/papers/paper.h"
#include "kiosk/papers/sheet.h"

namespace kiosk::papers {

/// A paper laid out: its sheets and the typesetter they draw with.
struct Composition {
  std::unique_ptr<Typesetter> typesetter = std::make_unique<Typesetter>();
  Sheets sheets;
};

assets::Result<Composition> compose(const Paper& paper, const PaperForm& form);

}  // namespace kiosk::papers
