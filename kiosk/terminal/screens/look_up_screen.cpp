#include "kiosk/terminal/screens/look_up_screen.h"

#include <array>
#include <string_view>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

struct Door {
  std::string_view id;
  Icon icon;
  S title, sentence;
  LookUpAction action;
};

constexpr std::array<Door, 5> kDoors{
    Door{"lookup.progress", Icon::Clock, S::LookupProgress, S::LookupProgressHint, LookUpAction::Progress},
    Door{"lookup.benefits", Icon::Calculate, S::LookupBenefits, S::LookupBenefitsHint, LookUpAction::Benefits},
    Door{"lookup.retirement", Icon::Retiree, S::LookupRetirement, S::LookupRetirementHint, LookUpAction::Retirement},
    Door{"lookup.certification", Icon::Calendar, S::LookupCertification, S::LookupCertificationHint,
         LookUpAction::Certification},
    Door{"lookup.terms", Icon::Notice, S::LookupTerms, S::LookupTermsHint, LookUpAction::Terms}};

constexpr float kTop = 656.0F;
constexpr float kHeight = 160.0F;
constexpr float kPitch = 184.0F;

}  // namespace

LookUpAction drawLookUp(ui::Frame& frame) {
  const Text hint = S::LookupHint;
  title(frame, S::LookupTitle, &hint);
  ui::widgets::banner(frame, {60.0F, 444.0F, 960.0F, 140.0F}, ui::widgets::BannerTone::Info, Icon::Privacy,
                      S::LookupAbout);
  LookUpAction action = LookUpAction::None;
  for (std::size_t i = 0; i < kDoors.size(); ++i) {
    const Door& door = kDoors[i];
    const Rect row{60.0F, kTop + static_cast<float>(i) * kPitch, 960.0F, kHeight};
    if (ui::widgets::optionRow(frame, {door.id, row, door.icon, door.title, door.sentence})) action = door.action;
  }
  return action;
}

}  // namespace kiosk::terminal::screens
