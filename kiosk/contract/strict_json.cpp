#include "kiosk/contract/strict_json.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <sodium.h>

#include "assets/error_id.h"
#include "kiosk/contract/codec.h"
#include "kiosk/domain/dates.h"

namespace kiosk::contract {
namespace {

bool isControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
}

/// Walks the text once before anything is built of it.
class Checker : public nlohmann::json_sax<Json> {
 public:
  explicit Checker(std::string& fault) : fault_(fault) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t value, const string_t&) override {
    return std::isfinite(value) || refuse("a number is out of range");
  }
  bool string(string_t& value) override {
    if (value.size() > kMaxJsonBytes) return refuse("a text is too long");
    return std::none_of(value.begin(), value.end(), isControl) || refuse("a text holds a control character");
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override {
    keys_.emplace_back();
    return deeper();
  }
  bool key(string_t& name) override { return keys_.back().insert(name).second || refuse("a member stands twice"); }
  bool end_object() override {
    keys_.pop_back();
    --depth_;
    return true;
  }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return refuse("no JSON from byte " + std::to_string(position) + " on");
  }

 private:
  bool deeper() { return ++depth_ <= kMaxJsonDepth || refuse("nested too deep"); }
  bool refuse(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
    return false;
  }

  std::string& fault_;
  int depth_ = 0;
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

std::optional<Json> parseStrictly(std::string_view text, std::string& fault) {
  if (text.size() > kMaxJsonBytes) {
    fault = "larger than allowed";
    return std::nullopt;
  }
  Checker checker(fault);
  if (!Json::sax_parse(text.begin(), text.end(), &checker)) {
    if (fault.empty()) fault = "no JSON";
    return std::nullopt;
  }
  Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  if (json.is_discarded()) {
    fault = "no JSON";
    return std::nullopt;
  }
  return json;
}

void wipe(Json& json) {
  if (json.is_structured()) {
    for (auto& item : json)
      wipe(item);
  } else if (json.is_string()) {
    auto& text = json.get_ref<std::string&>();
    sodium_memzero(text.data(), text.size());
  }
}

assets::Error malformed(std::string fault) {
  return {assets::ErrorId::MessageMalformed, std::move(fault)};
}

Members::Members(const Json& json, std::string path, std::string& fault)
    : json_(&json), path_(std::move(path)), fault_(&fault) {
  if (!json.is_object() && fault_->empty()) *fault_ = (path_.empty() ? "the message" : path_) + " is not an object";
}

void Members::refuse(const char* name, const char* what) {
  if (fault_->empty()) *fault_ = (path_.empty() ? "" : path_ + ".") + name + " " + what;
}

const Json* Members::find(const char* name, bool required) {
  known_.emplace_back(name);
  if (!json_->is_object()) return nullptr;
  const auto found = json_->find(name);
  if (found != json_->end()) return &*found;
  if (required) refuse(name, "is missing");
  return nullptr;
}

std::string Members::text(const char* name) {
  const Json* value = find(name, true);
  if (value == nullptr) return {};
  if (!value->is_string()) {
    refuse(name, "is not a text");
    return {};
  }
  const auto& text = value->get_ref<const std::string&>();
  if (text.size() <= kMaxTextBytes) return text;
  refuse(name, "is too long");
  return {};
}

std::optional<std::string> Members::optionalText(const char* name) {
  if (find(name, false) == nullptr) return std::nullopt;
  return text(name);
}

std::string Members::nonEmptyText(const char* name) {
  std::string value = text(name);
  if (value.empty()) refuse(name, "is empty");
  return value;
}

bool Members::flag(const char* name) {
  const Json* value = find(name, true);
  if (value == nullptr) return false;
  if (!value->is_boolean()) refuse(name, "is neither true nor false");
  return value->is_boolean() && value->get<bool>();
}

std::int64_t Members::integer(const char* name, std::int64_t least, std::int64_t most) {
  const Json* value = find(name, true);
  if (value == nullptr) return least;
  const bool fits =
      value->is_number_integer() &&
      (!value->is_number_unsigned() ||
       value->get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) &&
      value->get<std::int64_t>() >= least && value->get<std::int64_t>() <= most;
  if (!fits) refuse(name, "is not a whole number in its range");
  return fits ? value->get<std::int64_t>() : least;
}

double Members::real(const char* name, double least, double most) {
  const Json* value = find(name, true);
  if (value == nullptr) return least;
  const bool fits = value->is_number() && value->get<double>() >= least && value->get<double>() <= most;
  if (!fits) refuse(name, "is not a number in its range");
  return fits ? value->get<double>() : least;
}

domain::Date Members::date(const char* name) {
  const auto value = domain::parseDate(text(name));
  if (!value) refuse(name, "is not a date");
  return value.value_or(domain::Date{});
}

std::optional<domain::Date> Members::optionalDate(const char* name) {
  if (find(name, false) == nullptr) return std::nullopt;
  return date(name);
}

std::optional<bool> Members::optionalFlag(const char* name) {
  if (find(name, false) == nullptr) return std::nullopt;
  return flag(name);
}

std::vector<std::uint8_t> Members::bytes(const char* name) {
  const Json* value = find(name, true);
  if (value == nullptr) return {};
  if (!value->is_string()) {
    refuse(name, "is not base64");
    return {};
  }
  const auto& encoded = value->get_ref<const std::string&>();
  std::vector<std::uint8_t> bytes(encoded.size() / 4 * 3 + 3);
  std::size_t length = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), encoded.data(), encoded.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0) {
    refuse(name, "is not base64");
    length = 0;
  }
  bytes.resize(length);
  return bytes;
}

std::string Members::hex(const char* name, std::size_t digits) {
  std::string value = text(name);
  const bool isHex = value.size() == digits && std::all_of(value.begin(), value.end(), [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                     });
  if (!isHex) refuse(name, "is not lower-case hex of its length");
  return value;
}

Members Members::object(const char* name) {
  static const Json kNothing = Json::object();
  const Json* value = find(name, true);
  return {value == nullptr ? kNothing : *value, path_.empty() ? name : path_ + "." + name, *fault_};
}

std::optional<Members> Members::optionalObject(const char* name) {
  if (find(name, false) == nullptr) return std::nullopt;
  return object(name);
}

std::vector<Members> Members::objects(const char* name, std::size_t most) {
  std::vector<Members> items;
  const Json* value = find(name, true);
  if (value == nullptr) return items;
  if (!value->is_array() || value->size() > most) {
    refuse(name, value->is_array() ? "has too many items" : "is not a list");
    return items;
  }
  for (const Json& item : *value) {
    items.emplace_back(item, (path_.empty() ? "" : path_ + ".") + name + "[" + std::to_string(items.size()) + "]",
                       *fault_);
  }
  return items;
}

std::vector<std::string> Members::texts(const char* name) {
  std::vector<std::string> items;
  const Json* value = find(name, true);
  if (value == nullptr) return items;
  const bool list = value->is_array() && value->size() <= kMaxListItems &&
                    std::all_of(value->begin(), value->end(), [](const Json& item) { return item.is_string(); });
  if (!list) {
    refuse(name, "is not a list of texts");
    return items;
  }
  for (const Json& item : *value)
    items.push_back(item.get<std::string>());
  return items;
}

void Members::finish() {
  if (!json_->is_object() || others_) return;
  for (const auto& [name, value] : json_->items()) {
    if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
      refuse("an unknown member", "is there");
    }
  }
}

Json outgoing(std::string_view text) {
  std::string clean(text);
  std::replace_if(clean.begin(), clean.end(), isControl, ' ');
  return clean;
}

Json outgoing(const std::vector<std::uint8_t>& bytes) {
  // libsodium counts the closing zero in its length.
  std::string encoded(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(encoded.data(), encoded.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  encoded.pop_back();
  return encoded;
}

Json outgoing(const domain::Date& date) {
  return domain::dateText(date);
}

void putOptional(Json& json, const char* name, const std::optional<domain::Date>& date) {
  if (date) json[name] = outgoing(*date);
}

void putOptional(Json& json, const char* name, const std::optional<bool>& flag) {
  if (flag) json[name] = *flag;
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kiosk::contract
