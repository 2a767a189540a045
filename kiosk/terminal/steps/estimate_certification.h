#pragma once

#include "kiosk/terminal/steps/estimate.h"

namespace kiosk::terminal::steps {

/// 养老金认证哪天到期: the day of the last one.
class EstimateCertification final : public Estimate {
 public:
  [[nodiscard]] std::string_view name() const override { return "estimate_certification"; }
  [[nodiscard]] assets::Result<screens::EstimateModel> result(const Context& context,
                                                              assets::Language language) const override;

 private:
  enum Page : int { Last, Result };
  [[nodiscard]] int resultPage() const override { return Result; }
  [[nodiscard]] std::string_view pageName(int page) const override {
    return page == Last ? "certdue_last" : "certdue_result";
  }
  [[nodiscard]] screens::ChoiceModel choice(int page, assets::Language language) const override;
  void choose(int page, std::size_t option) override;
  [[nodiscard]] std::optional<ui::input::EntryForm> form(int page) const override;
  [[nodiscard]] screens::FigureModel figure(const std::string& written, const Context& context,
                                            assets::Language language) const override;
  bool take(const std::string& written, const Context& context) override;

  domain::Date last_{};
};

}  // namespace kiosk::terminal::steps
