// The real espeak-ng, programs in its place that fail, and SDL's disk driver, which writes down what is heard.
#include "ui/voice/voice.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "assets/string_id.h"

namespace ui::voice {
namespace {

using namespace std::chrono_literals;
using assets::ErrorId;
using assets::Language;
using assets::StringId;

class VoiceTest : public ::testing::Test {
 protected:
  VoiceTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "hall-voice-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    ::setenv("SDL_AUDIODRIVER", "disk", 1);
    ::setenv("SDL_DISKAUDIOFILE", heard().c_str(), 1);
  }
  ~VoiceTest() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path heard() const { return folder_ / "heard.raw"; }
  /// A program in espeak-ng's place.
  std::string program(const std::string& script) {
    const auto file = folder_ / "speaker.sh";
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    ::chmod(file.c_str(), 0755);
    return file;
  }
  /// Samples that are not silence, of those written down so far.
  [[nodiscard]] std::size_t loud() const {
    std::ifstream file(heard(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::size_t count = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
      const auto low = static_cast<unsigned char>(bytes[at]);
      const auto high = static_cast<unsigned char>(bytes[at + 1]);
      if (std::abs(static_cast<std::int16_t>(low | high << 8)) > 200) ++count;
    }
    return count;
  }
  static bool eventually(const std::function<bool()>& what) {
    for (int i = 0; i < 1000; ++i) {
      if (what()) return true;
      std::this_thread::sleep_for(20ms);
    }
    return false;
  }
  static Announcement sentence(StringId id, Language language = Language::Chinese) {
    return {id, std::string(assets::text(id, language))};
  }

  std::filesystem::path folder_;
};

bool never() {
  return false;
}

TEST_F(VoiceTest, TheRealProgramSpeaksBothLanguages) {
  const Synthesiser real("espeak-ng");
  ASSERT_TRUE(real.check());
  for (const Language language : {Language::Chinese, Language::English}) {
    const auto sound = real.speak(assets::text(StringId::CardTitle, language), language, never);
    ASSERT_TRUE(sound) << sound.error().detail;
    EXPECT_EQ(sound->rate, Speaker::kRate);
    EXPECT_GT(sound->samples.size(), static_cast<std::size_t>(Speaker::kRate) / 2) << "half a second at least";
    const auto loudest = std::max_element(sound->samples.begin(), sound->samples.end());
    EXPECT_GT(*loudest, 3000);
  }
}

TEST_F(VoiceTest, AProgramThatFailsIsToldAndEnded) {
  const auto why = [&](const std::string& script) {
    const auto sound = Synthesiser(program(script)).speak("请", Language::Chinese, never);
    return sound ? std::string("sound") : sound.error().detail;
  };
  EXPECT_EQ(why("exit 1"), "no RIFF WAVE");
  EXPECT_EQ(why("cat /dev/zero"), "no end of sound");
  EXPECT_EQ(why("sleep 60"), "late");
  const auto missing = Synthesiser("/nowhere/espeak-ng").speak("请", Language::Chinese, never);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().id, ErrorId::VoiceNotInstalled);
  int asked = 0;
  const auto unwanted = Synthesiser(program("sleep 60")).speak("请", Language::Chinese, [&] { return ++asked > 3; });
  ASSERT_FALSE(unwanted);
  EXPECT_EQ(unwanted.error().detail, "nobody waits for it any more");
}

TEST_F(VoiceTest, AProgramThatIsGoneBeforeItHearsTheTextEndsNothingElse) {
  const auto gone = program("echo $$ > " + (folder_ / "pid").string());
  const auto hasEnded = [&] {
    pid_t pid = 0;
    std::ifstream(folder_ / "pid") >> pid;
    siginfo_t state{};
    return pid > 0 && ::waitid(P_PID, static_cast<id_t>(pid), &state, WEXITED | WNOWAIT | WNOHANG) == 0 &&
           state.si_pid == pid;
  };
  const auto sound = Synthesiser(gone).speak("请", Language::Chinese, [&] { return !eventually(hasEnded); });
  ASSERT_FALSE(sound);
  EXPECT_EQ(sound.error().detail, "no RIFF WAVE");
}

TEST_F(VoiceTest, WithoutTheProgramThereIsNoVoice) {
  const auto voice = Voice::open({.program = "no-such-speech-program", .clips = {}});
  ASSERT_FALSE(voice);
  EXPECT_EQ(voice.error().id, ErrorId::VoiceNotInstalled);
  ::setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
  const auto deaf = Voice::open({});
  ASSERT_FALSE(deaf);
  EXPECT_EQ(deaf.error().id, ErrorId::NoSoundDevice);
}

TEST_F(VoiceTest, WhatIsSaidIsHeardAndSilenceEndsIt) {
  auto voice = Voice::open({});
  ASSERT_TRUE(voice) << voice.error().detail;
  Utterance utterance;
  for (int i = 0; i < 20; ++i)
    utterance.parts.push_back(sentence(StringId::CardTitle));
  (*voice)->say(utterance);
  ASSERT_TRUE(eventually([&] { return loud() > 2000; }));
  EXPECT_TRUE((*voice)->speaking());
  (*voice)->silence();
  ASSERT_TRUE(eventually([&] { return !(*voice)->speaking(); }));
  std::this_thread::sleep_for(200ms);  // what the device held
  const std::size_t then = loud();
  std::this_thread::sleep_for(400ms);
  EXPECT_EQ(loud(), then);
  EXPECT_FALSE((*voice)->trouble());
}

TEST_F(VoiceTest, AQuietVoiceIsQuieter) {
  const auto loudest = [&](float volume) {
    std::filesystem::remove(heard());
    auto voice = Voice::open({});
    EXPECT_TRUE(voice);
    (*voice)->say({.parts = {sentence(StringId::CardTitle)}, .language = Language::Chinese, .volume = volume});
    EXPECT_TRUE(eventually([&] { return loud() > 500 && !(*voice)->speaking(); }));
    voice->reset();
    std::ifstream file(heard(), std::ios::binary);
    std::int16_t sample = 0;
    int most = 0;
    while (file.read(reinterpret_cast<char*>(&sample), 2))
      most = std::max(most, std::abs(static_cast<int>(sample)));
    return most;
  };
  EXPECT_GT(loudest(1.0F), 2 * loudest(0.3F));
}

TEST_F(VoiceTest, ARecordedClipGoesBeforeSpeech) {
  auto voice =
      Voice::open({.program = program("touch " + (folder_ / "asked").string() + "; exit 1"), .clips = folder_});
  ASSERT_TRUE(voice);
  // A second of a square wave.
  std::string wav("RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1F\0\0\x80\x3E\0\0\2\0\x10\0data\x80\x3E\0\0", 44);
  for (int i = 0; i < 8000; ++i)
    wav += i / 20 % 2 == 0 ? std::string("\x00\x20", 2) : std::string("\x00\xE0", 2);
  std::ofstream(folder_ / (std::string(assets::key(StringId::CardTitle)) + ".zh.wav"), std::ios::binary) << wav;
  (*voice)->say({.parts = {sentence(StringId::CardTitle)}, .language = Language::Chinese, .volume = 1});
  EXPECT_TRUE(eventually([&] { return loud() > 10000; }));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "asked"));
  // There is none in English: the program is asked, fails, and that is told.
  (*voice)->say(
      {.parts = {sentence(StringId::CardTitle, Language::English)}, .language = Language::English, .volume = 1});
  ASSERT_TRUE(eventually([&] { return std::filesystem::exists(folder_ / "asked"); }));
  std::optional<assets::Error> trouble;
  EXPECT_TRUE(eventually([&] { return (trouble = (*voice)->trouble()).has_value(); }));
  EXPECT_EQ(trouble->id, ErrorId::SpeechNotMade);
}

}  // namespace
}  // namespace ui::voice
