#include "kiosk/terminal/journeys/journey.h"
#include "kiosk/terminal/steps/consent.h"
#include "kiosk/terminal/steps/identify.h"
#include "kiosk/terminal/steps/print_notice.h"
#include "kiosk/terminal/steps/record_delivery.h"
#include "kiosk/terminal/steps/sign_for_notice.h"
#include "kiosk/terminal/steps/verify_face.h"

namespace kiosk::terminal::journeys {

using assets::StringId;

Journey collectNotice() {
  return {"collect_notice",
          StringId::ServiceNotice,
          {
              stop<steps::Identify>(StringId::StepCard),
              stop<steps::Consent>(StringId::StepFace),
              stop<steps::VerifyFace>(StringId::StepFace),
              stop<steps::SignForNotice>(StringId::StepReadSign),
              stop<steps::PrintNotice>(StringId::StepPrint),
              stop<steps::RecordDelivery>(StringId::StepPrint),
          }};
}

}  // namespace kiosk::terminal::journeys
