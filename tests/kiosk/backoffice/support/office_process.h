#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

#include "kiosk/contract/keys.h"
#include "tests/kiosk/backoffice/support/http_client.h"

namespace kiosk::backoffice::testing {

/// What a finished command printed.
struct Finished {
  int exitCode = 0;
  std::string output;
  /// The value after `key ` on a line of its own.
  [[nodiscard]] std::string value(const std::string& key) const;
};
Finished runBackoffice(const std::vector<std::string>& arguments, const std::string& input = {});

/// The program itself, served from a data folder; its ports stay the same over restarts.
class OfficeProcess {
 public:
  explicit OfficeProcess(std::filesystem::path data);
  ~OfficeProcess();
  OfficeProcess(const OfficeProcess&) = delete;
  OfficeProcess& operator=(const OfficeProcess&) = delete;

  /// Waits for the ready line; throws when there is none. `environment`: NAME=VALUE to add.
  void start(const std::vector<std::string>& more = {}, const std::vector<std::string>& environment = {});
  /// kill -9.
  void kill();
  /// SIGTERM; the exit code.
  int stop();

  [[nodiscard]] std::string kioskBase() const { return "https://127.0.0.1:" + std::to_string(kioskPort_); }
  [[nodiscard]] std::string staffBase() const { return "https://127.0.0.1:" + std::to_string(staffPort_); }
  [[nodiscard]] std::filesystem::path trustAnchor() const { return data_ / "ca.pem"; }
  [[nodiscard]] std::filesystem::path log() const { return data_ / "serve.log"; }

 private:
  std::filesystem::path data_;
  std::uint16_t kioskPort_ = 0;
  std::uint16_t staffPort_ = 0;
  pid_t pid_ = -1;
};

/// A terminal that enrolled over the network.
struct RemoteTerminal {
  std::string id;
  std::string region;
  contract::KioskKeyPair keys;
  contract::PublicKey officeKey{};
  HttpClient::Identity identity;
};
RemoteTerminal enrolOverNetwork(const OfficeProcess& office, const std::filesystem::path& data, const std::string& id,
                                const std::filesystem::path& folder);
/// A sealed, valid application.
std::string sealedBy(const RemoteTerminal& terminal, const std::string& uuid, std::size_t pageBytes = 40);

}  // namespace kiosk::backoffice::testing
