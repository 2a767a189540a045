#pragma once

#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/pki/device_identity.h"

namespace kiosk::backoffice::pki {

/// A private key and the certificate for it, both PEM. P-256 throughout.
struct KeyAndCertificate {
  std::string keyPem;
  std::string certificatePem;
};

/// Certificates are dated by the machine's own clock, also where the office's clock is shifted: TLS checks against it.
inline constexpr int kRootDays = 20 * 365;
inline constexpr int kIssuingDays = 10 * 365;
inline constexpr int kServerDays = 825;
inline constexpr int kDeviceDays = 90;

/// The trust anchor terminals are given.
assets::Result<KeyAndCertificate> makeRoot(const std::string& commonName);
/// The authority that signs devices and nothing else (path length 0).
assets::Result<KeyAndCertificate> issueIssuer(const KeyAndCertificate& root, const std::string& commonName);
/// `names`: host names and IP addresses; at least one.
assets::Result<KeyAndCertificate> issueServer(const KeyAndCertificate& root, const std::vector<std::string>& names);
/// Signs the request's key for `device`; whatever else the request asks for is ignored. The request must be signed by
/// its own key, and the key must be P-256.
assets::Result<std::string> issueDevice(const KeyAndCertificate& issuer, const std::string& requestPem,
                                        const DeviceIdentity& device);

/// The device side, for tools and tests: a new P-256 key and a request signed by it.
struct KeyAndRequest {
  std::string keyPem;
  std::string requestPem;
};
assets::Result<KeyAndRequest> makeRequest(const std::string& commonName);

assets::Result<std::vector<std::uint8_t>> derOf(const std::string& certificatePem);

}  // namespace kiosk::backoffice::pki
