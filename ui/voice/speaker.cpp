#include "ui/voice/speaker.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <SDL.h>

namespace ui::voice {
namespace {

std::vector<std::int16_t> atRate(const Pcm& sound) {
  if (sound.rate == Speaker::kRate) return sound.samples;
  const std::unique_ptr<SDL_AudioStream, void (*)(SDL_AudioStream*)> stream(
      SDL_NewAudioStream(AUDIO_S16SYS, 1, sound.rate, AUDIO_S16SYS, 1, Speaker::kRate), SDL_FreeAudioStream);
  if (!stream) return {};
  SDL_AudioStreamPut(stream.get(), sound.samples.data(), static_cast<int>(2 * sound.samples.size()));
  SDL_AudioStreamFlush(stream.get());
  std::vector<std::int16_t> samples(static_cast<std::size_t>(SDL_AudioStreamAvailable(stream.get())) / 2);
  SDL_AudioStreamGet(stream.get(), samples.data(), static_cast<int>(2 * samples.size()));
  return samples;
}

}  // namespace

assets::Result<std::unique_ptr<Speaker>> Speaker::open() {
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
    return assets::failure(assets::ErrorId::NoSoundDevice, SDL_GetError());
  }
  SDL_AudioSpec wanted{};
  wanted.freq = kRate;
  wanted.format = AUDIO_S16SYS;
  wanted.channels = 1;
  wanted.samples = kHeldSamples;
  const SDL_AudioDeviceID device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
  if (device == 0) {
    const std::string why = SDL_GetError();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return assets::failure(assets::ErrorId::NoSoundDevice, why);
  }
  SDL_PauseAudioDevice(device, 0);
  return std::unique_ptr<Speaker>(new Speaker(device));
}

Speaker::~Speaker() {
  SDL_CloseAudioDevice(device_);
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

void Speaker::play(const Pcm& sound, float volume) {
  std::vector<std::int16_t> samples = atRate(sound);
  for (std::int16_t& sample : samples) {
    const float loud = std::clamp(static_cast<float>(sample) * volume, -32768.F, 32767.F);
    sample = static_cast<std::int16_t>(std::lround(loud));
  }
  SDL_QueueAudio(device_, samples.data(), static_cast<std::uint32_t>(2 * samples.size()));
}

void Speaker::silence() {
  SDL_ClearQueuedAudio(device_);
}

bool Speaker::playing() const {
  return SDL_GetQueuedAudioSize(device_) > 0;
}

}  // namespace ui::voice
