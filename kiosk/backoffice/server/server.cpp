#include "kiosk/backoffice/server/server.h"

#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include "kiosk/backoffice/server/session.h"

namespace kiosk::backoffice::server {
namespace {

tl::unexpected<assets::Error> refused(assets::ErrorId id, const std::string& what, const std::string& why) {
  return assets::failure(id, what + ": " + why);
}

assets::Result<void> prepare(asio::ssl::context& tls, const Settings& settings, bool clientCertificates) {
  beast::error_code error;
  tls.use_certificate_chain_file(settings.certificate.string(), error);
  if (!error) tls.use_private_key_file(settings.key.string(), asio::ssl::context::pem, error);
  SSL_CTX* context = tls.native_handle();
  if (!error && clientCertificates) {
    tls.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert, error);
    if (!error) tls.load_verify_file(settings.trustAnchor.string(), error);
    if (!error) tls.load_verify_file(settings.deviceIssuer.string(), error);
  }
  if (error) {
    return refused(assets::ErrorId::OfficeCertificateUnusable, "the server's certificates cannot be used",
                   error.message());
  }
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  static constexpr std::string_view kSessionContext = "hall-office";
  SSL_CTX_set_session_id_context(context, reinterpret_cast<const unsigned char*>(kSessionContext.data()),
                                 static_cast<unsigned>(kSessionContext.size()));
  return {};
}

/// Accepts connections for one port.
class Listener {
 public:
  Listener(asio::io_context& io, Listening& listening)
      : io_(io), listening_(listening), acceptor_(asio::make_strand(io)), pause_(acceptor_.get_executor()) {}

  assets::Result<void> bind(const std::string& address, std::uint16_t port) {
    beast::error_code error;
    const auto ip = asio::ip::make_address(address, error);
    if (error) {
      return refused(assets::ErrorId::OfficeSettingRefused, "--listen " + address, "is no IP address");
    }
    const tcp::endpoint endpoint(ip, port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      return refused(assets::ErrorId::OfficeSettingRefused, "cannot listen on " + address + ":" + std::to_string(port),
                     error.message());
    }
    return {};
  }

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void accept() {
    acceptor_.async_accept(asio::make_strand(io_), [this](beast::error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) return retryLater();  // out of file descriptors: waiting lets some come back
      if (listening_.connections.load() < kMostConnections) {
        beast::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        std::make_shared<Session>(std::move(socket), listening_)->start();
      }
      accept();
    });
  }

  void close() {
    asio::post(acceptor_.get_executor(), [this] {
      beast::error_code ignored;
      acceptor_.close(ignored);
      pause_.cancel();
    });
  }

 private:
  void retryLater() {
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([this](beast::error_code error) {
      if (!error) accept();
    });
  }

  asio::io_context& io_;
  Listening& listening_;
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
};

}  // namespace

struct Server::Impl {
  Impl(const Settings& settings, const api::Router& kiosks, const api::Router& staff)
      : workers(settings.workers),
        ioThreads(settings.ioThreads),
        kioskListening{"kiosk", kiosks, kioskTls, workers, settings.spool},
        staffListening{"staff", staff, staffTls, workers, settings.spool},
        io(static_cast<int>(settings.ioThreads)),
        kioskListener(io, kioskListening),
        staffListener(io, staffListening),
        stopping(io) {}

  void end() {
    kioskListener.close();
    staffListener.close();
    // Connections that idle must not hold the program; those being answered get a moment.
    stopping.expires_after(std::chrono::milliseconds(300));
    stopping.async_wait([this](beast::error_code) { io.stop(); });
  }

  asio::thread_pool workers;
  unsigned ioThreads;
  asio::ssl::context kioskTls{asio::ssl::context::tls_server};
  asio::ssl::context staffTls{asio::ssl::context::tls_server};
  Listening kioskListening;
  Listening staffListening;
  asio::io_context io;  // destroys the connections that are left, which still point at what stands above
  Listener kioskListener;
  Listener staffListener;
  asio::steady_timer stopping;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() {
  impl_->workers.join();
}

assets::Result<std::unique_ptr<Server>> Server::bind(const Settings& settings, const api::Router& kiosks,
                                                     const api::Router& staff) {
  auto impl = std::make_unique<Impl>(settings, kiosks, staff);
  if (auto ready = prepare(impl->kioskTls, settings, true); !ready) return tl::unexpected(ready.error());
  if (auto ready = prepare(impl->staffTls, settings, false); !ready) return tl::unexpected(ready.error());
  if (auto bound = impl->kioskListener.bind(settings.address, settings.kioskPort); !bound) {
    return tl::unexpected(bound.error());
  }
  if (auto bound = impl->staffListener.bind(settings.address, settings.staffPort); !bound) {
    return tl::unexpected(bound.error());
  }
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::kioskPort() const {
  return impl_->kioskListener.port();
}
std::uint16_t Server::staffPort() const {
  return impl_->staffListener.port();
}

void Server::run(bool untilSignalled) {
  asio::signal_set signals(impl_->io);
  if (untilSignalled) {
    signals.add(SIGTERM);
    signals.add(SIGINT);
    signals.async_wait([this](beast::error_code error, int) {
      if (!error) impl_->end();
    });
  }
  impl_->kioskListener.accept();
  impl_->staffListener.accept();
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < impl_->ioThreads; ++i)
    threads.emplace_back([this] { impl_->io.run(); });
  impl_->io.run();
  for (std::thread& thread : threads)
    thread.join();
  impl_->workers.join();
}

void Server::stop() {
  asio::post(impl_->io, [this] { impl_->end(); });
}

}  // namespace kiosk::backoffice::server
