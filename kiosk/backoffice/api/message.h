#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/backoffice/pki/device_identity.h"

namespace kiosk::backoffice::api {

enum class Method : std::uint8_t { Get, Post, Put };

/// A body that was streamed to a temporary file; removed unless somebody moved it away.
class SpooledBody {
 public:
  SpooledBody(std::filesystem::path file, std::string sha256, std::uint64_t size)
      : file_(std::move(file)), sha256_(std::move(sha256)), size_(size) {}
  ~SpooledBody();
  SpooledBody(const SpooledBody&) = delete;
  SpooledBody& operator=(const SpooledBody&) = delete;

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const std::string& sha256() const { return sha256_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  std::filesystem::path file_;
  std::string sha256_;
  std::uint64_t size_ = 0;
};

/// A request after the transport has checked its form: known route, allowed size and media type.
struct Request {
  Method method = Method::Get;
  std::vector<std::string> captures;         ///< what stood at the route's {…}, in order
  std::map<std::string, std::string> query;  ///< only names and values of letters, digits, '-', '_' and '.'
  std::string sessionToken;                  ///< of the staff cookie; empty without one
  std::string csrf;                          ///< of the X-Hall-Csrf header
  std::string ifNoneMatch;                   ///< the ETag a browser holds; empty without one
  std::string contentType;                   ///< one of the route's media types
  std::string body;
  std::shared_ptr<SpooledBody> upload;           ///< instead of body where the route takes uploads
  std::optional<pki::DeviceCertificate> device;  ///< verified by TLS; only on the kiosk port
};

struct Response {
  int status = 200;
  std::string contentType = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

inline constexpr const char* kSessionCookie = "__Host-hall-session";
inline constexpr const char* kCsrfHeader = "X-Hall-Csrf";

}  // namespace kiosk::backoffice::api
