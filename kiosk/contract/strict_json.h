#pragma once

// Strict reading and careful writing of JSON. Only the codec's .cpp files include this; it draws in nlohmann::json.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::contract {

using Json = nlohmann::ordered_json;

inline constexpr std::size_t kMaxTextBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kMaxListItems = 4096;
inline constexpr std::int64_t kMaxInstantMs = 32503680000000;  // the year 3000

/// Parses under the caps of codec.h and refuses doubled members and control characters; what is wrong is in `fault`.
std::optional<Json> parseStrictly(std::string_view text, std::string& fault);

/// Bytes left in the codec by a text that held a person's data.
void wipe(Json& json);

/// The members of one JSON object. The first thing wrong is kept in `fault`, by its path and never with its value;
/// after that every read gives an empty value.
class Members {
 public:
  Members(const Json& json, std::string path, std::string& fault);

  std::string text(const char* name);
  std::string nonEmptyText(const char* name);
  std::optional<std::string> optionalText(const char* name);
  bool flag(const char* name);
  std::int64_t integer(const char* name, std::int64_t least, std::int64_t most);
  std::int64_t instant(const char* name) { return integer(name, 0, kMaxInstantMs); }
  double real(const char* name, double least, double most);
  domain::Date date(const char* name);
  std::optional<domain::Date> optionalDate(const char* name);
  std::optional<bool> optionalFlag(const char* name);
  std::vector<std::uint8_t> bytes(const char* name);
  /// Lower-case hex of `digits` digits.
  std::string hex(const char* name, std::size_t digits);
  Members object(const char* name);
  std::optional<Members> optionalObject(const char* name);
  std::vector<Members> objects(const char* name, std::size_t most = kMaxListItems);
  std::vector<std::string> texts(const char* name);
  template <class Parse>
  auto named(const char* name, Parse parse) -> typename decltype(parse(std::string_view{}))::value_type {
    const auto value = parse(std::string_view(text(name)));
    if (!value) refuse(name, "is not one of the known names");
    return value.value_or(typename decltype(parse(std::string_view{}))::value_type{});
  }
  /// Refuses members that were not read.
  void finish();
  /// For documents that may carry members of which the reader need not know.
  void ignoreOthers() { others_ = true; }

 private:
  const Json* find(const char* name, bool required);
  void refuse(const char* name, const char* what);

  const Json* json_;
  std::string path_;
  std::string* fault_;
  std::vector<std::string_view> known_;
  bool others_ = false;
};

/// What goes out: control characters become spaces, so that no receiver refuses a text a recogniser made up.
Json outgoing(std::string_view text);
Json outgoing(const std::vector<std::uint8_t>& bytes);
Json outgoing(const domain::Date& date);
/// Adds the member only where there is a value.
void putOptional(Json& json, const char* name, const std::optional<domain::Date>& date);
void putOptional(Json& json, const char* name, const std::optional<bool>& flag);
/// Compact text; bytes that are not UTF-8 become U+FFFD.
std::string dumped(const Json& json);

/// Runs `read` over the object and turns a fault into MessageMalformed.
template <class Message, class Read>
assets::Result<Message> decoded(std::string_view text, Read read);

assets::Error malformed(std::string fault);

template <class Message, class Read>
assets::Result<Message> decoded(std::string_view text, Read read) {
  std::string fault;
  auto json = parseStrictly(text, fault);
  if (!json) return tl::unexpected(malformed(std::move(fault)));
  Members members(*json, "", fault);
  Message message = read(members);
  members.finish();
  wipe(*json);
  if (!fault.empty()) return tl::unexpected(malformed(std::move(fault)));
  return message;
}

}  // namespace kiosk::contract
