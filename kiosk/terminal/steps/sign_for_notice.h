#pragma once

#include "kiosk/terminal/screens/document_screen.h"
#include "kiosk/terminal/screens/notices_screen.h"
#include "kiosk/terminal/screens/trouble_screen.h"
#include "kiosk/terminal/steps/step.h"
#include "ui/input/signature_pad.h"

namespace kiosk::terminal::steps {

/// 看一看、签收: which notices wait, the chosen one's page and meaning, and the signature on the delivery receipt. A
/// printer without paper is told here, before the signature.
class SignForNotice final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "sign_for_notice"; }
  [[nodiscard]] std::string_view screen() const override;
  [[nodiscard]] Pace pace() const override { return listed_ ? Pace::Deliberate : Pace::Machine; }
  [[nodiscard]] bool fillsPage() const override { return enlarged_ || trouble_.has_value(); }
  void back(Context& context) override;

  void enter(Context& context) override;
  void leave(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(const screens::NoticesAction& action, Context& context);
  void act(screens::TroubleWay way, Context& context);

  [[nodiscard]] screens::NoticesModel modelOf(const Context& context) const;
  [[nodiscard]] ui::input::SignaturePad& pad() { return pad_; }

 private:
  void list(Context& context);
  void choose(std::size_t notice, Context& context);

  ui::input::SignaturePad pad_;
  bool listed_ = false;
  bool covered_ = false;
  bool enlarged_ = false;
  screens::DocumentView view_;
  std::optional<assets::ErrorId> trouble_;
};

}  // namespace kiosk::terminal::steps
