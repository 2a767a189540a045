#pragma once

#include "kiosk/terminal/screens/consent_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// Separate consent to the face check, before any camera is on. The answer is kept with the application, whatever it
/// is; a refusal leads to a person.
class Consent final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "consent"; }
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  [[nodiscard]] bool settled(const Visit& visit) const override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::ConsentAction action, Context& context);
};

}  // namespace kiosk::terminal::steps
