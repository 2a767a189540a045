#pragma once

#include "kiosk/terminal/screens/document_screen.h"
#include "kiosk/terminal/screens/sign_screen.h"
#include "kiosk/terminal/steps/step.h"
#include "ui/input/signature_pad.h"

namespace kiosk::terminal::steps {

/// 签字: what the visitor declares, the application form as it will be filed, and the signature that hands it in. A
/// printer without paper is told here, before anything is confirmed.
class Sign final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "sign"; }
  [[nodiscard]] std::string_view screen() const override { return reading_ ? "document" : "sign"; }
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  [[nodiscard]] bool fillsPage() const override { return reading_; }
  void back(Context& context) override;
  void enter(Context& context) override;
  void leave(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::SignAction action, Context& context);
  void act(screens::DocumentAction action, Context& context);
  void readToMe(assets::Language language, Context& context) const;

  [[nodiscard]] screens::SignModel modelOf(const Context& context) const;
  [[nodiscard]] screens::DocumentModel formOf(const Context& context) const;
  [[nodiscard]] ui::input::SignaturePad& pad() { return pad_; }

 private:
  ui::input::SignaturePad pad_;
  bool awaited_ = false;
  bool reading_ = false;
  std::size_t page_ = 0;
  screens::DocumentView view_;
};

}  // namespace kiosk::terminal::steps
