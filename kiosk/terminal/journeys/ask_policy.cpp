#include "kiosk/terminal/steps/ask_policy.h"

#include "kiosk/terminal/journeys/journey.h"

namespace kiosk::terminal::journeys {

using assets::StringId;

Journey askPolicy() {
  return {"policy", StringId::ServicePolicy, {stop<steps::AskPolicy>(StringId::StepChoose)}};
}

}  // namespace kiosk::terminal::journeys
