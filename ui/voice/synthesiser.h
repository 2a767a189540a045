#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "assets/error.h"
#include "assets/language.h"
#include "ui/voice/wav.h"

namespace ui::voice {

/// Makes speech with espeak-ng, or a program that takes the same words: text on its input, a WAV on its output.
class Synthesiser {
 public:
  /// How long a sentence may take, and the longest sound taken from it.
  static constexpr std::chrono::seconds kPatience{4};
  static constexpr std::size_t kMostBytes = 8U << 20U;

  explicit Synthesiser(std::string program) : program_(std::move(program)) {}

  /// Whether the program is there to be started. Error: VoiceNotInstalled.
  [[nodiscard]] assets::Result<void> check() const;
  /// Runs the program once and ends it when it is late, floods, or `unwanted` says that nobody waits any more (asked
  /// every few milliseconds). Errors: VoiceNotInstalled, SpeechNotMade.
  [[nodiscard]] assets::Result<Pcm> speak(std::string_view text, assets::Language language,
                                          const std::function<bool()>& unwanted) const;

 private:
  std::string program_;
};

}  // namespace ui::voice
