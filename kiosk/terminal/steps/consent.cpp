#include "kiosk/terminal/steps/consent.h"

#include <algorithm>

namespace kiosk::terminal::steps {

bool Consent::settled(const Visit& visit) const {
  return std::any_of(visit.consents.begin(), visit.consents.end(), [](const domain::Consent& consent) {
    return consent.granted && consent.textId == screens::kFaceConsentTextId;
  });
}

void Consent::act(screens::ConsentAction action, Context& context) {
  if (action == screens::ConsentAction::None) return;
  const bool granted = action == screens::ConsentAction::Agree;
  context.visit.consents.push_back({.textId = std::string(screens::kFaceConsentTextId),
                                    .textVersion = std::string(screens::kFaceConsentTextVersion),
                                    .givenAtMs = context.facts.wallMs,
                                    .granted = granted});
  context.audit.write(
      assets::EventId::ConsentAnswered,
      {{"granted", granted}, {"text", screens::kFaceConsentTextId}, {"version", screens::kFaceConsentTextVersion}});
  if (granted) {
    context.next();
  } else {
    context.staff(screens::HandoverReason::ConsentRefused);
  }
}

void Consent::draw(ui::Frame& frame, Context& context) {
  act(screens::drawConsent(frame, {}), context);
}

}  // namespace kiosk::terminal::steps
