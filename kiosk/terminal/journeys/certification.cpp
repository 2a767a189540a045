#include "kiosk/contract/packet.h"
#include "kiosk/terminal/journeys/journey.h"
#include "kiosk/terminal/steps/book_visit.h"
#include "kiosk/terminal/steps/certification_result.h"
#include "kiosk/terminal/steps/certify.h"
#include "kiosk/terminal/steps/choose_paying_place.h"
#include "kiosk/terminal/steps/consent.h"
#include "kiosk/terminal/steps/identify.h"
#include "kiosk/terminal/steps/offer_certification.h"
#include "kiosk/terminal/steps/verify_face.h"

namespace kiosk::terminal::journeys {
namespace {

using assets::StringId;

/// A face check that did not decide is handed in all the same, so that the person who takes over sees what the machine
/// saw.
void keepEvidence(steps::Context& context) {
  Visit& visit = context.visit;
  const bool undecided =
      visit.face.outcome == domain::FaceCheck::Outcome::HandedToStaff && !visit.face.comparedWith.empty();
  if (!undecided || visit.certification.evidenceKept) return;
  visit.certification.evidenceKept = true;
  context.orders.emplace_back(
      order::Certify{contract::newSubmissionId(), steps::requestOf(visit, context.facts.wallMs)});
}

}  // namespace

Journey certification() {
  return {.name = "certification",
          .title = StringId::ServiceCertification,
          .stops = {stop<steps::Identify>(StringId::StepCard), stop<steps::OfferCertification>(StringId::StepCheck),
                    stop<steps::Consent>(StringId::StepFace), stop<steps::VerifyFace>(StringId::StepFace),
                    stop<steps::Certify>(StringId::StepCertify), stop<steps::CertificationResult>(StringId::StepDone)},
          .largeForElders = true,
          .handedOver = keepEvidence};
}

Journey homeVisit() {
  return {.name = "home_visit",
          .title = StringId::ServiceCertification,
          .stops = {stop<steps::Identify>(StringId::StepCard), stop<steps::BookVisit>(StringId::StepBook),
                    stop<steps::Certify>(StringId::StepBook), stop<steps::CertificationResult>(StringId::StepDone)},
          .largeForElders = true};
}

Journey assistedCertification() {
  return {.name = "assisted_certification",
          .title = StringId::ServiceCertification,
          .stops = {stop<steps::Identify>(StringId::StepCard), stop<steps::ChoosePayingPlace>(StringId::StepPlace),
                    stop<steps::Consent>(StringId::StepFace), stop<steps::VerifyFace>(StringId::StepFace),
                    stop<steps::Certify>(StringId::StepCertify), stop<steps::CertificationResult>(StringId::StepDone)},
          .largeForElders = true,
          .handedOver = keepEvidence};
}

}  // namespace kiosk::terminal::journeys
