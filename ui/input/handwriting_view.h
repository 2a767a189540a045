#pragma once

#include "ui/input/entry_panel.h"
#include "ui/shell/frame.h"

namespace ui::input {

/// The pad with its cross, and beside it: take a stroke back, write anew, delete a character. Fills y 1112 to 1552.
void handwritingView(Frame& frame, EntryPanel& panel);

}  // namespace ui::input
