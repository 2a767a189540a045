#pragma once

#include <optional>
#include <string>

#include "assets/error.h"
#include "kiosk/terminal/screens/choice_screen.h"
#include "kiosk/terminal/screens/estimate_screen.h"
#include "kiosk/terminal/screens/figure_screen.h"
#include "kiosk/terminal/steps/step.h"
#include "ui/input/entry_panel.h"

namespace kiosk::terminal::steps {

/// A calculator: a few questions, one a page, then what comes out. Each question is a choice or a figure to write. What
/// was answered lives in the step and goes with it; nothing is sent or kept.
class Estimate : public Step {
 public:
  [[nodiscard]] std::string_view screen() const override { return pageName(page_); }
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  [[nodiscard]] bool fillsPage() const override { return true; }
  void enter(Context& context) override;
  void leave(Context& context) override;
  /// To the question before; before the first, to 查一查·算一算.
  void back(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;

  /// An answer of a choice.
  void act(std::size_t option, Context& context);
  void act(screens::FigureAction action, Context& context);
  void act(screens::EstimateAction action, Context& context);
  [[nodiscard]] ui::input::EntryPanel& panel() { return panel_; }
  /// What came out; NoTermInForce where the rules of that time are not on record.
  [[nodiscard]] virtual assets::Result<screens::EstimateModel> result(const Context& context,
                                                                      assets::Language language) const = 0;

 protected:
  /// Index of the page with the result: the number of questions.
  [[nodiscard]] virtual int resultPage() const = 0;
  [[nodiscard]] virtual std::string_view pageName(int page) const = 0;
  /// The question of a page when it is a choice.
  [[nodiscard]] virtual screens::ChoiceModel choice(int page, assets::Language language) const = 0;
  virtual void choose(int page, std::size_t option) = 0;
  /// How a figure of a page is written; nothing: the page is a choice.
  [[nodiscard]] virtual std::optional<ui::input::EntryForm> form(int page) const = 0;
  [[nodiscard]] virtual screens::FigureModel figure(const std::string& written, const Context& context,
                                                    assets::Language language) const = 0;
  /// Takes what was written; false when it cannot stand.
  virtual bool take(const std::string& written, const Context& context) = 0;

 private:
  void show(int page);

  int page_ = 0;
  ui::input::EntryPanel panel_{nullptr};
};

/// A date that was written with eight digits, as far as it can be one.
struct WrittenDate {
  std::optional<domain::Date> date;  ///< it can stand
  std::optional<assets::StringId> problem;
};
/// Nothing before `earliest`, nothing after `latest`.
WrittenDate writtenDate(const std::string& written, const domain::Date& earliest, const domain::Date& latest);
/// What such a field shows: the date in words once it is whole, the digits before.
ui::Text shownDate(const std::string& written, assets::Language language);

}  // namespace kiosk::terminal::steps
