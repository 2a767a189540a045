#pragma once

#include "assets/string_id.h"
#include "kiosk/domain/application.h"
#include "ui/widgets/button.h"
#include "ui/widgets/grid.h"
#include "ui/widgets/lettering.h"

// Short names for what every screen is made of, and the few figures they share. Only for this folder's sources.
namespace kiosk::terminal::screens {

using S = assets::StringId;
using ui::Align;
using ui::data;
using ui::Frame;
using ui::Point;
using ui::Rect;
using ui::Text;
using ui::TextStyle;
using ui::Value;
using ui::VerticalAlign;
using ui::widgets::Button;
using ui::widgets::ButtonLook;
using ui::widgets::Colour;
using ui::widgets::Grid;
using ui::widgets::gridOf;
using ui::widgets::Icon;
using ui::widgets::label;
using ui::widgets::Role;
using ui::widgets::sized;

/// The screen's title and the sentence under it, at the top of the stage. `step`: 1-based, named in the elder theme,
/// which draws no slips; 0: none.
void title(Frame& frame, const Text& text, const Text* sentence = nullptr, Colour sentenceInk = Colour::InkMuted);

/// 人工窗口前面 {n} 人，约等 {m} 分钟; `minutes` -1: not known, not said.
Text queueText(const Frame& frame, int ahead, int minutes);

/// The icon and the names of a paper.
Icon iconOf(domain::MaterialKind kind);
S nameOf(domain::MaterialKind kind);
S shortNameOf(domain::MaterialKind kind);

/// The open field over the keys: what stands in it, letters that still wait on a tint, the caret.
void writtenLine(Frame& frame, const Rect& box, const Text& written, const Text& waiting, bool wrong);

/// The one filled button over the whole action bar; true when it was touched.
bool primaryAction(Frame& frame, std::string_view id, const Text& text, std::optional<Icon> icon, bool enabled = true,
                   bool busy = false);
/// Primary with a secondary left of it.
bool primaryBeside(Frame& frame, std::string_view id, const Text& text, std::optional<Icon> icon, bool enabled = true,
                   bool busy = false);
bool secondaryBeside(Frame& frame, std::string_view id, const Text& text, bool enabled = true);

}  // namespace kiosk::terminal::screens
