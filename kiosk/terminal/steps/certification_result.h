#pragma once

#include "kiosk/domain/receipt_content.h"
#include "kiosk/terminal/screens/certification_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 完成: certified until when, or what happens next; a slip for whoever wants one. An answer that comes while the
/// visitor still stands there is shown at once.
class CertificationResult final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "certification_result"; }
  [[nodiscard]] std::string_view screen() const override { return "certification_done"; }
  [[nodiscard]] Pace pace() const override { return Pace::Result; }
  [[nodiscard]] bool canGoBack() const override { return false; }
  [[nodiscard]] bool fillsPage() const override { return true; }
  [[nodiscard]] screens::Backdrop backdrop() const override { return screens::Backdrop::HomeArt; }
  void enter(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::CertificationDoneAction action, Context& context);

  [[nodiscard]] screens::CertificationDoneModel modelOf(const Context& context, assets::Language language) const;

 private:
  screens::PrintState print_;
};

/// What the slip says.
std::vector<domain::ReceiptLine> certificationSlip(const Visit& visit, const Facts& facts);

}  // namespace kiosk::terminal::steps
