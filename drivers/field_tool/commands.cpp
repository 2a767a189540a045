#include "drivers/field_tool/commands.h"

#include <chrono>
#include <cstdio>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "drivers/field_tool/alarm.h"
#include "drivers/field_tool/card_json.h"
#include "drivers/field_tool/device_classes.h"
#include "drivers/id_card/drivers.h"

namespace drivers::field_tool {
namespace {

std::string addressOf(const DeviceConfig& config) {
  for (const char* key : {"port", "address", "uri", "escl", "device", "vid_pid", "path", "reader"}) {
    if (const auto value = config.settings.text(key)) return *value;
  }
  return "";
}

std::string_view sentence(const assets::Sentence& both, const Manner& manner) {
  return both.in(manner.language);
}

nlohmann::ordered_json statusJson(const std::string& role, const DeviceStatus& status, const Manner& manner) {
  nlohmann::ordered_json json{{"role", role}, {"state", word(status.state)}};
  if (!status.model.empty()) json["model"] = status.model;
  if (status.paper) json["paper"] = word(*status.paper);
  if (status.problem) {
    const assets::ErrorEntry& row = assets::entry(*status.problem);
    json["problem"] = row.code;
    json["cause"] = sentence(row.cause, manner);
    json["remedy"] = sentence(row.remedy, manner);
  }
  if (!status.detail.empty()) json["detail"] = status.detail;
  return json;
}

void printStatus(const std::string& role, const DeviceStatus& status, const Manner& manner) {
  fmt::print("{:<16} {:<13} {}\n", role, word(status.state), status.model);
  if (status.paper) fmt::print("  paper   {}\n", word(*status.paper));
  if (status.problem) {
    const assets::ErrorEntry& row = assets::entry(*status.problem);
    fmt::print("  problem {}\n  cause   {}\n  remedy  {}\n", row.code, sentence(row.cause, manner),
               sentence(row.remedy, manner));
  }
  if (!status.detail.empty()) fmt::print("  detail  {}\n", status.detail);
}

bool writePortrait(const id_card::Portrait& portrait, const std::string& file) {
  std::ofstream out(file, std::ios::binary);
  out << "P6\n" << id_card::Portrait::kWidth << ' ' << id_card::Portrait::kHeight << "\n255\n";
  for (const std::uint8_t byte : portrait.rgb)
    out.put(static_cast<char>(byte));
  return static_cast<bool>(out);
}

}  // namespace

int tell(const assets::Error& error, const Manner& manner) {
  const assets::ErrorEntry& row = assets::entry(error.id);
  fmt::print(stderr, "hall-devices: {} {}\n  cause   {}\n  remedy  {}\n", row.code, sentence(row.citizen, manner),
             sentence(row.cause, manner), sentence(row.remedy, manner));
  if (!error.detail.empty()) fmt::print(stderr, "  detail  {}\n", error.detail);
  return 1;
}

const DeviceConfig* configured(const DeviceConfigs& configs, std::string_view role) {
  const auto found = configs.find(role);
  if (found != configs.end()) return &found->second;
  fmt::print(stderr, "hall-devices: no [devices.{}] is configured (see --config)\n", role);
  return nullptr;
}

int list(const DeviceConfigs& configs, const Manner& manner) {
  if (manner.json) {
    auto json = nlohmann::ordered_json::array();
    for (const auto& [role, config] : configs) {
      json.push_back({{"role", role}, {"driver", config.driver}, {"address", addressOf(config)}});
    }
    fmt::print("{}\n", json.dump());
    return 0;
  }
  for (const auto& [role, config] : configs) {
    fmt::print("{:<16} {:<14} {}\n", role, config.driver, addressOf(config));
  }
  if (!configs.empty()) return 0;
  fmt::print("No device is configured. Drivers there are:\n");
  for (const DriverRow& row : allDrivers())
    fmt::print("  {:<18} {:<14} {}\n", row.deviceClass, row.name, row.summary);
  return 0;
}

int status(const DeviceConfigs& configs, const Manner& manner) {
  if (configs.empty()) {
    fmt::print(stderr, "hall-devices: no device is configured (see --config)\n");
    return 2;
  }
  bool well = true;
  auto json = nlohmann::ordered_json::array();
  for (const auto& [role, config] : configs) {
    const DeviceStatus found = statusOf(config);
    well = well && found.state == DeviceState::Online;
    if (manner.json) {
      json.push_back(statusJson(role, found, manner));
    } else {
      printStatus(role, found, manner);
    }
  }
  if (manner.json) fmt::print("{}\n", json.dump());
  return well ? 0 : 1;
}

int readIdCard(const DeviceConfigs& configs, const ReadCardJob& job, const Manner& manner) {
  const DeviceConfig* config = configured(configs, "id-card");
  if (config == nullptr) return 2;
  const auto reader = openDevice(id_card::registeredDrivers(), *config);
  if (!reader) return tell(reader.error(), manner);
  const Alarm alarm{std::chrono::seconds(job.seconds)};
  const auto tellWhatLiesThere = [](id_card::Presence presence) {
    const char* say = presence == id_card::Presence::None         ? "lay a card on the reader"
                      : presence == id_card::Presence::StillThere ? "lift the card and lay it down again"
                                                                  : "reading";
    fmt::print(stderr, "hall-devices: {}\n", say);
  };
  const auto scope = job.fingerprints ? id_card::ReadScope::WithFingerprints : id_card::ReadScope::TextAndPicture;
  const auto card = id_card::awaitCard(**reader, alarm.token(), {}, tellWhatLiesThere, scope);
  if (!card && alarm.rang()) {
    fmt::print(stderr, "hall-devices: no card within {} s\n", job.seconds);
    return 1;
  }
  if (!card) return tell(card.error(), manner);
  fmt::print("{}\n", cardJson(*card));
  if (!job.photo) return 0;
  if (!card->portrait) {
    fmt::print(stderr, "hall-devices: no picture: no decoder for it is configured (photo_decoder)\n");
    return 1;
  }
  return writePortrait(*card->portrait, *job.photo) ? 0 : 1;
}

}  // namespace drivers::field_tool
