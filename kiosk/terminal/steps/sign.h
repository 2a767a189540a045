#pragma once

#include "kiosk/terminal/screens/sign_screen.h"
#include "kiosk/terminal/steps/step.h"
#include "ui/input/signature_pad.h"

namespace kiosk::terminal::steps {

/// 签字: what the visitor declares, and the signature that hands the application in. A printer without paper is told
/// here, before anything is confirmed.
class Sign final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "sign"; }
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  void enter(Context& context) override;
  void leave(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::SignAction action, Context& context);

  [[nodiscard]] static screens::SignModel modelOf(const Context& context);
  [[nodiscard]] ui::input::SignaturePad& pad() { return pad_; }

 private:
  ui::input::SignaturePad pad_;
};

}  // namespace kiosk::terminal::steps
