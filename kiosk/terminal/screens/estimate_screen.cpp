#include "kiosk/terminal/screens/estimate_screen.h"

#include <algorithm>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

constexpr float kBannerHeight = 128.0F;
constexpr float kSourceRoom = 190.0F;
constexpr float kTallestLine = 172.0F;
constexpr float kRoomyLine = 150.0F;

/// Name and how it came about at the left, the figure large at the right.
void line(Frame& frame, const Rect& row, const EstimateModel::Line& one) {
  const float inner = row.width - 80.0F;
  const float left = row.x + 40.0F;
  // Six lines in large type stand close: the figure stays large, the words give way.
  const bool close = ui::widgets::isElder(frame) && row.height < kRoomyLine;
  const float spread = row.height * 0.21F;
  const float nameAt = row.centre().y - (one.note ? spread : 0.0F);
  const TextStyle large = sized(frame, {Role::H2, Colour::Primary, Align::Right}, close ? 42.0F : 48.0F);
  const float value = label(frame, {row.right() - 40.0F, nameAt}, one.value, large, inner * 0.55F);
  label(frame, {left, nameAt}, one.name, sized(frame, {Role::H3, Colour::Ink}, close ? 34.0F : 38.0F),
        inner - value - 24.0F);
  if (one.note)
    label(frame, {left, row.centre().y + spread}, *one.note,
          sized(frame, {Role::Body, Colour::InkMuted}, close ? 30.0F : 34.0F), inner);
}

void sources(Frame& frame, const Rect& room, const EstimateModel& model) {
  std::string joined;
  for (const std::string& source : model.sources) {
    if (source.empty() || joined.find(source) != std::string::npos) continue;
    if (!joined.empty()) joined += frame.language() == assets::Language::Chinese ? "；" : "; ";
    joined += source;
  }
  ui::widgets::iconAt(frame, Icon::Policy, {room.x + 20.0F, room.y + 22.0F}, 40.0F, Colour::InkMuted);
  ui::widgets::paragraph(frame, {room.x + 56.0F, room.y, room.width - 56.0F, room.height},
                         Text(S::EstimateSource, {{"source", Value(joined)}}), {Role::Caption, Colour::InkMuted});
}

}  // namespace

EstimateAction drawEstimate(ui::Frame& frame, const EstimateModel& model) {
  title(frame, model.title, &model.asked);
  const Grid grid = gridOf(frame);
  const bool elder = ui::widgets::isElder(frame);
  const float top = elder ? 400.0F : 424.0F;
  const float banner = grid.actionTop - 24.0F - kBannerHeight;
  const float source = banner - 20.0F - kSourceRoom;
  if (model.lines.empty()) {
    const Rect card{60.0F, top, 960.0F, 300.0F};
    ui::widgets::card(frame, card);
    TextStyle text = sized(frame, {Role::H3, Colour::Ink}, 42.0F);
    ui::widgets::paragraph(frame, {card.x + 48.0F, card.y + 40.0F, 864.0F, 220.0F}, S::EstimateUnknown, text);
  } else {
    const auto count = static_cast<float>(model.lines.size());
    const float height = std::min(kTallestLine, (source - 24.0F - top) / count);
    const Rect card{60.0F, top, 960.0F, height * count};
    ui::widgets::card(frame, card);
    for (std::size_t i = 0; i < model.lines.size(); ++i) {
      const Rect row{card.x, card.y + static_cast<float>(i) * height, card.width, height};
      if (i > 0) frame.line({row.x + 32.0F, row.y}, {row.right() - 32.0F, row.y}, Colour::Line, 1.5F);
      line(frame, row, model.lines[i]);
    }
    sources(frame, {60.0F, card.bottom() + 24.0F, 960.0F, std::max(kSourceRoom, 0.0F)}, model);
  }
  ui::widgets::banner(frame, {60.0F, banner, 960.0F, kBannerHeight}, ui::widgets::BannerTone::Warning, Icon::Info,
                      Text(S::EstimateReference, {{"date", Value(fullDate(model.on, frame.language()))}}));
  EstimateAction action = EstimateAction::None;
  if (secondaryBeside(frame, "estimate.again", S::EstimateAgain)) action = EstimateAction::Again;
  if (primaryBeside(frame, "estimate.finish", S::EstimateFinish, Icon::Check)) action = EstimateAction::Finish;
  return action;
}

}  // namespace kiosk::terminal::screens
