#include "kiosk/terminal/screens/chrome.h"

#include <array>
#include <chrono>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/header.h"
#include "ui/widgets/service_bar.h"
#include "ui/widgets/step_slips.h"

namespace kiosk::terminal::screens {
namespace {

using ui::widgets::Slot;
using ui::widgets::SlotState;

// The national social-insurance hotline; a number is not translated.
constexpr const char* kHotline = "12333";

void backdrop(Frame& frame, Backdrop kind) {
  const ui::Size size = frame.size();
  frame.rect({0.0F, 0.0F, size.width, size.height}, Colour::Surface);
  const bool elder = ui::widgets::isElder(frame);
  if (kind == Backdrop::IdleArt) {
    frame.scene(ui::Scene::Idle, {0.0F, 0.0F, size.width, frame.tokens().art.idle.height});
  } else if (kind == Backdrop::HomeArt) {
    frame.scene(elder ? ui::Scene::Elder : ui::Scene::Home,
                {0.0F, 0.0F, size.width, elder ? frame.tokens().art.elder.height : frame.tokens().art.home.height});
  }
}

Text hallName(const std::string& name) {
  return name.empty() ? Text(S::HallName) : data(name);
}

/// 孔女士 · 伤残等级鉴定, or 任城区 · 自助终端 03 号.
std::optional<Text> subLine(const Frame& frame, const ChromeModel& model) {
  const assets::Language language = frame.language();
  std::vector<std::string> parts;
  if (!model.visitor.empty()) {
    parts.push_back(model.visitor);
    if (model.service) parts.push_back(phrase(*model.service, language));
  } else {
    if (!model.district.empty()) parts.push_back(model.district);
    if (!model.kioskNumber.empty()) parts.push_back(phrase(S::ChromeKiosk, language, {{"n", model.kioskNumber}}));
  }
  if (parts.empty()) return std::nullopt;
  return data(parts.size() == 2 ? parts[0] + " · " + parts[1] : parts[0]);
}

struct BarSlot {
  Slot slot;
  ChromeAction action;
};

std::vector<BarSlot> slotsOf(const Frame& frame, const ChromeModel& model) {
  const bool atHome = model.bar == BarLayout::AtHome;
  const bool standard = frame.theme().name == ui::theme::Name::Standard;
  const auto usable = [&](bool enabled) { return enabled && !model.overlayOpen ? SlotState::Ready : SlotState::Off; };
  std::vector<BarSlot> slots;
  if (!atHome) {
    slots.push_back({{"bar.back", Icon::Back, S::BarBack, usable(model.backEnabled)}, ChromeAction::Back});
    slots.push_back({{"bar.home", Icon::Home, S::BarHome, usable(model.homeEnabled)}, ChromeAction::Home});
  }
  const SlotState reading = !model.voiceOffered  ? SlotState::Off
                            : model.readingAloud ? SlotState::On
                                                 : SlotState::Ready;
  slots.push_back({{"bar.read", Icon::Speak, S::BarReadAloud, reading}, ChromeAction::ReadAloud});
  slots.push_back({{"bar.size", Icon::TextSize, standard ? S::BarLarge : S::BarStandard, SlotState::Ready},
                   ChromeAction::TextSize});
  // Large labels leave room for five slots; the language is then chosen at home.
  if (atHome || !ui::widgets::isElder(frame)) {
    slots.push_back({{"bar.language", Icon::Language, S::BarOtherLanguage, SlotState::Ready}, ChromeAction::Language});
  }
  slots.push_back({{"bar.help", Icon::HelpBell, S::BarHelp, model.helpOpen ? SlotState::On : SlotState::Ready, true},
                   ChromeAction::Help});
  return slots;
}

}  // namespace

ChromeAction drawChrome(ui::Frame& frame, const ChromeModel& model) {
  backdrop(frame, model.backdrop);
  const bool idle = model.backdrop == Backdrop::IdleArt;
  if (!idle) {
    const std::chrono::weekday weekday{std::chrono::sys_days{model.clock.today}};
    constexpr std::array<S, 7> kDays{S::ChromeWeekday1, S::ChromeWeekday2, S::ChromeWeekday3, S::ChromeWeekday4,
                                     S::ChromeWeekday5, S::ChromeWeekday6, S::ChromeWeekday7};
    ui::widgets::header(
        frame, {hallName(model.hallName), subLine(frame, model), data(clockTime(model.clock.hour, model.clock.minute)),
                Text(S::ChromeDate, {{"m", Value(static_cast<int>(static_cast<unsigned>(model.clock.today.month())))},
                                     {"d", Value(static_cast<int>(static_cast<unsigned>(model.clock.today.day())))},
                                     {"w", Value(kDays[weekday.iso_encoding() - 1])}})});
    std::vector<Text> names(model.slips.names.begin(), model.slips.names.end());
    ui::widgets::stepSlips(frame, names, model.slips.current);
  }
  const std::vector<BarSlot> bar = slotsOf(frame, model);
  std::vector<Slot> slots;
  for (const BarSlot& entry : bar)
    slots.push_back(entry.slot);
  const Text caption = ui::widgets::isElder(frame) ? S::BarHotlineShort : S::BarHotline;
  const Text number = data(kHotline);
  const bool atHome = model.bar == BarLayout::AtHome;
  const auto touched =
      ui::widgets::serviceBar(frame, slots, atHome ? &caption : nullptr, atHome ? &number : nullptr, idle);
  return touched ? bar[*touched].action : ChromeAction::None;
}

}  // namespace kiosk::terminal::screens
