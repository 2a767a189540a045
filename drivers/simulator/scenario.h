#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/settings.h"

namespace drivers::simulator {

/// What is printed on a person's card, as texts in the card's own codes; empty where the card has no such field.
struct CardText {
  std::string kind = "resident";  ///< resident | hmt_permit | foreigner_2017 | foreigner_2023
  std::string name;               ///< UTF-8; the Chinese name on foreigners' cards
  std::string englishName;
  std::string sex;     ///< GB/T 2261.1 digit
  std::string nation;  ///< GB/T 3304 two digits
  std::string birth;   ///< YYYY-MM-DD
  std::string address;
  std::string number;
  std::string authority;  ///< name, or the four-digit code on a 2017 foreigner's card
  std::string validFrom;  ///< YYYY-MM-DD
  std::string validTo;    ///< YYYY-MM-DD | long_term
  std::string nationality;
  std::string travelPermit;
  std::string issueCount;
  std::vector<std::string> newestAddress;  ///< up to four, newest first
  int fingers = 0;                         ///< enrolled fingerprints: 0, 1 or 2
};

/// What is in a person's social-security card beside what the identity card says; empty or absent: a plausible value.
struct SocialCardText {
  std::string cardNumber;       ///< social_card, nine characters
  std::string region;           ///< social_region, six digits of GB/T 2260; else the number's first six
  std::string cardClass;        ///< social_class, one character
  std::string version;          ///< social_version: 1.00 | 2.00 | 2.01 | 3.00
  std::string organisation;     ///< social_organisation, digits
  std::string issued;           ///< social_issued, YYYY-MM-DD
  std::string expires;          ///< social_expires, YYYY-MM-DD
  std::string birthplace;       ///< social_birthplace, six digits; else the region
  bool protectsHolder = false;  ///< social_protected: the holder's file wants keys
};

/// Part of a picture, in pixels.
struct Crop {
  int x = 0, y = 0, width = 0, height = 0;
};

/// Somebody who may stand in front of the machine, with what they carry.
struct Person {
  std::string key;  ///< "zhang"
  CardText card;
  SocialCardText social;
  std::filesystem::path portrait;  ///< picture stored in the card's chip; empty: the chip holds none
  std::optional<Crop> portraitCrop;
  std::filesystem::path face;     ///< what the face camera sees: a picture or a folder of frames
  std::string medium = "living";  ///< living | print | toner | screen: what holds that face before the camera
  std::vector<std::filesystem::path> pages;  ///< papers for scanner and document camera, in order
};

/// A scenario file: who there is, and which devices run where. Relative input paths are relative to the file's folder.
struct Scenario {
  std::filesystem::path folder;
  std::map<std::string, Person, std::less<>> people;
  std::map<std::string, Settings, std::less<>> devices;

  [[nodiscard]] const Person* person(std::string_view key) const;
};

/// `text` is TOML; `folder` resolves relative paths. The error is a sentence naming the place.
tl::expected<Scenario, std::string> parseScenario(std::string_view text, const std::filesystem::path& folder);
tl::expected<Scenario, std::string> loadScenario(const std::filesystem::path& file);

}  // namespace drivers::simulator
