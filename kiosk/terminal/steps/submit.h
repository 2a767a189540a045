#pragma once

#include "kiosk/terminal/screens/trouble_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 交上去: sealed, durable in the outbox, sent. Goes on with the acceptance number, or without it when the back office
/// cannot be reached in time: the packet then waits and is sent by itself. Only a terminal that cannot store stays
/// here.
class Submit final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "submit"; }
  [[nodiscard]] std::string_view screen() const override { return trouble_ ? "trouble" : "wait"; }
  [[nodiscard]] Pace pace() const override { return trouble_ ? Pace::Deliberate : Pace::Machine; }
  [[nodiscard]] bool canGoBack() const override { return false; }
  [[nodiscard]] bool fillsPage() const override { return trouble_.has_value(); }
  [[nodiscard]] std::optional<std::chrono::milliseconds> wakeAt() const override { return patienceEnds_; }

  void enter(Context& context) override;
  void on(const Event& event, Context& context) override;
  void tick(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::TroubleWay way, Context& context);

  [[nodiscard]] const std::optional<screens::TroubleModel>& trouble() const { return trouble_; }

 private:
  void handIn(Context& context);
  void stand(assets::ErrorId error, Context& context);

  std::optional<screens::TroubleModel> trouble_;
  std::optional<std::chrono::milliseconds> patienceEnds_;
};

/// The application as it is sealed: the draft with person, pages, consents and face check of the visit.
domain::Application applicationOf(const Visit& visit);

}  // namespace kiosk::terminal::steps
