#include "kiosk/terminal/journeys/journey.h"
#include "kiosk/terminal/steps/identify.h"
#include "kiosk/terminal/steps/show_progress.h"

namespace kiosk::terminal::journeys {

using assets::StringId;

Journey progress() {
  return {"progress",
          StringId::ServiceProgress,
          {
              stop<steps::Identify>(StringId::StepCard),
              stop<steps::ShowProgress>(StringId::StepLook),
          }};
}

}  // namespace kiosk::terminal::journeys
