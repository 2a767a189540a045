#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/office.h"

namespace kiosk::backoffice::devices {

/// A terminal as the office knows it.
struct Kiosk {
  std::string id;
  std::string district;
  std::string hallName;
  std::string state;          ///< INVITED, ACTIVE or SUSPENDED
  std::string signPublicKey;  ///< Ed25519, 64 hex digits
  std::string certificateSha256;
  std::int64_t certificateUntilMs = 0;
};

std::optional<Kiosk> findKiosk(soci::session& sql, const std::string& region, const std::string& kioskId);

inline constexpr std::int64_t kCodeLivesMs = 24LL * 3600 * 1000;

/// Makes a one-time code (130 bits, 24 h) with which the terminal can bring its keys. A terminal that is active stays
/// so with its present certificate until the code is used.
assets::Result<std::string> invite(Office& office, const std::string& kioskId, const std::string& district,
                                   const std::string& hallName);

struct Enrolment {
  std::string kioskId;
  std::string district;
  std::string certificatePem;  ///< the device's own
};
/// Nothing when the code is unknown, used or over. Fails when the request or key is no good.
assets::Result<std::optional<Enrolment>> enrol(Office& office, const std::string& code, const std::string& requestPem,
                                               const std::string& signPublicKey);

/// A new certificate for a terminal that still has a good one; the old one ends at once.
assets::Result<Enrolment> renew(Office& office, const Kiosk& kiosk, const std::string& requestPem);

/// What the terminal last told of itself.
struct Sighting {
  std::int64_t clockSkewMs = 0;
  int outboxBacklog = 0;
  std::string devicesJson;
};
assets::Result<void> noteSighting(Office& office, const std::string& kioskId, const Sighting& sighting);

/// Another terminal of the same hall that was heard of within the last five minutes; empty when there is none.
std::string neighbourOf(soci::session& sql, const std::string& region, const Kiosk& kiosk, std::int64_t nowMs);

}  // namespace kiosk::backoffice::devices
