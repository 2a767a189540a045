#pragma once

#include "kiosk/terminal/screens/card_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 刷证: waits for the ID card and takes the person over from it. An unreadable card is asked for again, as often as it
/// takes; the third time staff are called too. An expired card goes to staff.
class Identify final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "identify"; }
  [[nodiscard]] std::string_view screen() const override { return "card"; }
  [[nodiscard]] Pace pace() const override;
  [[nodiscard]] bool settled(const Visit& visit) const override { return visit.card.has_value(); }
  [[nodiscard]] std::optional<std::chrono::milliseconds> wakeAt() const override { return doneAt_; }

  void enter(Context& context) override;
  void leave(Context& context) override;
  void on(const Event& event, Context& context) override;
  void tick(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::CardAction action, Context& context);

  [[nodiscard]] const screens::CardModel& model() const { return model_; }

 private:
  void read(const event::CardRead& read, Context& context);
  void notRead(const assets::Error& error, Context& context);

  screens::CardModel model_;
  int failures_ = 0;
  std::optional<std::chrono::milliseconds> doneAt_;
};

}  // namespace kiosk::terminal::steps
