#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/api/router.h"

namespace kiosk::backoffice::server {

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t kioskPort = 0;  ///< 0: any free one
  std::uint16_t staffPort = 0;
  std::filesystem::path certificate;  ///< the server's, PEM
  std::filesystem::path key;
  std::filesystem::path trustAnchor;   ///< whom client certificates must lead to
  std::filesystem::path deviceIssuer;  ///< the authority that signs them
  std::filesystem::path spool;         ///< folder for uploads on their way
  unsigned ioThreads = 2;
  /// Handlers block while their work is committed, so this bounds how much one commit can gather.
  unsigned workers = 32;
};

/// Two TLS 1.3 listeners: kiosks with mandatory client certificates, staff without. HTTP/1.1, keep-alive. Handlers run
/// on their own threads and never block the sockets'. Time limits: handshake and header 10 s, idle 75 s, bodies 30 s
/// and 8 KiB/s.
class Server {
 public:
  /// Binds both ports; `kiosks` and `staff` must outlive the server.
  static assets::Result<std::unique_ptr<Server>> bind(const Settings& settings, const api::Router& kiosks,
                                                      const api::Router& staff);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t kioskPort() const;
  [[nodiscard]] std::uint16_t staffPort() const;

  /// Serves until stop() or, with `untilSignalled`, SIGTERM or SIGINT. What is being answered is finished first.
  void run(bool untilSignalled);
  void stop();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiosk::backoffice::server
