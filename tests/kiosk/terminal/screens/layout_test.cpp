// Every screen, drawn in a real window: what can be touched is large, low enough, apart, and there is one next step.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/display/virtual_display.h"
#include "tests/kiosk/terminal/screens/samples.h"
#include "tests/kiosk/terminal/screens/stage.h"
#include "ui/widgets/lettering.h"

namespace hall_test {
namespace {

using ui::HitRole;
using ui::Widget;

constexpr float kReachLine = 640.0F;
constexpr float kLeastHeight = 96.0F;
constexpr float kLeastKeyWidth = 80.0F;

/// On these no button is the one next step: the reader, the camera or two equal answers are.
bool hasNoPrimary(const std::string& name) {
  return name.starts_with("03-id-card") || name.starts_with("04-face") || name == "05-kind" ||
         name == "05-kind-relapse" || name == "05-kind-stable" || name == "12-wait" || name == "10-cert-area" ||
         name == "10-cert-place" || name == "15-look-up" || name.starts_with("15-choice") || name == "16-policy" ||
         name == "16-policy-found";
}

struct Drawn {
  std::string name;  ///< of the sample
  std::string look;  ///< " elder English"
  bool standard = false;
  std::vector<Widget> widgets;  ///< what takes input or would, not what an overlay covers
  std::size_t shortened = 0;    ///< texts that were cut
  std::vector<ui::Announcement> announced;
};

/// Everything is drawn once, in every theme and language; the tests look at what was there.
class Layout : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const tests::VirtualDisplay display;
    if (!display.ready()) return;
    auto opened = Stage::open();
    if (!opened) return;
    Stage& stage = **opened;
    const std::vector<Sample> all = samples();
    for (const ui::theme::Name theme :
         {ui::theme::Name::Standard, ui::theme::Name::Elder, ui::theme::Name::HighContrast}) {
      for (const assets::Language language : {assets::Language::Chinese, assets::Language::English}) {
        stage.look({theme, language, true});
        for (const Sample& sample : all)
          drawn.push_back(draw(stage, sample, theme, language));
      }
    }
    missing = stage.missingCharacters();
  }
  static void TearDownTestSuite() { drawn.clear(); }
  void SetUp() override { ASSERT_FALSE(drawn.empty()) << "no window under Xvfb"; }

  static std::vector<Drawn> drawn;
  static std::vector<char32_t> missing;

 private:
  static Drawn draw(Stage& stage, const Sample& sample, ui::theme::Name theme, assets::Language language) {
    Drawn result;
    result.name = sample.name;
    result.standard = theme == ui::theme::Name::Standard;
    result.look = theme == ui::theme::Name::Elder          ? " elder"
                  : theme == ui::theme::Name::HighContrast ? " contrast"
                                                           : "";
    if (language == assets::Language::English) result.look += " English";
    const std::size_t before = ui::widgets::shortenedTexts();
    stage.show(sample);
    result.shortened = ui::widgets::shortenedTexts() - before;
    result.announced = stage.announced();
    const ui::WidgetMap map = stage.widgets();
    for (const Widget& widget : map.all()) {
      if (!widget.covered) result.widgets.push_back(widget);
    }
    return result;
  }
};

std::vector<Drawn> Layout::drawn;
std::vector<char32_t> Layout::missing;

TEST_F(Layout, TargetsAreLargeLowApartAndNamedOnce) {
  for (const Drawn& screen : drawn) {
    SCOPED_TRACE(screen.name + screen.look);
    for (std::size_t i = 0; i < screen.widgets.size(); ++i) {
      const Widget& widget = screen.widgets[i];
      EXPECT_GE(widget.rect.y, kReachLine) << widget.id;
      EXPECT_GE(widget.rect.height, kLeastHeight) << widget.id;
      EXPECT_GE(widget.rect.width, kLeastKeyWidth) << widget.id;
      EXPECT_GE(widget.rect.x, 0.0F) << widget.id;
      EXPECT_LE(widget.rect.right(), 1080.0F) << widget.id;
      EXPECT_LE(widget.rect.bottom(), 1920.0F) << widget.id;
      for (std::size_t k = i + 1; k < screen.widgets.size(); ++k) {
        EXPECT_FALSE(widget.rect.intersects(screen.widgets[k].rect)) << widget.id << " and " << screen.widgets[k].id;
        EXPECT_NE(widget.id, screen.widgets[k].id);
      }
    }
  }
}

TEST_F(Layout, AVoiceCanReadEveryScreen) {
  for (const Drawn& screen : drawn) {
    SCOPED_TRACE(screen.name + screen.look);
    EXPECT_FALSE(screen.announced.empty());
    for (const ui::Announcement& one : screen.announced) {
      EXPECT_EQ(one.text.find_first_of("{}"), std::string::npos) << one.text;
      EXPECT_GE(one.text.size(), 4U);
    }
  }
}

TEST_F(Layout, ThereIsOneNextStep) {
  for (const Drawn& screen : drawn) {
    SCOPED_TRACE(screen.name + screen.look);
    const auto primaries = std::count_if(screen.widgets.begin(), screen.widgets.end(),
                                         [](const Widget& widget) { return widget.role == HitRole::Primary; });
    EXPECT_EQ(primaries, hasNoPrimary(screen.name) ? 0 : 1);
  }
}

TEST_F(Layout, HelpIsAlwaysInItsPlace) {
  for (const Drawn& screen : drawn) {
    SCOPED_TRACE(screen.name + screen.look);
    const auto help = std::find_if(screen.widgets.begin(), screen.widgets.end(),
                                   [](const Widget& widget) { return widget.id == "bar.help"; });
    ASSERT_NE(help, screen.widgets.end());
    EXPECT_TRUE(help->enabled);
    EXPECT_FLOAT_EQ(help->rect.right(), 1020.0F);
  }
}

TEST_F(Layout, AShutServiceStillAnswersATouchAndAMissingVoiceDoesNotAsk) {
  int seen = 0;
  for (const Drawn& screen : drawn) {
    if (screen.name != "02-home-shut") continue;
    SCOPED_TRACE(screen.name + screen.look);
    for (const Widget& widget : screen.widgets) {
      if (widget.id == "home.retired" || widget.id == "home.employer" || widget.id == "home.policy") {
        EXPECT_TRUE(widget.enabled) << widget.id;
        ++seen;
      }
      EXPECT_FALSE(widget.id == "bar.read" && widget.enabled);
    }
  }
  EXPECT_EQ(seen, 3 * 6) << "three cards, in three themes and two languages";
}

/// The elder theme is not held to this yet: it needs its own arrangement of the inner screens.
TEST_F(Layout, NoTextIsCut) {
  for (const Drawn& screen : drawn) {
    if (screen.look.starts_with(" elder")) continue;
    EXPECT_EQ(screen.shortened, 0U) << screen.name << screen.look;
  }
}

TEST_F(Layout, EveryCharacterHasAGlyph) {
  EXPECT_TRUE(missing.empty()) << "U+" << std::hex << static_cast<unsigned>(missing.front());
}

}  // namespace
}  // namespace hall_test
