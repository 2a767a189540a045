#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "drivers/simulator/dock/link.h"
#include "drivers/simulator/dock/plan.h"

namespace drivers::simulator::dock {

/// The dock as it looks: one picture of what the link knows, and what was pressed. Dear ImGui's own widgets.
class Panel {
 public:
  using Say = std::function<void(std::string line)>;
  explicit Panel(Say say) : say_(std::move(say)) {}

  /// Between the window's NewFrame and Render.
  void draw(const Standing& standing);

  struct Spot {
    float x = 0;  ///< px in the window
    float y = 0;
  };
  /// The middle of every button in sight that can be pressed, by the line it says.
  [[nodiscard]] const std::map<std::string, Spot>& buttons() const { return buttons_; }
  /// The sentence at the top: whether the simulator is there.
  [[nodiscard]] const std::string& headline() const { return headline_; }

 private:
  void drawState(const Standing& standing);
  void drawSection(const Section& section);
  void drawButtons(const std::vector<Button>& buttons, bool first);
  /// What is written or chosen there; empty: nothing yet.
  std::string drawSlot(const Slot& slot, const std::string& place);
  void drawForm(const Section& section, const Usage& usage);
  void drawOwnLine();

  Say say_;
  bool live_ = false;  ///< buttons can be pressed
  Vocabulary planned_;
  std::vector<Section> sections_;               ///< the plan of `planned_`
  std::map<std::string, std::string> written_;  ///< what was put into a form, by its place
  std::map<std::string, bool> included_;        ///< optional parts that are wanted
  std::map<std::string, Spot> buttons_;
  std::string headline_;
};

}  // namespace drivers::simulator::dock
