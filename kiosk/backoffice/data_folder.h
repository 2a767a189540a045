#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/backoffice/pki/authority.h"
#include "kiosk/contract/keys.h"

namespace kiosk::backoffice {

/// Everything the office keeps lies in one folder:
///   office.toml         region and server names
///   office.db           the store
///   ca.pem              the trust anchor, to be given to terminals and browsers
///   keys/               private keys (0600): root, issuer, server, office (X25519), columns
///   packets/ab/SHA.packet   submissions as the kiosks sealed them
///   notices/ID.sealed       notices (PDF), sealed with the columns key
///   supplements/ID.sealed   pages handed in at the counter, sealed likewise
///   spool/              uploads on their way
class DataFolder {
 public:
  /// Makes the folder with all keys and certificates. Refuses one that already holds an office.
  static assets::Result<DataFolder> create(const std::filesystem::path& root, const std::string& region,
                                           const std::vector<std::string>& serverNames);
  static assets::Result<DataFolder> open(const std::filesystem::path& root);

  ~DataFolder();
  DataFolder(DataFolder&&) noexcept = default;
  DataFolder& operator=(DataFolder&&) noexcept = default;
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  [[nodiscard]] const std::string& region() const { return region_; }
  [[nodiscard]] std::filesystem::path database() const { return root_ / "office.db"; }
  [[nodiscard]] std::filesystem::path spool() const { return root_ / "spool"; }
  [[nodiscard]] std::filesystem::path packet(const std::string& sha256) const;
  [[nodiscard]] std::filesystem::path notice(const std::string& noticeId) const;
  [[nodiscard]] std::filesystem::path supplementPage(const std::string& pageId) const;
  [[nodiscard]] std::filesystem::path trustAnchor() const { return root_ / "ca.pem"; }
  [[nodiscard]] std::filesystem::path issuerCertificate() const { return root_ / "keys" / "issuer.pem"; }
  [[nodiscard]] std::filesystem::path serverCertificate() const { return root_ / "keys" / "server.pem"; }
  [[nodiscard]] std::filesystem::path serverKey() const { return root_ / "keys" / "server.key.pem"; }

  [[nodiscard]] const pki::KeyAndCertificate& issuer() const { return issuer_; }
  [[nodiscard]] const std::array<std::uint8_t, 32>& columnsKey() const { return columnsKey_; }
  /// X25519: kiosks seal to the public key; only the office holds the secret one.
  [[nodiscard]] const contract::OfficeKeyPair& officeKeys() const { return officeKeys_; }

 private:
  DataFolder() = default;

  std::filesystem::path root_;
  std::string region_;
  pki::KeyAndCertificate issuer_;
  std::array<std::uint8_t, 32> columnsKey_{};
  contract::OfficeKeyPair officeKeys_;
};

}  // namespace kiosk::backoffice
