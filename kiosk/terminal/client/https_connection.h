#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"

namespace kiosk::terminal::client {

/// Who is talked to and how they know each other.
struct Endpoint {
  std::string url;                    ///< https://host:port, without a slash at its end
  std::filesystem::path caFile;       ///< the only trust anchor; the system's own are not used
  std::filesystem::path certificate;  ///< PEM chain; empty: the server does not ask for one
  std::filesystem::path key;          ///< PEM, with `certificate`
  std::chrono::milliseconds connect{3'000};
  std::chrono::milliseconds answer{15'000};  ///< for the whole exchange
};

enum class Method : std::uint8_t { Get, Post, Put };

struct Request {
  Method method = Method::Get;
  std::string path;         ///< "/v1/hall"
  std::string contentType;  ///< of the body; empty without one
  std::vector<std::uint8_t> body;
};

struct Reply {
  int status = 0;
  std::string contentType;
  std::string entityTag;  ///< without quotes
  std::vector<std::uint8_t> body;
};

/// One kept-alive HTTPS connection (TLS 1.3) for one thread. Redirects are not followed; a body beyond 32 MiB is
/// refused.
class HttpsConnection {
 public:
  explicit HttpsConnection(Endpoint endpoint);
  ~HttpsConnection();
  HttpsConnection(HttpsConnection&&) noexcept;
  HttpsConnection& operator=(HttpsConnection&&) noexcept;

  /// Blocks. Any HTTP status is an answer. Errors: BackOfficeUnreachable, BackOfficeNotTrusted (TLS refused by either
  /// side, or a certificate file that cannot be used).
  assets::Result<Reply> exchange(const Request& request);
  /// From any thread: an exchange that is going on ends soon with BackOfficeUnreachable, and so does every later one.
  void abandon();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::terminal::client
