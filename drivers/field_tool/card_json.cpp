#include "drivers/field_tool/card_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace drivers::field_tool {

std::string cardJson(const id_card::IdCard& card) {
  nlohmann::ordered_json json;
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  json["ok"] = true;
  json["kind"] = word(card.kind);
  put("name", card.name);
  put("english_name", card.englishName);
  put("sex_code", card.sexCode);
  put("nation_code", card.nationCode);
  put("birth", card.birth);
  put("address", card.address);
  put("number", card.number);
  json["number_valid"] = card.numberValid;
  json["consistent"] = card.consistent;
  put("authority", card.authority);
  put("valid_from", card.validFrom);
  put("valid_to", card.validTo);
  put("nationality", card.nationality);
  put("travel_permit", card.travelPermit);
  put("issue_count", card.issueCount);
  if (!card.newestAddress.empty()) json["newest_address"] = card.newestAddress;
  if (card.fingerprints) json["fingerprints"] = *card.fingerprints ? "enrolled" : "none";
  return json.dump();
}

std::string failureJson(const id_card::DecodeFailure& failure) {
  nlohmann::ordered_json json;
  json["ok"] = false;
  json["error"] = word(failure.fault);
  if (failure.fault == id_card::DecodeFault::Status) json["status"] = fmt::format("{:02X}", failure.status);
  return json.dump();
}

}  // namespace drivers::field_tool
