#pragma once

#include <cstdint>
#include <memory>

#include "assets/error.h"
#include "ui/voice/wav.h"

namespace ui::voice {

/// The machine's loudspeaker, through SDL2. Not thread-safe.
class Speaker {
 public:
  /// Error: NoSoundDevice.
  static assets::Result<std::unique_ptr<Speaker>> open();
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  /// Plays it behind what is already queued. `volume` 0..1.
  void play(const Pcm& sound, float volume);
  /// Nothing more is heard after the part the device holds already (kHeldMs).
  void silence();
  /// Something is still to be heard.
  [[nodiscard]] bool playing() const;

  static constexpr int kRate = 22050;  ///< what espeak-ng makes
  static constexpr int kHeldSamples = 1024;
  static constexpr int kHeldMs = 1000 * kHeldSamples / kRate;

 private:
  explicit Speaker(std::uint32_t device) : device_(device) {}
  std::uint32_t device_;
};

}  // namespace ui::voice
