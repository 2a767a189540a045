#include "kiosk/terminal/steps/look_up.h"

#include "kiosk/terminal/journeys/journey.h"
#include "kiosk/terminal/steps/estimate_benefits.h"
#include "kiosk/terminal/steps/estimate_certification.h"
#include "kiosk/terminal/steps/estimate_retirement.h"
#include "kiosk/terminal/steps/estimate_terms.h"

namespace kiosk::terminal::journeys {

using assets::StringId;

// One page each and no slips: nobody is asked who they are, nothing is handed in.

Journey lookUp() {
  return {"look_up", StringId::ServiceLookUp, {stop<steps::LookUp>(StringId::StepChoose)}};
}

Journey estimateBenefits() {
  return {"estimate_benefits", StringId::ServiceLookUp, {stop<steps::EstimateBenefits>(StringId::StepChoose)}};
}

Journey estimateRetirement() {
  return {"estimate_retirement", StringId::ServiceLookUp, {stop<steps::EstimateRetirement>(StringId::StepChoose)}};
}

Journey estimateCertification() {
  return {
      "estimate_certification", StringId::ServiceLookUp, {stop<steps::EstimateCertification>(StringId::StepChoose)}};
}

Journey estimateTerms() {
  return {"estimate_terms", StringId::ServiceLookUp, {stop<steps::EstimateTerms>(StringId::StepChoose)}};
}

}  // namespace kiosk::terminal::journeys
