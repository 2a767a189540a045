// The scripted visitor on a real window: what it can see, what it can reach, and what it says when it cannot.
#include "kiosk/terminal/script/player.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "assets/directory.h"
#include "assets/string_id.h"
#include "tests/display/virtual_display.h"
#include "ui/theme/tokens.h"

namespace kiosk::terminal::script {
namespace {

namespace fs = std::filesystem;

/// Two pages: a button leads from the first to the second, where a pad takes strokes.
class TwoPages final : public ui::Scenery {
 public:
  bool update() override { return false; }
  void draw(ui::Frame& frame) override {
    frame.rect({0, 0, 1080, 1920}, ui::theme::Colour::Surface);
    if (!second) {
      frame.beginPage("first");
      frame.text({60, 100, 960, 100}, assets::StringId::HallName);
      const auto hit = frame.hit("first.next", {60, 1000, 960, 144}, {ui::HitRole::Primary, true, 24.0F});
      frame.hit("first.resting", {60, 1200, 960, 144}, {ui::HitRole::Button, false, 24.0F});
      if (hit.fired) {
        second = true;
        frame.requestFrameIn(0);
      }
    } else {
      frame.beginPage("second");
      for (const ui::PadTouch& touch : frame.pad("second.pad", {60, 900, 960, 492})) {
        if (touch.phase == ui::TouchPhase::Down) ++strokes;
        ++points;
      }
    }
    frame.endPage();
  }
  bool second = false;
  int strokes = 0;
  int points = 0;
};

class PlayerTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!display_.ready()) GTEST_SKIP() << "Xvfb is not here";
    auto tokens = ui::theme::readTokens(assets::directory() / "theme" / "tokens.json");
    ASSERT_TRUE(tokens);
    ui::WindowOptions options;
    options.windowed = true;
    options.width = 540;
    options.height = 960;
    auto window = ui::Window::open(options, std::move(*tokens));
    ASSERT_TRUE(window) << window.error().detail;
    window_ = std::move(*window);
    folder_ = fs::temp_directory_path() / ("hall-player-" + std::to_string(::getpid()));
  }
  void TearDown() override { fs::remove_all(folder_); }

  tl::expected<void, std::string> play(const char* text, const fs::path& screens = {}) {
    auto script = parse(text);
    EXPECT_TRUE(script) << script.error();
    Player player(*window_, std::move(*script), screens);
    tl::expected<void, std::string> outcome;
    std::thread visitor([&] {
      outcome = player.run();
      window_->close();
    });
    window_->run(pages_);
    visitor.join();
    return outcome;
  }

  tests::VirtualDisplay display_{540, 960};
  std::unique_ptr<ui::Window> window_;
  TwoPages pages_;
  fs::path folder_;
};

TEST_F(PlayerTest, ReadsTouchesAndWritesAsAPersonWould) {
  const auto outcome = play(
      "wait first\n"
      "read hall.name\n"
      "touch first.next\n"
      "wait second\n"
      "stroke second.pad 0.1,0.5 0.4,0.5 / 0.5,0.2 0.5,0.8\n",
      folder_);
  ASSERT_TRUE(outcome) << outcome.error();
  EXPECT_EQ(pages_.strokes, 2);
  EXPECT_GT(pages_.points, 20);
  EXPECT_TRUE(fs::exists(folder_ / "01-first.png"));
  EXPECT_TRUE(fs::exists(folder_ / "02-second.png"));
  std::ifstream record(folder_ / "visit.jsonl");
  const std::string lines{std::istreambuf_iterator<char>(record), {}};
  EXPECT_NE(lines.find(R"({"page":"first","screen":"01-first.png")"), std::string::npos) << lines;
  EXPECT_NE(lines.find(R"({"page":"second","screen":"02-second.png")"), std::string::npos) << lines;
  std::ifstream acts(folder_ / "acts.jsonl");
  const std::string told{std::istreambuf_iterator<char>(acts), {}};
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 5) << told;
  EXPECT_NE(told.find(R"({"act":"read hall.name","at_ms":)"), std::string::npos) << told;
}

TEST_F(PlayerTest, WhatIsNotThereIsSaidWithWhatIs) {
  const auto outcome = play("wait first\nread home.title 1\n");
  ASSERT_FALSE(outcome);
  EXPECT_NE(outcome.error().find("line 2"), std::string::npos) << outcome.error();
  EXPECT_NE(outcome.error().find("'first' with first.next first.resting(off)"), std::string::npos) << outcome.error();
}

TEST_F(PlayerTest, WithoutASimulatorNothingCanBeMoved) {
  const auto outcome = play("wait first\ndevice id-card place worker\n");
  ASSERT_FALSE(outcome);
  EXPECT_NE(outcome.error().find("no simulator"), std::string::npos);
}

}  // namespace
}  // namespace kiosk::terminal::script
