#include "kiosk/terminal/steps/sign.h"

namespace kiosk::terminal::steps {
namespace {

/// The stored signature: the pad of the standard layout, pixel by pixel.
constexpr int kSignatureWidth = 960;
constexpr int kSignatureHeight = 492;

}  // namespace

screens::SignModel Sign::modelOf(const Context& context) {
  const Visit& visit = context.visit;
  return {.kind = visit.draft.kind,
          .withCausality = visit.draft.withCausality,
          .signer = visit.person.name,
          .signsForSelf = visit.draft.applicantRole == domain::ApplicantRole::Worker,
          .pages = static_cast<int>(visit.pageCount()),
          .formPages = 0,
          .printerTrouble = context.facts.troubleOf(role::kReceiptPrinter),
          .busy = false};
}

void Sign::enter(Context& /*context*/) {
  pad_.clear();
}

void Sign::leave(Context& /*context*/) {
  pad_.clear();
}

void Sign::act(screens::SignAction action, Context& context) {
  switch (action) {
    case screens::SignAction::None:
    case screens::SignAction::ShowForm:
    case screens::SignAction::ReadToMe:
      return;
    case screens::SignAction::GoBack:
      back(context);
      return;
    case screens::SignAction::Submit:
      context.visit.draft.signaturePng = pad_.png(kSignatureWidth, kSignatureHeight);
      context.next();
      return;
  }
}

void Sign::draw(ui::Frame& frame, Context& context) {
  act(screens::drawSign(frame, modelOf(context), pad_), context);
}

}  // namespace kiosk::terminal::steps
