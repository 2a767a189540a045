#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/backoffice/api/message.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"

namespace kiosk::backoffice::api {

using Handler = std::function<Response(const Request&)>;

/// What a route takes as body, and how much of it. Memory arrives as Request::body, Upload as Request::upload.
struct BodyRule {
  enum class Kind : std::uint8_t { None, Memory, Upload };
  Kind kind = Kind::None;
  std::uint64_t maxBytes = 0;
  std::array<std::string_view, 2> mediaTypes{};
};
inline constexpr std::string_view kJsonType = "application/json";
inline constexpr BodyRule kNoBody{};
inline constexpr BodyRule kJsonBody{BodyRule::Kind::Memory, 256 << 10, {kJsonType}};
inline constexpr BodyRule kPacketBody{
    BodyRule::Kind::Upload, contract::kMaxPacketBytes, {contract::kPacketContentType}};
inline constexpr BodyRule kReceiptBody{
    BodyRule::Kind::Memory, contract::kMaxJsonBytes, {kJsonType, contract::kPacketContentType}};
/// A packet without pictures, opened in memory.
inline constexpr BodyRule kSmallPacketBody{
    BodyRule::Kind::Memory, contract::kMaxJsonBytes, {contract::kPacketContentType}};
/// Pages handed in at the counter, base64.
inline constexpr BodyRule kPagesBody{BodyRule::Kind::Memory, 64 << 20, {kJsonType}};

struct Route {
  Method method;
  std::string pattern;  ///< "/v1/notices/{uuid}/receipts/{uuid}"; also {number} and {word}
  BodyRule body;
  Handler handler;
};

/// Strict: no trailing slashes, no percent signs, no unknown segments; a capture has exactly the form its name says.
class Router {
 public:
  void add(Method method, std::string pattern, BodyRule body, Handler handler);

  struct Match {
    const Route* route = nullptr;  ///< null when the path is unknown or the method does not fit
    bool pathKnown = false;
    std::vector<std::string> captures;
  };
  [[nodiscard]] Match find(std::optional<Method> method, std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

/// "a=b&c=d" → pairs; nothing when a name or value holds other characters than letters, digits, '-', '_', '.'.
std::optional<std::map<std::string, std::string>> parseQuery(std::string_view query);

/// 8-4-4-4-12 lower-case hex digits.
bool isUuid(std::string_view text);

}  // namespace kiosk::backoffice::api
