#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "assets/error.h"
#include "drivers/device_config.h"

namespace kiosk::terminal::config {

/// Which terminal this is; must be what the back office enrolled.
struct Kiosk {
  std::string id;      ///< as enrolled: 1..32 letters, digits and dashes
  std::string number;  ///< as painted on the machine: "03"; empty: not shown
};

struct BackOffice {
  std::string url;               ///< kiosk port: https://host:port
  std::string enrolUrl;          ///< staff port, only needed to enrol
  std::filesystem::path caFile;  ///< trust anchor of both ports until enrolled: ca.pem of `hall-backoffice init`
  std::chrono::milliseconds connect{3'000};
  std::chrono::milliseconds answer{15'000};
  std::chrono::seconds heartbeat{60};
};

struct Paths {
  std::filesystem::path data;    ///< identity, outbox, audit log; made with mode 0700
  std::filesystem::path models;  ///< empty: where the program was built or installed
};

struct Window {
  int width = 0;  ///< 0: the whole display
  int height = 0;
};

/// What reads aloud.
struct VoiceRules {
  bool on = true;                     ///< false: 朗读 rests
  std::string program = "espeak-ng";  ///< takes espeak-ng's words
  std::filesystem::path clips;        ///< recorded sentences, KEY.zh.wav and KEY.en.wav; empty: none
};

/// When nobody touches the screen. Defaults are the interaction rules of the design board.
struct IdleRules {
  std::chrono::seconds home{30};         ///< home → idle
  std::chrono::seconds session{60};      ///< in a visit → warning; half as long again with large text
  std::chrono::seconds deliberate{120};  ///< reading, signing, photographing
  std::chrono::seconds warning{30};      ///< the warning counts this down, then everything is erased
  std::chrono::seconds result{45};       ///< a finished visit → warning
  std::chrono::seconds resultWarning{15};
  std::chrono::seconds staffPause{600};  ///< a call for staff holds the time-out this long
};

/// Everything `--config FILE` says. Relative paths are relative to the file's folder.
struct Configuration {
  Kiosk kiosk;
  BackOffice backOffice;
  Paths paths;
  Window window;
  IdleRules idle;
  VoiceRules voice;
  std::chrono::seconds submitPatience{8};  ///< how long a visitor waits for the acceptance before 已接收，待受理
  drivers::DeviceConfigs devices;
};

/// Reads TOML. Errors: ConfigurationUnreadable or DeviceMisconfigured; the detail is a sentence with line and column.
assets::Result<Configuration> parse(std::string_view text, const std::filesystem::path& folder);
assets::Result<Configuration> load(const std::filesystem::path& file);

}  // namespace kiosk::terminal::config
