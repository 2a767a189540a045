#include "drivers/simulator/scenario.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <utility>

#include "drivers/settings_toml.h"

namespace drivers::simulator {
namespace {

using Outcome = tl::expected<void, std::string>;

constexpr std::array<std::pair<std::string_view, std::string CardText::*>, 14> kCardFields = {{
    {"kind", &CardText::kind},
    {"name", &CardText::name},
    {"english_name", &CardText::englishName},
    {"sex", &CardText::sex},
    {"nation", &CardText::nation},
    {"birth", &CardText::birth},
    {"address", &CardText::address},
    {"number", &CardText::number},
    {"authority", &CardText::authority},
    {"valid_from", &CardText::validFrom},
    {"valid_to", &CardText::validTo},
    {"nationality", &CardText::nationality},
    {"travel_permit", &CardText::travelPermit},
    {"issue_count", &CardText::issueCount},
}};

constexpr std::array<std::pair<std::string_view, std::string SocialCardText::*>, 8> kSocialFields = {{
    {"social_card", &SocialCardText::cardNumber},
    {"social_region", &SocialCardText::region},
    {"social_class", &SocialCardText::cardClass},
    {"social_version", &SocialCardText::version},
    {"social_organisation", &SocialCardText::organisation},
    {"social_issued", &SocialCardText::issued},
    {"social_expires", &SocialCardText::expires},
    {"social_birthplace", &SocialCardText::birthplace},
}};

constexpr std::array<std::string_view, 4> kKinds = {"resident", "hmt_permit", "foreigner_2017", "foreigner_2023"};

Outcome refuse(std::string_view key, const toml::node& node, std::string_view why) {
  return tl::unexpected<std::string>(std::string(key) + " (" + placeOf(node) + "): " + std::string(why));
}

Outcome readCrop(const toml::node& node, Person& person) {
  const toml::array* box = node.as_array();
  std::array<int, 4> numbers{};
  if (box == nullptr || box->size() != numbers.size()) {
    return refuse("portrait_crop", node, "[x, y, width, height] is needed");
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto value = (*box)[i].value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > 100'000) return refuse("portrait_crop", node, "pixels from 0 to 100000");
    numbers[i] = static_cast<int>(*value);
  }
  person.portraitCrop = Crop{numbers[0], numbers[1], numbers[2], numbers[3]};
  return {};
}

Outcome readSocialKey(std::string_view key, const toml::node& node, SocialCardText& social) {
  if (key == "social_protected") {
    const auto flag = node.value_exact<bool>();
    if (!flag) return refuse(key, node, "true or false");
    social.protectsHolder = *flag;
    return {};
  }
  const auto field =
      std::find_if(kSocialFields.begin(), kSocialFields.end(), [&](const auto& row) { return row.first == key; });
  if (field == kSocialFields.end()) return refuse(key, node, "a person has no such key");
  const auto text = node.value_exact<std::string>();
  if (!text) return refuse(key, node, "a text is needed");
  social.*(field->second) = *text;
  return {};
}

Outcome readPersonKey(std::string_view key, const toml::node& node, const std::filesystem::path& folder,
                      Person& person) {
  const auto field =
      std::find_if(kCardFields.begin(), kCardFields.end(), [&](const auto& row) { return row.first == key; });
  const auto text = node.value_exact<std::string>();
  if (field != kCardFields.end()) {
    if (!text) return refuse(key, node, "a text is needed");
    person.card.*(field->second) = *text;
    return {};
  }
  if (key == "portrait" || key == "face") {
    if (!text) return refuse(key, node, "a path is needed");
    (key == "face" ? person.face : person.portrait) = folder / *text;
    return {};
  }
  if (key == "medium") {
    if (text != "living" && text != "print" && text != "toner" && text != "screen") {
      return refuse(key, node, "living, print, toner or screen");
    }
    person.medium = *text;
    return {};
  }
  if (key == "portrait_crop") return readCrop(node, person);
  if (key == "fingers") {
    const auto count = node.value_exact<std::int64_t>();
    if (!count || *count < 0 || *count > 2) return refuse(key, node, "0, 1 or 2");
    person.card.fingers = static_cast<int>(*count);
    return {};
  }
  if (key == "pages" || key == "newest_address") {
    const auto list = textsFrom(node);
    if (!list) return tl::unexpected<std::string>(list.error());
    if (key == "newest_address") {
      person.card.newestAddress = *list;
    } else {
      for (const std::string& page : *list)
        person.pages.push_back(folder / page);
    }
    return {};
  }
  if (key.starts_with("social_")) return readSocialKey(key, node, person.social);
  return refuse(key, node, "a person has no such key");
}

Outcome readPeople(const toml::table& people, Scenario& scenario) {
  for (const auto& [key, node] : people) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return refuse(key.str(), node, "a person is a table");
    Person person;
    person.key = std::string(key.str());
    for (const auto& [field, value] : *table) {
      if (auto done = readPersonKey(field.str(), value, scenario.folder, person); !done) return done;
    }
    if (std::find(kKinds.begin(), kKinds.end(), person.card.kind) == kKinds.end()) {
      return refuse(key.str(), node, "kind is resident, hmt_permit, foreigner_2017 or foreigner_2023");
    }
    scenario.people.emplace(person.key, std::move(person));
  }
  return {};
}

Outcome readDevices(const toml::table& devices, Scenario& scenario) {
  auto tables = settingsFrom(devices);
  if (!tables) return tl::unexpected<std::string>(tables.error());
  scenario.devices = std::move(*tables);
  return {};
}

Outcome readScenario(const toml::table& root, Scenario& scenario) {
  for (const auto& [key, node] : root) {
    const toml::table* table = node.as_table();
    if (table == nullptr || (key.str() != "people" && key.str() != "devices")) {
      return refuse(key.str(), node, "a scenario holds [people.NAME] and [devices.NAME]");
    }
    auto done = key.str() == "people" ? readPeople(*table, scenario) : readDevices(*table, scenario);
    if (!done) return done;
  }
  return {};
}

}  // namespace

const Person* Scenario::person(std::string_view key) const {
  const auto found = people.find(key);
  return found == people.end() ? nullptr : &found->second;
}

tl::expected<Scenario, std::string> parseScenario(std::string_view text, const std::filesystem::path& folder) {
  Scenario scenario;
  scenario.folder = folder;
  try {
    const toml::table root = toml::parse(text);
    if (auto done = readScenario(root, scenario); !done) return tl::unexpected<std::string>(done.error());
  } catch (const toml::parse_error& error) {
    std::ostringstream out;
    out << error.source().begin << ": " << error.description();
    return tl::unexpected<std::string>(out.str());
  }
  return scenario;
}

tl::expected<Scenario, std::string> loadScenario(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return tl::unexpected<std::string>("cannot read " + file.string());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto scenario = parseScenario(text, std::filesystem::absolute(file).parent_path());
  if (!scenario) return tl::unexpected<std::string>(file.string() + ": " + scenario.error());
  return scenario;
}

}  // namespace drivers::simulator
