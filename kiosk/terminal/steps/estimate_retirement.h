#pragma once

#include "kiosk/domain/retirement.h"
#include "kiosk/terminal/steps/estimate.h"

namespace kiosk::terminal::steps {

/// 我哪年哪月能退休: group and date of birth.
class EstimateRetirement final : public Estimate {
 public:
  [[nodiscard]] std::string_view name() const override { return "estimate_retirement"; }
  void enter(Context& context) override;
  [[nodiscard]] assets::Result<screens::EstimateModel> result(const Context& context,
                                                              assets::Language language) const override;

 private:
  enum Page : int { Group, Birth, Result };
  [[nodiscard]] int resultPage() const override { return Result; }
  [[nodiscard]] std::string_view pageName(int page) const override;
  [[nodiscard]] screens::ChoiceModel choice(int page, assets::Language language) const override;
  void choose(int page, std::size_t option) override;
  [[nodiscard]] std::optional<ui::input::EntryForm> form(int page) const override;
  [[nodiscard]] screens::FigureModel figure(const std::string& written, const Context& context,
                                            assets::Language language) const override;
  bool take(const std::string& written, const Context& context) override;

  const domain::RetirementRules* rules_ = nullptr;  // from enter() on
  domain::RetirementGroup group_{};
  domain::Date birth_{};
};

}  // namespace kiosk::terminal::steps
