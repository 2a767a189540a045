#include "ui/shell/window.h"

#include <chrono>
#include <cstring>
#include <functional>
#include <thread>

#include <gtest/gtest.h>
#include <png.h>
#include <sys/resource.h>

#include "assets/directory.h"
#include "tests/display/virtual_display.h"

namespace {

using ui::theme::Colour;
using namespace std::chrono_literals;

const ui::theme::Tokens& tokens() {
  static const ui::theme::Tokens read = *ui::theme::readTokens(assets::directory() / "theme" / "tokens.json");
  return read;
}

struct Picture {
  png_image head{};
  std::vector<std::uint8_t> rgb;
  [[nodiscard]] ui::theme::Rgba at(int x, int y) const {
    const std::uint8_t* pixel = &rgb[(static_cast<std::size_t>(y) * head.width + static_cast<std::size_t>(x)) * 3];
    return {pixel[0], pixel[1], pixel[2], 255};
  }
};

/// A scene made of a lambda.
class Scene final : public ui::Scenery {
 public:
  bool update() override {
    ++updates;
    return redraw;
  }
  void draw(ui::Frame& frame) override {
    if (paint) paint(frame);
  }
  std::function<void(ui::Frame&)> paint;
  int updates = 0;
  bool redraw = true;
};

class TheWindow : public testing::Test {
 protected:
  static void SetUpTestSuite() { display_ = new tests::VirtualDisplay(1080, 1920); }
  static void TearDownTestSuite() {
    delete display_;
    display_ = nullptr;
  }
  void SetUp() override {
    ASSERT_TRUE(display_->ready()) << "Xvfb does not start";
    open({});
  }
  void open(ui::WindowOptions options) {
    options.windowed = true;
    window_.reset();
    auto opened = ui::Window::open(options, tokens());
    ASSERT_TRUE(opened) << opened.error().detail;
    window_ = std::move(*opened);
    settle();
  }
  // Turns until nothing wants to be drawn any more.
  void settle() {
    const auto began = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - began < 10s) {
      const std::uint64_t before = window_->frameNumber();
      window_->turn(scene_, 60);
      if (window_->frameNumber() == before) return;
    }
    FAIL() << "it never rests";
  }
  void draw(std::function<void(ui::Frame&)> paint) {
    scene_.paint = std::move(paint);
    window_->wake();
    settle();
  }
  Picture shoot() {
    const auto file = std::filesystem::path(testing::TempDir()) / "hall_window_test.png";
    auto written = window_->screenshot(file);
    while (written.wait_for(0s) != std::future_status::ready)
      window_->turn(scene_, 20);
    EXPECT_TRUE(written.get());
    Picture picture;
    picture.head.version = PNG_IMAGE_VERSION;
    EXPECT_NE(png_image_begin_read_from_file(&picture.head, file.c_str()), 0);
    picture.head.format = PNG_FORMAT_RGB;
    picture.rgb.resize(PNG_IMAGE_SIZE(picture.head));
    EXPECT_NE(png_image_finish_read(&picture.head, nullptr, picture.rgb.data(), 0, nullptr), 0);
    return picture;
  }
  void tap(ui::Point at) {
    window_->touch({ui::TouchPhase::Down, at});
    window_->touch({ui::TouchPhase::Up, at});
    settle();
  }
  static ui::theme::Rgba token(Colour colour, ui::theme::Name theme = ui::theme::Name::Standard) {
    return tokens().theme(theme).colour(colour);
  }

  static tests::VirtualDisplay* display_;
  Scene scene_;
  std::unique_ptr<ui::Window> window_;
};
tests::VirtualDisplay* TheWindow::display_ = nullptr;

TEST_F(TheWindow, DrawsItsColoursWhereTheyBelong) {
  draw([](ui::Frame& frame) {
    frame.rect({100, 200, 300, 100}, Colour::Primary);
    frame.border({500, 200, 300, 100}, Colour::Danger, 4, 0);
    frame.disc({540, 1000}, 100, Colour::Success);
  });
  const Picture picture = shoot();
  ASSERT_EQ(picture.head.width, 1080U);
  ASSERT_EQ(picture.head.height, 1920U);
  EXPECT_EQ(picture.at(10, 10), token(Colour::Surface));
  EXPECT_EQ(picture.at(101, 201), token(Colour::Primary));
  EXPECT_EQ(picture.at(398, 298), token(Colour::Primary));
  EXPECT_EQ(picture.at(98, 201), token(Colour::Surface));
  EXPECT_EQ(picture.at(502, 202), token(Colour::Danger));
  EXPECT_EQ(picture.at(510, 250), token(Colour::Surface));
  EXPECT_EQ(picture.at(498, 250), token(Colour::Surface));  // the border lies inside
  EXPECT_EQ(picture.at(540, 1000), token(Colour::Success));
  EXPECT_EQ(picture.at(465, 925), token(Colour::Surface));
}

TEST_F(TheWindow, AnotherThemeIsDrawnAtOnce) {
  draw([](ui::Frame& frame) { frame.rect({100, 200, 300, 100}, Colour::Primary); });
  ui::Look look;
  look.theme = ui::theme::Name::HighContrast;
  window_->setLook(look);
  settle();
  const Picture picture = shoot();
  EXPECT_EQ(picture.at(10, 10), token(Colour::Surface, ui::theme::Name::HighContrast));
  EXPECT_EQ(picture.at(200, 250), token(Colour::Primary, ui::theme::Name::HighContrast));
}

TEST_F(TheWindow, TextIsInkInItsBox) {
  draw([](ui::Frame& frame) {
    ui::TextStyle style;
    style.role = ui::theme::Role::H1;
    style.align = ui::Align::Right;
    frame.text(ui::Rect{60, 700, 960, 84}, ui::data("口"), style);
  });
  const Picture picture = shoot();
  int inked = 0;
  for (int y = 700; y < 784; ++y) {
    for (int x = 0; x < 1080; ++x) {
      if (picture.at(x, y) == token(Colour::Ink)) {
        ++inked;
        EXPECT_GE(x, 1020 - 64);
        EXPECT_LT(x, 1020);
      }
    }
  }
  EXPECT_GT(inked, 300);
}

TEST_F(TheWindow, SleepsWhenNothingChanges) {
  draw([](ui::Frame& frame) { frame.hit("idle.start", {60, 1572, 960, 140}); });
  const std::uint64_t frames = window_->frameNumber();
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const auto from = std::chrono::steady_clock::now();
  window_->turn(scene_, 500);
  const auto slept = std::chrono::steady_clock::now() - from;
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  EXPECT_EQ(window_->frameNumber(), frames);
  EXPECT_GE(slept, 450ms);
  const auto micros = [](const rusage& use) {
    return (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1'000'000 + use.ru_utime.tv_usec + use.ru_stime.tv_usec;
  };
  EXPECT_LT(micros(after) - micros(before), 5'000);  // one per cent of half a second
}

TEST_F(TheWindow, AWakeUpEndsTheSleepAndOnlyDrawsWhatChanged) {
  settle();
  const std::uint64_t frames = window_->frameNumber();
  scene_.redraw = false;
  scene_.updates = 0;
  std::thread waker([this] {
    std::this_thread::sleep_for(20ms);
    window_->wake();
  });
  const auto from = std::chrono::steady_clock::now();
  while (scene_.updates == 0 && std::chrono::steady_clock::now() - from < 5s)
    window_->turn(scene_, 5000);
  waker.join();
  EXPECT_EQ(scene_.updates, 1);
  EXPECT_LT(std::chrono::steady_clock::now() - from, 3s);
  EXPECT_EQ(window_->frameNumber(), frames);
}

TEST_F(TheWindow, ARequestedFrameComesAndNoOther) {
  int drawn = 0;
  draw([&drawn](ui::Frame& frame) {
    if (++drawn == 1) frame.requestFrameIn(900);
  });
  EXPECT_EQ(drawn, 1);
  const auto from = std::chrono::steady_clock::now();
  while (drawn < 2 && std::chrono::steady_clock::now() - from < 2s)
    window_->turn(scene_, 500);
  EXPECT_EQ(drawn, 2);
  settle();
  EXPECT_EQ(drawn, 2);
}

TEST_F(TheWindow, AButtonActsOnceAndTheScreenFollows) {
  int fired = 0;
  bool heldSeen = false;
  draw([&](ui::Frame& frame) {
    const ui::Hit hit = frame.hit("home.injury", {60, 700, 400, 200}, {ui::HitRole::Card, true, 24});
    heldSeen = heldSeen || hit.held;
    if (hit.fired) ++fired;
    frame.rect({60, 700, 400, 200}, fired > 0 ? Colour::Success : Colour::Primary);
  });
  window_->touch({ui::TouchPhase::Down, {100, 750}});
  settle();
  EXPECT_TRUE(heldSeen);
  EXPECT_EQ(fired, 0);
  window_->touch({ui::TouchPhase::Up, {100, 750}});
  settle();
  EXPECT_EQ(fired, 1);
  EXPECT_EQ(shoot().at(100, 750), token(Colour::Success));
  EXPECT_FALSE(window_->figures().touchToFrameMicros.empty());
}

TEST_F(TheWindow, PublishesWhatCanBeTouched) {
  draw([](ui::Frame& frame) {
    frame.beginPage("home");
    frame.hit("home.injury", {60, 700, 400, 200}, {ui::HitRole::Card, true, 24});
    frame.hit("home.employer", {60, 950, 400, 200}, {ui::HitRole::Card, false, 24});
    frame.endPage();
    frame.hit("bar.help", {880, 1768, 140, 136}, {ui::HitRole::Slot, true, 20});
    frame.beginOverlay({0, 0, 1080, 1752});
    frame.hit("help.close", {700, 660, 200, 96});
    frame.endOverlay();
  });
  const ui::WidgetMap map = window_->widgets();
  EXPECT_EQ(window_->page(), "home");
  ASSERT_EQ(map.size(), 4U);
  EXPECT_TRUE(map.find("home.injury")->covered);
  EXPECT_FALSE(map.find("home.employer")->enabled);
  EXPECT_FALSE(map.find("bar.help")->covered);
  EXPECT_FALSE(map.find("help.close")->covered);
  EXPECT_EQ(map.find("help.close")->layer, 1);
  EXPECT_EQ(map.at({750, 700})->id, "help.close");
}

TEST_F(TheWindow, APageChangeLocksAndSlidesIn) {
  std::string page = "home";
  int fired = 0;
  draw([&](ui::Frame& frame) {
    frame.beginPage(page);
    if (frame.hit("go", {60, 700, 400, 200}).fired) {
      ++fired;
      page = "card";
    }
    frame.rect({60, 700, 400, 200}, Colour::Primary);
    frame.endPage();
  });
  const auto shown = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - shown < 350ms) {
    window_->turn(scene_, 50);  // the first page's lock
  }
  window_->touch({ui::TouchPhase::Down, {100, 750}});
  window_->touch({ui::TouchPhase::Up, {100, 750}});
  for (int turns = 0; turns < 50 && page == "home"; ++turns) {
    window_->turn(scene_, 100);
  }
  ASSERT_EQ(page, "card");
  window_->turn(scene_, 0);  // the new page's first frame
  const std::uint64_t first = window_->frameNumber();
  window_->touch({ui::TouchPhase::Down, {100, 750}});
  window_->touch({ui::TouchPhase::Up, {100, 750}});
  settle();
  EXPECT_EQ(fired, 1);
  // Xvfb never holds back a swap: the slide keeps its own pace of 60 frames a second.
  EXPECT_LE(window_->frameNumber() - first, static_cast<std::uint64_t>(tokens().motion.page * 60 / 1000 + 4));
  const Picture picture = shoot();  // waits until it stands
  EXPECT_EQ(picture.at(61, 750), token(Colour::Primary));
  EXPECT_EQ(window_->page(), "card");
}

TEST_F(TheWindow, SmallerWindowsShowTheSameLayout) {
  ui::WindowOptions options;
  options.width = 540;
  options.height = 1000;
  open(options);
  draw([](ui::Frame& frame) {
    EXPECT_EQ(frame.size(), (ui::Size{1080, 1920}));
    frame.rect({0, 0, 1080, 1920}, Colour::Primary);
    frame.hit("all", {0, 0, 1080, 1920});
  });
  const Picture picture = shoot();
  ASSERT_EQ(picture.head.width, 540U);
  EXPECT_EQ(picture.at(270, 500), token(Colour::Primary));
  EXPECT_EQ(picture.at(270, 5), token(Colour::Surface));  // letterbox
  EXPECT_EQ(picture.at(270, 995), token(Colour::Surface));
}

TEST_F(TheWindow, OpenGlEsDrawsTheSame) {
  ui::WindowOptions options;
  options.glEs = true;
  open(options);
  EXPECT_NE(window_->renderer().find("ES"), std::string::npos) << window_->renderer();
  draw([](ui::Frame& frame) {
    frame.rect({100, 200, 300, 100}, Colour::Primary, 24);
    frame.text(ui::Rect{60, 700, 960, 84}, ui::data("一"), {});
  });
  const Picture picture = shoot();
  EXPECT_EQ(picture.at(250, 250), token(Colour::Primary));
  bool inked = false;
  for (int y = 700; y < 784 && !inked; ++y)
    inked = picture.at(76, y) == token(Colour::Ink);
  EXPECT_TRUE(inked);
}

TEST_F(TheWindow, PicturesComeAtMostThirtyTimesASecond) {
  std::vector<std::uint8_t> pixels(8 * 8 * 4, 255);
  std::uint64_t revision = 1;
  draw([&](ui::Frame& frame) { frame.image({"scan.live", revision, 8, 8, pixels}, {100, 700, 200, 200}); });
  EXPECT_EQ(shoot().at(200, 800), (ui::theme::Rgba{255, 255, 255, 255}));
  for (std::size_t index = 0; index < pixels.size(); index += 4)
    pixels[index + 1] = 0;
  ++revision;
  window_->wake();
  settle();  // the frame that was too early asks for another
  EXPECT_EQ(shoot().at(200, 800), (ui::theme::Rgba{255, 0, 255, 255}));
}

TEST_F(TheWindow, ForgetsAVisitor) {
  const std::vector<std::uint8_t> pixels(64 * 64 * 4, 99);
  draw([&](ui::Frame& frame) {
    frame.text(ui::Point{60, 700}, ui::data("孔令辉"));
    frame.image({"face.live", 1, 64, 64, pixels}, {100, 800, 200, 200});
  });
  const std::uint64_t held = window_->figures().textureBytes;
  scene_.paint = nullptr;
  EXPECT_GE(window_->forgetVisitor(), 64U * 64U * 4U);
  EXPECT_LT(window_->figures().textureBytes, held - 64U * 64U * 4U + 1U);
}

TEST_F(TheWindow, ASecondFileNameThatCannotBeWrittenIsAValue) {
  auto written = window_->screenshot("/nowhere/at/all.png");
  while (written.wait_for(0s) != std::future_status::ready)
    window_->turn(scene_, 20);
  const auto result = written.get();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().id, assets::ErrorId::ScreenshotNotWritten);
}

TEST_F(TheWindow, CloseEndsTheLoopFromAnotherThread) {
  std::thread closer([this] {
    std::this_thread::sleep_for(20ms);
    window_->close();
  });
  window_->run(scene_);
  closer.join();
}

TEST(NoDisplay, IsAValue) {
  // NOLINTBEGIN(concurrency-mt-unsafe): one thread
  setenv("DISPLAY", ":no-such", 1);
  const auto opened = ui::Window::open({}, tokens());
  // NOLINTEND(concurrency-mt-unsafe)
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().id, assets::ErrorId::DisplayUnavailable);
}

}  // namespace
