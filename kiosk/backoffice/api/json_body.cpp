#include "kiosk/backoffice/api/json_body.h"

#include <set>
#include <vector>

namespace kiosk::backoffice::api {
namespace {

constexpr std::size_t kLongestString = 16 << 10;
constexpr int kDeepest = 12;

}  // namespace

std::optional<nlohmann::json> objectBody(std::string_view text) {
  bool strict = true;
  std::vector<std::set<std::string>> open;
  const auto check = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& value) {
    using Event = nlohmann::json::parse_event_t;
    if (depth > kDeepest) strict = false;
    if (event == Event::object_start) open.emplace_back();
    if (event == Event::object_end && !open.empty()) open.pop_back();
    if (event == Event::key && (open.empty() || !open.back().insert(value.get<std::string>()).second)) strict = false;
    return strict;
  };
  nlohmann::json body = nlohmann::json::parse(text, check, false);
  if (!strict || !body.is_object()) return std::nullopt;
  return body;
}

std::optional<nlohmann::json> stringsBody(std::string_view text, std::initializer_list<const char*> members) {
  auto body = objectBody(text);
  if (!body || body->size() != members.size()) return std::nullopt;
  for (const char* member : members) {
    const auto found = body->find(member);
    if (found == body->end() || !found->is_string()) return std::nullopt;
    const auto& value = found->get_ref<const std::string&>();
    if (value.empty() || value.size() > kLongestString) return std::nullopt;
  }
  return body;
}

}  // namespace kiosk::backoffice::api
