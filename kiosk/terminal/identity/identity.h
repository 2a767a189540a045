#pragma once

#include <filesystem>
#include <string>

#include "assets/error.h"
#include "kiosk/contract/keys.h"
#include "kiosk/terminal/client/https_connection.h"
#include "kiosk/terminal/config/configuration.h"

namespace kiosk::terminal::identity {

/// Who this terminal is towards the back office. Lies in DATA/identity: key.pem (P-256, 0600, never leaves the
/// machine), certificate.pem (chain), ca.pem, sign.key (Ed25519 seed, 0600) and office.json.
struct Identity {
  std::filesystem::path key;
  std::filesystem::path certificate;
  std::filesystem::path ca;
  std::string kioskId;
  std::string region;               ///< six digits
  std::string district;             ///< six digits
  contract::PublicKey officeKey{};  ///< packets are sealed to it
  contract::KioskKeyPair sign;      ///< packets are signed with it
};

/// Errors: NotEnrolled.
assets::Result<Identity> load(const std::filesystem::path& dataFolder);

/// Makes the keys here, asks the back office for a certificate with the one-time code, and stores all of it durably.
/// The answer must name the configured kiosk. An existing identity is replaced only after the new one is complete.
/// Errors: EnrolmentRefused, NotEnrolled (cannot be stored), BackOfficeUnreachable, BackOfficeNotTrusted,
/// BackOfficeNotUnderstood.
assets::Result<Identity> enrol(const config::Configuration& configuration, const std::string& code);

/// Where a kiosk's requests go, as this identity.
client::Endpoint endpointOf(const Identity& identity, const config::BackOffice& office);

}  // namespace kiosk::terminal::identity
