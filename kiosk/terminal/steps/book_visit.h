#pragma once

#include <memory>

#include "kiosk/terminal/screens/visit_screen.h"
#include "kiosk/terminal/steps/step.h"
#include "ui/input/entry_panel.h"

namespace kiosk::terminal::steps {

/// 上门认证: the telephone number an officer rings up before the visit.
class BookVisit final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "book_visit"; }
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  void enter(Context& context) override;
  void leave(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::VisitAction action, Context& context);

  [[nodiscard]] ui::input::EntryPanel& panel() { return panel_; }

 private:
  ui::input::EntryPanel panel_{nullptr};
};

}  // namespace kiosk::terminal::steps
