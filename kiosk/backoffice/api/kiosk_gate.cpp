#include "kiosk/backoffice/api/kiosk_gate.h"

#include <optional>

#include <soci/soci.h>

namespace kiosk::backoffice::api {
namespace {

/// The row of the terminal that speaks, if it may.
assets::Result<std::optional<devices::Kiosk>> speaker(Office& office, const Request& request) {
  if (!request.device || request.device->device.region != office.region()) return std::nullopt;
  try {
    const auto lease = office.readers().lease();
    auto kiosk = devices::findKiosk(*lease, office.region(), request.device->device.kioskId);
    if (!kiosk || kiosk->state != "ACTIVE" || kiosk->certificateSha256 != request.device->sha256) return std::nullopt;
    return kiosk;
  } catch (const soci::soci_error& error) {
    return tl::unexpected(store::storeError(error));
  }
}

}  // namespace

Handler gated(Office& office, KioskHandler handler) {
  return [&office, handler = std::move(handler)](const Request& request) {
    const auto kiosk = speaker(office, request);
    if (!kiosk) return problem(kiosk.error());
    if (!*kiosk) return problem(Refusal::DeviceNotActive);
    return handler(office, **kiosk, request);
  };
}

}  // namespace kiosk::backoffice::api
