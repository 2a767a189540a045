#pragma once

#include <memory>

#include "kiosk/terminal/screens/data_screen.h"
#include "kiosk/terminal/steps/step.h"
#include "ui/input/entry_panel.h"

namespace kiosk::terminal::steps {

/// 核对: employer, injury and contacts, filled in where the back office or a paper knows them. Nothing goes on that
/// the application would be sent back for.
class CheckData final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "check_data"; }
  [[nodiscard]] std::string_view screen() const override { return model_.open ? "field" : "data"; }
  [[nodiscard]] Pace pace() const override { return Pace::Deliberate; }
  void back(Context& context) override;

  void enter(Context& context) override;
  void leave(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(const screens::DataAction& action, Context& context);

  [[nodiscard]] const screens::DataModel& model() const { return model_; }

 private:
  void close();
  void write(Context& context) const;
  void fillFromRecord(const contract::PersonRecord& record);
  /// Of several injuries on file the one of the date the papers name, else the first; null when none is on file.
  [[nodiscard]] const contract::KnownInjury* injuryMeant(const contract::PersonRecord& record) const;

  screens::DataModel model_;
  std::string creditCode_;  ///< of the employer the office has on file; void once another employer is written
  std::unique_ptr<ui::input::EntryPanel> panel_;
};

}  // namespace kiosk::terminal::steps
