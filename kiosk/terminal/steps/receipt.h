#pragma once

#include "kiosk/terminal/screens/done_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 完成: the acceptance number, or that the packet waits sealed; the slip is printed. An acceptance that comes while
/// the visitor still stands there is shown at once.
class Receipt final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "receipt"; }
  [[nodiscard]] std::string_view screen() const override { return "done"; }
  [[nodiscard]] Pace pace() const override { return Pace::Result; }
  [[nodiscard]] bool canGoBack() const override { return false; }
  void enter(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(const screens::DoneAction& action, Context& context);

  [[nodiscard]] screens::DoneModel modelOf(const Context& context) const;

 private:
  screens::PrintState print_;
  int rating_ = 0;
};

/// What the slip says: accepted, or 已接收，待受理.
std::vector<domain::ReceiptLine> slipOf(const Visit& visit, const Facts& facts);

}  // namespace kiosk::terminal::steps
