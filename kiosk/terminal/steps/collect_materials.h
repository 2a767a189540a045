#pragma once

#include "kiosk/terminal/screens/materials_screen.h"
#include "kiosk/terminal/steps/photograph_page.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 交材料: the checklist of the chosen kind; every paper is photographed page by page. Only what the policy table asks
/// for is on the list, and only a complete list goes on.
class CollectMaterials final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "collect_materials"; }
  [[nodiscard]] std::string_view screen() const override;
  [[nodiscard]] Pace pace() const override;
  [[nodiscard]] std::optional<std::chrono::milliseconds> wakeAt() const override;
  void back(Context& context) override;

  void enter(Context& context) override;
  void leave(Context& context) override;
  void on(const Event& event, Context& context) override;
  void tick(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(const screens::MaterialsAction& action, Context& context);
  void act(screens::ScanAction action, Context& context);

  [[nodiscard]] const std::optional<PhotographPage>& camera() const { return camera_; }
  [[nodiscard]] static screens::MaterialsModel modelOf(const Context& context);

 private:
  void photograph(std::size_t item, std::optional<std::size_t> retake, Context& context);
  void keep(Context& context);
  void closeCamera(Context& context);

  std::optional<PhotographPage> camera_;  ///< while a page is photographed
  std::size_t item_ = 0;                  ///< the paper it belongs to
};

}  // namespace kiosk::terminal::steps
