#pragma once

// One connection. Included by server.cpp alone: Beast is expensive to compile. Callbacks, not coroutines: GCC 12
// destroys temporaries of co_await expressions twice.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include "kiosk/backoffice/api/problem.h"
#include "kiosk/backoffice/api/router.h"
#include "kiosk/backoffice/journal.h"
#include "kiosk/backoffice/server/spool_file.h"
#include "kiosk/backoffice/store/connection.h"

namespace kiosk::backoffice::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

/// What all connections of one listener share.
struct Listening {
  std::string name;  ///< "kiosk" or "staff", for the log
  const api::Router& router;
  asio::ssl::context& tls;
  asio::thread_pool& workers;
  std::filesystem::path spool;
  std::atomic<int> connections{0};
  std::atomic<int> waitingRequests{0};
};

inline constexpr int kMostConnections = 4096;
inline constexpr int kMostWaitingRequests = 2048;
inline constexpr std::uint32_t kLongestHeader = 16 << 10;
inline constexpr std::uint64_t kReadAnyway = 1
                                             << 20;  ///< a refused body up to this size is read, so the answer arrives
inline constexpr std::size_t kReadPart = 64 << 10;   ///< without the reserve Beast reads 512 bytes at a time
inline constexpr std::uint64_t kSlowestBytesPerSecond = 8 << 10;

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Listening& listening) : stream_(std::move(socket), listening.tls), listening_(listening) {
    ++listening_.connections;
  }
  ~Session() { --listening_.connections; }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start() {
    limit(std::chrono::seconds(10));
    stream_.async_handshake(asio::ssl::stream_base::server, [me = shared_from_this()](beast::error_code error) {
      if (error) {
        // Probes that connect and go away are not worth a line; a refused certificate is.
        if (error.category() == asio::error::get_ssl_category()) {
          journal(Weight::Warning, "handshake", {{"port", me->listening_.name}, {"detail", error.message()}});
        }
        return;
      }
      me->identifyPeer();
      me->readHeader(std::chrono::seconds(10));
    });
  }

 private:
  using Parser = http::request_parser<http::buffer_body>;

  void limit(std::chrono::steady_clock::duration time) { beast::get_lowest_layer(stream_).expires_after(time); }

  void identifyPeer() {
    X509* certificate = SSL_get1_peer_certificate(stream_.native_handle());
    if (certificate == nullptr) return;
    unsigned char* der = nullptr;
    const int length = i2d_X509(certificate, &der);
    X509_free(certificate);
    if (length <= 0) return;
    auto device = pki::readDeviceCertificate({der, static_cast<std::size_t>(length)});
    OPENSSL_free(der);
    if (device) device_ = std::move(*device);
  }

  void readHeader(std::chrono::steady_clock::duration time) {
    parser_.emplace();
    parser_->header_limit(kLongestHeader);
    // Each route has its own limit, checked before anything is read. Not boost::none: Beast 1.74 compares the length
    // with it.
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
    request_ = {};
    route_ = nullptr;
    spool_.reset();
    refused_.reset();
    part_ = {};  // an idle connection holds no large buffer
    limit(time);
    http::async_read_header(stream_, buffer_, *parser_,
                            [me = shared_from_this()](beast::error_code error, std::size_t) { me->onHeader(error); });
  }

  void onHeader(beast::error_code error) {
    if (error == http::error::end_of_stream || error == asio::ssl::error::stream_truncated) return close();
    if (error && error.category() != http::make_error_code(http::error::bad_method).category()) return;
    began_ = std::chrono::steady_clock::now();
    if (error) {
      refused_ = api::problem(api::Refusal::MalformedRequest, error.message());
      return answer(std::move(*refused_), false);
    }
    refused_ = examineHeader();
    const std::uint64_t length = parser_->content_length().value_or(0);
    if (refused_ && (length > kReadAnyway || parser_->chunked())) return answer(std::move(*refused_), false);
    if (parser_->is_done() || (length == 0 && !parser_->chunked())) return dispatch();
    limit(std::chrono::seconds(30) + std::chrono::seconds(length / kSlowestBytesPerSecond));
    part_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(std::max<std::uint64_t>(length, 1), kReadPart)));
    if (length > kReadPart) buffer_.reserve(kReadPart);
    if (beast::iequals(parser_->get()[http::field::expect], "100-continue")) return invite();
    readBody();
  }

  /// Everything that can be said before the body is there.
  std::optional<api::Response> examineHeader() {
    using api::Refusal;
    const auto& head = parser_->get();
    std::string_view target(head.target().data(), head.target().size());
    const std::size_t question = target.find('?');
    const auto query =
        api::parseQuery(question == std::string_view::npos ? std::string_view() : target.substr(question + 1));
    target = target.substr(0, question);
    std::optional<api::Method> method;
    if (head.method() == http::verb::get) method = api::Method::Get;
    if (head.method() == http::verb::post) method = api::Method::Post;
    if (head.method() == http::verb::put) method = api::Method::Put;
    auto match = listening_.router.find(method, target);
    if (!match.pathKnown) return api::problem(Refusal::NotFound);
    if (match.route == nullptr) return api::problem(Refusal::MethodNotAllowed);
    if (!query) return api::problem(Refusal::MalformedRequest, "query");
    route_ = match.route;
    request_.method = *method;
    request_.captures = std::move(match.captures);
    request_.query = *query;
    request_.device = device_;
    request_.csrf = std::string(head[api::kCsrfHeader]);
    request_.ifNoneMatch = head[http::field::if_none_match].to_string();
    request_.sessionToken = sessionToken();
    return examineBodyRule();
  }

  std::optional<api::Response> examineBodyRule() {
    using api::BodyRule;
    using api::Refusal;
    const auto length = parser_->content_length();
    const BodyRule& rule = route_->body;
    if (parser_->chunked()) return api::problem(Refusal::LengthRequired);
    if (rule.kind == BodyRule::Kind::None) {
      if (length.value_or(0) > 0) return api::problem(Refusal::BodyTooLarge, "no body is taken here");
      return std::nullopt;
    }
    if (!length) return api::problem(Refusal::LengthRequired);
    if (*length > rule.maxBytes) return api::problem(Refusal::BodyTooLarge);
    const std::string given = parser_->get()[http::field::content_type].to_string();
    for (const std::string_view type : rule.mediaTypes) {
      if (!type.empty() &&
          beast::iequals(given.substr(0, given.find(';')), beast::string_view(type.data(), type.size()))) {
        request_.contentType = type;
      }
    }
    if (request_.contentType.empty()) return api::problem(Refusal::UnsupportedMediaType, rule.mediaTypes.front());
    if (rule.kind == BodyRule::Kind::Upload) {
      auto spool = SpoolFile::create(listening_.spool);
      if (!spool) return api::problem(spool.error());
      spool_ = std::move(*spool);
    }
    return std::nullopt;
  }

  std::string sessionToken() const {
    const std::string wanted = api::kSessionCookie;
    const std::string cookies = "; " + parser_->get()[http::field::cookie].to_string();
    for (const auto& pair : http::param_list(cookies)) {
      if (pair.first == wanted) return pair.second.to_string();
    }
    return {};
  }

  void invite() {
    go_.emplace(http::status::continue_, 11);
    http::async_write(stream_, *go_, [me = shared_from_this()](beast::error_code error, std::size_t) {
      if (!error) me->readBody();
    });
  }

  void readBody() {
    auto& body = parser_->get().body();
    body.data = part_.data();
    body.size = part_.size();
    body.more = true;
    http::async_read(stream_, buffer_, *parser_, [me = shared_from_this()](beast::error_code error, std::size_t) {
      if (error == http::error::need_buffer) error = {};
      if (error == beast::error::timeout) return;
      if (error) return me->close();
      me->take(me->part_.size() - me->parser_->get().body().size);
      if (me->parser_->is_done()) return me->dispatch();
      me->readBody();
    });
  }

  void take(std::size_t size) {
    if (refused_) return;
    if (!spool_) {
      request_.body.append(reinterpret_cast<const char*>(part_.data()), size);
      return;
    }
    if (auto added = spool_->add(part_.data(), size); !added) {
      refused_ = api::problem(added.error());
      spool_.reset();
    }
  }

  void dispatch() {
    beast::get_lowest_layer(stream_).expires_never();
    if (refused_) return answer(std::move(*refused_), parser_->keep_alive());
    if (route_->body.kind == api::BodyRule::Kind::Upload && !spool_) {
      return answer(api::problem(api::Refusal::LengthRequired), false);
    }
    if (spool_) request_.upload = spool_->finish();
    spool_.reset();
    if (listening_.waitingRequests.load() >= kMostWaitingRequests) {
      return answer(api::problem(api::Refusal::Busy), parser_->keep_alive());
    }
    ++listening_.waitingRequests;
    asio::post(listening_.workers, [me = shared_from_this()]() mutable {
      api::Response response = handled(*me->route_, me->request_);
      me->request_.upload.reset();
      --me->listening_.waitingRequests;
      auto& executor = me->stream_;
      asio::post(executor.get_executor(), [session = std::move(me), response = std::move(response)]() mutable {
        session->answer(std::move(response), session->parser_->keep_alive());
      });
    });
  }

  static api::Response handled(const api::Route& route, const api::Request& request) {
    try {
      return route.handler(request);
    } catch (const std::exception& error) {
      // A handler answers what it expects; this is a defect, and the caller sends again or tells staff.
      journal(Weight::Error, "handler", {{"route", route.pattern}, {"detail", store::storeError(error).detail}});
      return api::problem(api::Refusal::Broken);
    }
  }

  void answer(api::Response response, bool keepAlive) {
    note(response);
    const auto version = parser_->get().version() == 10 ? 10U : 11U;
    response_ = {static_cast<http::status>(response.status), version};
    response_.set(http::field::content_type, response.contentType);
    response_.set(http::field::cache_control, "no-store");
    response_.set(http::field::strict_transport_security, "max-age=31536000");
    response_.set("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : response.headers)
      response_.set(name, value);
    response_.body() = std::move(response.body);
    response_.keep_alive(keepAlive);
    response_.prepare_payload();
    limit(std::chrono::seconds(60));
    http::async_write(stream_, response_, [me = shared_from_this()](beast::error_code error, std::size_t) {
      if (error) return;
      if (me->response_.keep_alive()) return me->readHeader(std::chrono::seconds(75));
      me->close();
    });
  }

  void note(const api::Response& response) const {
    const auto took = std::chrono::steady_clock::now() - began_;
    journal(response.status >= 500 ? Weight::Error : Weight::Info, "http",
            {{"port", listening_.name},
             {"route", route_ != nullptr ? route_->pattern : std::string("-")},
             {"status", std::int64_t{response.status}},
             {"us", std::chrono::duration_cast<std::chrono::microseconds>(took).count()},
             {"kiosk", device_ ? device_->device.kioskId : std::string()}});
  }

  void close() {
    limit(std::chrono::seconds(5));
    stream_.async_shutdown([me = shared_from_this()](beast::error_code) {});
  }

  beast::ssl_stream<beast::tcp_stream> stream_;
  Listening& listening_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::vector<std::uint8_t> part_;
  std::optional<http::response<http::empty_body>> go_;
  http::response<http::string_body> response_;
  std::optional<pki::DeviceCertificate> device_;
  api::Request request_;
  const api::Route* route_ = nullptr;
  std::unique_ptr<SpoolFile> spool_;
  std::optional<api::Response> refused_;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace kiosk::backoffice::server
