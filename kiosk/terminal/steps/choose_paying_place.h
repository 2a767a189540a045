#pragma once

#include "kiosk/terminal/screens/paying_place_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 异地协助认证: which province pays the pension, in two touches.
class ChoosePayingPlace final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "choose_paying_place"; }
  [[nodiscard]] std::string_view screen() const override { return area_ ? "paying_place" : "paying_area"; }
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  void back(Context& context) override;
  void enter(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(const screens::PayingPlaceAction& action, Context& context);

 private:
  std::optional<domain::PayingArea> area_;
};

}  // namespace kiosk::terminal::steps
