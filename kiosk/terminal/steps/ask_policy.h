#pragma once

#include <memory>
#include <string>

#include "kiosk/terminal/screens/policy_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 问政策: questions by topic, a search over all of them, an answer with its source.
class AskPolicy final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "ask_policy"; }
  [[nodiscard]] std::string_view screen() const override;
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  [[nodiscard]] bool fillsPage() const override { return true; }
  void enter(Context& context) override;
  void leave(Context& context) override;
  void back(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(const screens::PolicyListAction& action, Context& context);
  void act(screens::PolicySearchAction action, Context& context);
  void act(screens::PolicyAnswerAction action, Context& context);

  /// Null until the search is open.
  [[nodiscard]] ui::input::EntryPanel* panel() { return panel_.get(); }
  [[nodiscard]] screens::PolicyListModel list(const Context& context) const;

 private:
  /// What the words so far lead to: as they stand, letters as letters; if that is nothing, with the letters turned into
  /// their first offer.
  [[nodiscard]] std::vector<const domain::PolicyAnswer*> found(const Context& context, std::string& words) const;

  domain::PolicyTopic topic_{};
  std::string query_;  // empty: the topic's questions
  std::size_t page_ = 0;
  bool searching_ = false;
  const domain::PolicyAnswer* open_ = nullptr;
  std::unique_ptr<ui::input::EntryPanel> panel_;
};

}  // namespace kiosk::terminal::steps
