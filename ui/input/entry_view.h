#pragma once

#include <cstdint>

#include "ui/input/entry_panel.h"
#include "ui/shell/frame.h"

namespace ui::input {

enum class EntryOutcome : std::uint8_t { None, Done, Cancel };

/// The keys under an open field: pages, offers, keys, 不改了 and 写好了. Fills y 838 to the service bar. `mayFinish`:
/// what is written can stand.
EntryOutcome entryView(Frame& frame, EntryPanel& panel, bool mayFinish);

}  // namespace ui::input
