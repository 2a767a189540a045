#include "kiosk/terminal/journeys/journey.h"

namespace kiosk::terminal::journeys {

std::vector<Journey> all() {
  return {assessment(),         collectNotice(),         progress(),      certification(),
          homeVisit(),          assistedCertification(), lookUp(),        estimateBenefits(),
          estimateRetirement(), estimateCertification(), estimateTerms(), askPolicy()};
}

}  // namespace kiosk::terminal::journeys
