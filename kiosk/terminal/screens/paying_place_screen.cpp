#include "kiosk/terminal/screens/paying_place_screen.h"

#include <array>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

constexpr std::array<S, domain::kPayingAreaCount> kAreas{S::CertAreaNorth, S::CertAreaNortheast, S::CertAreaEast,
                                                         S::CertAreaSouth, S::CertAreaSouthwest, S::CertAreaNorthwest};

/// Two columns, four rows: large enough for any hand.
Rect cell(std::size_t index) {
  return {index % 2 == 0 ? 60.0F : 552.0F, 656.0F + static_cast<float>(index / 2) * 204.0F, 468.0F, 180.0F};
}

bool choice(Frame& frame, std::size_t index, std::string_view id, const Text& text) {
  Button button{id, cell(index), text, ButtonLook::Secondary};
  button.labelSize = 46.0F;
  return ui::widgets::button(frame, button);
}

}  // namespace

PayingPlaceAction drawPayingPlace(ui::Frame& frame, const PayingPlaceModel& model) {
  PayingPlaceAction action;
  const Text hint = model.area ? S::CertPlaceHint : S::CertAreaHint;
  title(frame, S::CertPlaceTitle, &hint, Colour::Ink);
  const bool elder = ui::widgets::isElder(frame);
  ui::widgets::banner(frame, {60.0F, elder ? 400.0F : 430.0F, 960.0F, 140.0F}, ui::widgets::BannerTone::Info,
                      Icon::Info, S::CertPlaceAbout);
  if (!model.area) {
    for (std::size_t i = 0; i < kAreas.size(); ++i) {
      if (choice(frame, i, "cert.area." + std::to_string(i), kAreas[i]))
        action.area = static_cast<domain::PayingArea>(i);
    }
  } else {
    for (std::size_t i = 0; i < model.places.size(); ++i) {
      const auto& place = model.places[i];
      if (choice(frame, i, "cert.place." + place.code, data(place.name(frame.language())))) action.code = place.code;
    }
  }
  Button staff{"cert.place.staff", gridOf(frame).action(), S::CertPlaceStaff, ButtonLook::Secondary, Icon::HelpBell};
  staff.iconInk = Colour::Accent;
  if (ui::widgets::button(frame, staff)) action.askStaff = true;
  return action;
}

}  // namespace kiosk::terminal::screens
