#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "assets/error.h"
#include "assets/language.h"
#include "ui/text/text.h"
#include "ui/voice/speaker.h"
#include "ui/voice/synthesiser.h"

namespace ui::voice {

struct Settings {
  std::string program = "espeak-ng";
  std::filesystem::path clips;  ///< recorded sentences, KEY.zh.wav and KEY.en.wav; empty: none
};

/// What is said in one go.
struct Utterance {
  std::vector<Announcement> parts;
  assets::Language language = assets::Language::Chinese;
  float volume = 1;  ///< 0..1
};

/// Reads sentences aloud, one utterance at a time, on a thread of its own. Every call returns at once.
class Voice {
 public:
  /// Errors: VoiceNotInstalled, NoSoundDevice.
  static assets::Result<std::unique_ptr<Voice>> open(Settings settings);
  ~Voice();
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;

  /// Takes the place of whatever is being said. A sentence that cannot be made is left out, and trouble() tells why.
  void say(Utterance utterance);
  void silence();
  /// Something is being made or heard.
  [[nodiscard]] bool speaking() const;
  /// Why a sentence was not said, since the last call.
  std::optional<assets::Error> trouble();

 private:
  Voice(Settings settings, std::unique_ptr<Speaker> speaker);
  void work(const std::stop_token& stop);
  void read(const Utterance& utterance, std::uint64_t turn);
  [[nodiscard]] assets::Result<Pcm> soundOf(const Announcement& part, assets::Language language,
                                            std::uint64_t turn) const;
  [[nodiscard]] bool over(std::uint64_t turn) const;

  Settings settings_;
  Synthesiser synthesiser_;
  mutable std::mutex mutex_;
  std::condition_variable_any signal_;
  std::unique_ptr<Speaker> speaker_;
  std::optional<Utterance> next_;
  std::optional<assets::Error> trouble_;
  std::uint64_t turn_ = 0;  ///< counts utterances and silences: what belongs to an earlier one is not heard
  bool making_ = false;
  std::jthread thread_;
};

}  // namespace ui::voice
