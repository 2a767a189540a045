#pragma once

#include "kiosk/terminal/screens/trouble_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 认证: sealed, durable in the outbox, sent. Goes on with the office's answer, or without it when it cannot be reached
/// in time: the packet then waits and is sent by itself. Only a terminal that cannot store stays here.
class Certify final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "certify"; }
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

 private:
  void handIn(Context& context);

  std::optional<assets::ErrorId> trouble_;
  std::optional<std::chrono::milliseconds> patienceEnds_;
};

/// What is sealed of the visit. With a home visit nobody stood before the camera.
contract::CertificationRequest requestOf(const Visit& visit, std::int64_t nowMs);

}  // namespace kiosk::terminal::steps
