#include "ui/voice/voice.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "assets/error_id.h"
#include "assets/string_id.h"

namespace ui::voice {
namespace {

std::vector<std::uint8_t> bytesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

assets::Result<std::unique_ptr<Voice>> Voice::open(Settings settings) {
  if (auto there = Synthesiser(settings.program).check(); !there) return tl::unexpected(there.error());
  auto speaker = Speaker::open();
  if (!speaker) return tl::unexpected(speaker.error());
  return std::unique_ptr<Voice>(new Voice(std::move(settings), std::move(*speaker)));
}

Voice::Voice(Settings settings, std::unique_ptr<Speaker> speaker)
    : settings_(std::move(settings)),
      synthesiser_(settings_.program),
      speaker_(std::move(speaker)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

Voice::~Voice() {
  silence();
  thread_.request_stop();
  signal_.notify_all();
  thread_.join();
}

void Voice::say(Utterance utterance) {
  const std::lock_guard lock(mutex_);
  ++turn_;
  speaker_->silence();
  next_ = std::move(utterance);
  signal_.notify_all();
}

void Voice::silence() {
  const std::lock_guard lock(mutex_);
  ++turn_;
  next_.reset();
  speaker_->silence();
}

bool Voice::speaking() const {
  const std::lock_guard lock(mutex_);
  return next_ || making_ || speaker_->playing();
}

std::optional<assets::Error> Voice::trouble() {
  const std::lock_guard lock(mutex_);
  return std::exchange(trouble_, std::nullopt);
}

bool Voice::over(std::uint64_t turn) const {
  const std::lock_guard lock(mutex_);
  return turn != turn_;
}

void Voice::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (signal_.wait(lock, stop, [this] { return next_.has_value(); })) {
    const Utterance utterance = std::move(*next_);
    next_.reset();
    const std::uint64_t turn = turn_;
    making_ = true;
    lock.unlock();
    read(utterance, turn);
    lock.lock();
    making_ = false;
  }
}

void Voice::read(const Utterance& utterance, std::uint64_t turn) {
  for (const Announcement& part : utterance.parts) {
    const auto sound = soundOf(part, utterance.language, turn);
    const std::lock_guard lock(mutex_);
    if (turn != turn_) return;
    if (sound) {
      speaker_->play(*sound, utterance.volume);
    } else {
      trouble_ = sound.error();
    }
  }
}

assets::Result<Pcm> Voice::soundOf(const Announcement& part, assets::Language language, std::uint64_t turn) const {
  if (part.sentence && !settings_.clips.empty()) {
    const char* ending = language == assets::Language::Chinese ? ".zh.wav" : ".en.wav";
    const auto clip = readWav(bytesOf(settings_.clips / (std::string(assets::key(*part.sentence)) + ending)));
    if (clip && !clip->samples.empty()) return *clip;
  }
  return synthesiser_.speak(part.text, language, [this, turn] { return over(turn); });
}

}  // namespace ui::voice
