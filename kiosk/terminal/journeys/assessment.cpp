#include "kiosk/terminal/journeys/journey.h"
#include "kiosk/terminal/steps/check_data.h"
#include "kiosk/terminal/steps/choose_kind.h"
#include "kiosk/terminal/steps/collect_materials.h"
#include "kiosk/terminal/steps/consent.h"
#include "kiosk/terminal/steps/identify.h"
#include "kiosk/terminal/steps/receipt.h"
#include "kiosk/terminal/steps/sign.h"
#include "kiosk/terminal/steps/submit.h"
#include "kiosk/terminal/steps/verify_face.h"

namespace kiosk::terminal::journeys {

using assets::StringId;

Journey assessment() {
  return {"assessment",
          StringId::ServiceAssessment,
          {
              stop<steps::Identify>(StringId::StepCard),
              stop<steps::Consent>(StringId::StepFace),
              stop<steps::VerifyFace>(StringId::StepFace),
              stop<steps::ChooseKind>(StringId::StepChoose),
              stop<steps::CollectMaterials>(StringId::StepPapers),
              stop<steps::CheckData>(StringId::StepCheck),
              stop<steps::Sign>(StringId::StepSign),
              stop<steps::Submit>(StringId::StepSign),
              stop<steps::Receipt>(StringId::StepDone),
          }};
}

}  // namespace kiosk::terminal::journeys
