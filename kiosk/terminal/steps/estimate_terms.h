#pragma once

#include "kiosk/domain/term_lookup.h"
#include "kiosk/terminal/steps/estimate.h"

namespace kiosk::terminal::steps {

/// 鉴定的各种期限: which day is known, and which date it was.
class EstimateTerms final : public Estimate {
 public:
  [[nodiscard]] std::string_view name() const override { return "estimate_terms"; }
  [[nodiscard]] assets::Result<screens::EstimateModel> result(const Context& context,
                                                              assets::Language language) const override;

 private:
  enum Page : int { Start, Day, Result };
  [[nodiscard]] int resultPage() const override { return Result; }
  [[nodiscard]] std::string_view pageName(int page) const override;
  [[nodiscard]] screens::ChoiceModel choice(int page, assets::Language language) const override;
  void choose(int page, std::size_t option) override;
  [[nodiscard]] std::optional<ui::input::EntryForm> form(int page) const override;
  [[nodiscard]] screens::FigureModel figure(const std::string& written, const Context& context,
                                            assets::Language language) const override;
  bool take(const std::string& written, const Context& context) override;

  domain::TermStart start_{};
  domain::Date day_{};
};

}  // namespace kiosk::terminal::steps
