#include "kiosk/terminal/screens/choice_screen.h"

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

constexpr std::size_t kMostRows = 5;
constexpr float kTop = 656.0F;

bool button(Frame& frame, const ChoiceModel::Option& option, std::size_t index) {
  constexpr float kHeight = 152.0F;
  constexpr float kPitch = 176.0F;
  const Rect rect{index % 2 == 0 ? 60.0F : 552.0F, kTop + static_cast<float>(index / 2) * kPitch, 468.0F, kHeight};
  Button choice{option.id, rect, option.title, ButtonLook::Secondary};
  choice.labelSize = 46.0F;
  return ui::widgets::button(frame, choice);
}

bool row(Frame& frame, const ChoiceModel::Option& option, std::size_t index) {
  constexpr float kHeight = 160.0F;
  constexpr float kPitch = 184.0F;
  const Rect rect{60.0F, kTop + static_cast<float>(index) * kPitch, 960.0F, kHeight};
  return ui::widgets::optionRow(frame,
                                {option.id, rect, option.icon, option.title, option.sentence.value_or(data(""))});
}

}  // namespace

std::optional<std::size_t> drawChoice(ui::Frame& frame, const ChoiceModel& model) {
  title(frame, model.title, &model.hint);
  ui::widgets::banner(frame, {60.0F, 444.0F, 960.0F, 140.0F}, ui::widgets::BannerTone::Info, Icon::Info, model.about);
  std::optional<std::size_t> chosen;
  const bool rows = model.options.size() <= kMostRows;
  for (std::size_t i = 0; i < model.options.size(); ++i) {
    if (rows ? row(frame, model.options[i], i) : button(frame, model.options[i], i)) chosen = i;
  }
  return chosen;
}

}  // namespace kiosk::terminal::screens
