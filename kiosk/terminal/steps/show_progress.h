#pragma once

#include "kiosk/terminal/screens/progress_screen.h"
#include "kiosk/terminal/screens/trouble_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 看进度: where each case stands, what comes next and when.
class ShowProgress final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "show_progress"; }
  [[nodiscard]] std::string_view screen() const override;
  [[nodiscard]] Pace pace() const override { return listed_ || trouble_ ? Pace::Result : Pace::Machine; }
  void enter(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(const screens::ProgressAction& action, Context& context);
  void act(screens::TroubleWay way, Context& context);

  [[nodiscard]] screens::ProgressModel modelOf(const Context& context) const;

 private:
  void list(Context& context);

  bool listed_ = false;
  std::size_t chosen_ = 0;
  std::optional<assets::ErrorId> trouble_;
};

}  // namespace kiosk::terminal::steps
