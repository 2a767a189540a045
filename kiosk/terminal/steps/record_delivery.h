#pragma once

#include "kiosk/terminal/screens/notices_screen.h"
#include "kiosk/terminal/screens/trouble_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 送达回证: date, signature and what was printed go to the back office, through the outbox like everything else.
class RecordDelivery final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "record_delivery"; }
  [[nodiscard]] std::string_view screen() const override { return trouble_ ? "trouble" : "notice_done"; }
  [[nodiscard]] Pace pace() const override { return Pace::Result; }
  [[nodiscard]] bool canGoBack() const override { return false; }
  void enter(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::NoticePrintAction action, Context& context);
  void act(screens::TroubleWay way, Context& context);

  [[nodiscard]] screens::NoticePrintModel modelOf(const Context& context) const;

 private:
  void record(Context& context);

  std::string uuid_;
  std::int64_t signedAtMs_ = 0;
  bool recorded_ = false;
  std::optional<assets::ErrorId> trouble_;
};

}  // namespace kiosk::terminal::steps
