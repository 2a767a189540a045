#pragma once

#include "kiosk/terminal/screens/notices_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 打印: the notice comes out on A4. Goes on when it lies in the tray, or when it cannot be printed now: the signature
/// stands, and staff print the paper.
class PrintNotice final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "print_notice"; }
  [[nodiscard]] std::string_view screen() const override { return "notice_print"; }
  [[nodiscard]] Pace pace() const override { return Pace::Machine; }
  [[nodiscard]] bool canGoBack() const override { return false; }
  void enter(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;

 private:
  screens::PrintState print_;
};

}  // namespace kiosk::terminal::steps
