#include "drivers/field_tool/social_card_command.h"

#include <chrono>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "drivers/field_tool/alarm.h"
#include "drivers/smart_card/drivers.h"

namespace drivers::field_tool {

std::string socialCardJson(const smart_card::SocialCard& card) {
  nlohmann::ordered_json json;
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  json["ok"] = true;
  json["interface"] = word(card.interface);
  json["generation"] = card.generation();
  put("version", card.version);
  put("card_number", card.cardNumber);
  put("card_class", card.cardClass);
  put("identifier", card.identifier);
  put("region", card.region);
  put("organisation", card.organisation);
  put("issued", card.issued);
  put("expires", card.expires);
  json["holder"] = word(card.holder);
  if (card.holder != smart_card::HolderData::Read) return json.dump();
  put("name", card.name);
  put("number", card.number);
  json["number_valid"] = card.numberValid;
  json["consistent"] = card.consistent;
  put("sex_code", card.sexCode);
  put("nation_code", card.nationCode);
  put("birth", card.birth);
  put("birthplace", card.birthplace);
  return json.dump();
}

int readSocialCard(const DeviceConfigs& configs, const ReadSocialCardJob& job, const Manner& manner) {
  const DeviceConfig* config = configured(configs, "social-card");
  if (config == nullptr) return 2;
  const auto reader = openDevice(smart_card::registeredDrivers(), *config);
  if (!reader) return tell(reader.error(), manner);
  const Alarm alarm{std::chrono::seconds(job.seconds)};
  const auto card = smart_card::awaitCard(**reader, alarm.token(), [](smart_card::Presence presence) {
    const char* say = presence == smart_card::Presence::None         ? "put a card into the reader"
                      : presence == smart_card::Presence::StillThere ? "take the card out and put it in again"
                                                                     : "reading";
    fmt::print(stderr, "hall-devices: {}\n", say);
  });
  if (!card && alarm.rang()) {
    fmt::print(stderr, "hall-devices: no card within {} s\n", job.seconds);
    return 1;
  }
  if (!card) return tell(card.error(), manner);
  fmt::print("{}\n", socialCardJson(*card));
  return 0;
}

}  // namespace drivers::field_tool
