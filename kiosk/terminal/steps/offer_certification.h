#pragma once

#include "kiosk/terminal/screens/certification_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// Whether there is anything to certify: who is certified already is told so and goes home; for everybody else, by
/// face, at home, or for another agency. Records that cannot be looked up keep nobody from certifying.
class OfferCertification final : public Step {
 public:
  [[nodiscard]] std::string_view name() const override { return "offer_certification"; }
  [[nodiscard]] std::string_view screen() const override;
  [[nodiscard]] Pace pace() const override;
  [[nodiscard]] bool fillsPage() const override { return page_ == Page::InForce; }
  [[nodiscard]] screens::Backdrop backdrop() const override;

  void enter(Context& context) override;
  void on(const Event& event, Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::CertificationOfferAction action, Context& context);
  void act(screens::CertificationDoneAction action, Context& context);

  [[nodiscard]] screens::CertificationOfferModel offer(const Context& context, assets::Language language) const;
  [[nodiscard]] screens::CertificationDoneModel inForce(const Context& context, assets::Language language) const;

 private:
  enum class Page : std::uint8_t { Asking, Offer, Unknown, InForce };
  Page page_ = Page::Asking;
};

}  // namespace kiosk::terminal::steps
