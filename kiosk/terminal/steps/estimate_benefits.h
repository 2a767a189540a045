#pragma once

#include "kiosk/domain/injury_benefits.h"
#include "kiosk/terminal/steps/estimate.h"

namespace kiosk::terminal::steps {

/// 工伤能领多少: grade, care, wage.
class EstimateBenefits final : public Estimate {
 public:
  [[nodiscard]] std::string_view name() const override { return "estimate_benefits"; }
  [[nodiscard]] assets::Result<screens::EstimateModel> result(const Context& context,
                                                              assets::Language language) const override;

 private:
  enum Page : int { Grade, Care, Wage, Result };
  [[nodiscard]] int resultPage() const override { return Result; }
  [[nodiscard]] std::string_view pageName(int page) const override;
  [[nodiscard]] screens::ChoiceModel choice(int page, assets::Language language) const override;
  void choose(int page, std::size_t option) override;
  [[nodiscard]] std::optional<ui::input::EntryForm> form(int page) const override;
  [[nodiscard]] screens::FigureModel figure(const std::string& written, const Context& context,
                                            assets::Language language) const override;
  bool take(const std::string& written, const Context& context) override;

  domain::InjuryQuestion question_;
};

}  // namespace kiosk::terminal::steps
