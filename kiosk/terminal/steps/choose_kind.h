#pragma once

#include <vector>

#include "kiosk/domain/eligibility.h"
#include "kiosk/terminal/screens/kind_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 选事项: which of the four applications fits. The questions and where their answers lead are the domain's; whoever
/// should go elsewhere is told where.
class ChooseKind final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "choose_kind"; }
  [[nodiscard]] std::string_view screen() const override;
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  void back(Context& context) override;
  void enter(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::KindAction action, Context& context);

  [[nodiscard]] const screens::KindModel& model() const { return model_; }

 private:
  void consider(domain::ApplicationKind kind, bool withCausality, Context& context);
  void proceed(Context& context);
  void otherWay(Context& context);

  screens::KindModel model_;
  domain::ApplicationKind kind_{};
  bool withCausality_ = false;
  std::vector<domain::EligibilityAnswer> answers_;
};

}  // namespace kiosk::terminal::steps
