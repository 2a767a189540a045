#include "kiosk/backoffice/api/router.h"

#include <algorithm>
#include <utility>

namespace kiosk::backoffice::api {
namespace {

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool isPlain(char c) {
  return isDigit(c) || isLower(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

bool isNumber(std::string_view text) {
  return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), isDigit);
}

bool isWord(std::string_view text) {
  return !text.empty() && text.size() <= 40 &&
         std::all_of(text.begin(), text.end(), [](char c) { return isLower(c) || c == '_'; });
}

/// Splits off the part before the next '/'.
std::string_view nextSegment(std::string_view& rest) {
  const std::size_t slash = rest.find('/');
  const std::string_view segment = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash);
  return segment;
}

bool segmentFits(std::string_view wanted, std::string_view given, std::vector<std::string>& captures) {
  const bool isCapture = wanted.starts_with('{');
  constexpr std::string_view kPicture = "{number}.png";
  if (wanted == kPicture && given.ends_with(".png")) {
    wanted = "{number}";
    given.remove_suffix(4);
  }
  const bool fits = wanted == "{uuid}"     ? isUuid(given)
                    : wanted == "{number}" ? isNumber(given)
                    : wanted == "{word}"   ? isWord(given)
                                           : wanted == given;
  if (fits && isCapture) captures.emplace_back(given);
  return fits;
}

std::optional<std::vector<std::string>> fit(std::string_view pattern, std::string_view path) {
  std::vector<std::string> captures;
  while (!pattern.empty() && !path.empty()) {
    if (pattern.front() != '/' || path.front() != '/') return std::nullopt;
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    if (!segmentFits(nextSegment(pattern), nextSegment(path), captures)) return std::nullopt;
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return captures;
}

}  // namespace

bool isUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    if (dash ? c != '-' : !(isDigit(c) || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

void Router::add(Method method, std::string pattern, BodyRule body, Handler handler) {
  routes_.push_back({method, std::move(pattern), body, std::move(handler)});
}

Router::Match Router::find(std::optional<Method> method, std::string_view path) const {
  Match match;
  for (const Route& route : routes_) {
    auto captures = fit(route.pattern, path);
    if (!captures) continue;
    match.pathKnown = true;
    if (method != route.method) continue;
    match.route = &route;
    match.captures = std::move(*captures);
    return match;
  }
  return match;
}

std::optional<std::map<std::string, std::string>> parseQuery(std::string_view query) {
  std::map<std::string, std::string> pairs;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) return std::nullopt;
    const std::string_view name = pair.substr(0, equals);
    const std::string_view value = pair.substr(equals + 1);
    if (!std::all_of(name.begin(), name.end(), isPlain) || !std::all_of(value.begin(), value.end(), isPlain)) {
      return std::nullopt;
    }
    if (!pairs.emplace(name, value).second) return std::nullopt;
  }
  return pairs;
}

}  // namespace kiosk::backoffice::api
