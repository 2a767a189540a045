#pragma once

#include "kiosk/terminal/screens/look_up_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 查一查·算一算: what to look up or work out; each is a journey of its own.
class LookUp final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "look_up"; }
  [[nodiscard]] bool fillsPage() const override { return true; }
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::LookUpAction action, Context& context);
};

}  // namespace kiosk::terminal::steps
