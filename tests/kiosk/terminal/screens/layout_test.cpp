// Every screen, drawn in a real window: what can be touched is large, low enough, apart, and there is one next step.
#include <gtest/gtest.h>

#include "tests/kiosk/terminal/screens/samples.h"
#include "tests/kiosk/terminal/screens/stage.h"
#include "tests/kiosk/terminal/screens/virtual_display.h"
#include "ui/widgets/grid.h"

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
         name == "05-kind-relapse" || name == "05-kind-stable" || name == "12-wait";
}

class Layout : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    display = std::make_unique<VirtualDisplay>();
    if (!display->running()) return;
    auto opened = Stage::open();
    if (opened) stage = std::move(*opened);
  }
  static void TearDownTestSuite() {
    stage.reset();
    display.reset();
  }
  void SetUp() override { ASSERT_NE(stage, nullptr) << "no window under Xvfb"; }

  static std::vector<Widget> touchable(const Sample& sample) {
    stage->show(sample);
    std::vector<Widget> result;
    for (const Widget& widget : stage->widgets().all()) {
      if (!widget.covered) result.push_back(widget);
    }
    return result;
  }
  static void everyScreen(const std::function<void(const Sample&, const std::vector<Widget>&)>& check) {
    for (const ui::theme::Name theme :
         {ui::theme::Name::Standard, ui::theme::Name::Elder, ui::theme::Name::HighContrast}) {
      for (const assets::Language language : {assets::Language::Chinese, assets::Language::English}) {
        stage->look({theme, language, true});
        for (const Sample& sample : samples()) {
          SCOPED_TRACE(sample.name +
                       (theme == ui::theme::Name::Standard ? ""
                        : theme == ui::theme::Name::Elder  ? " elder"
                                                           : " contrast") +
                       (language == assets::Language::English ? " English" : ""));
          check(sample, touchable(sample));
        }
      }
    }
  }

  static std::unique_ptr<VirtualDisplay> display;
  static std::unique_ptr<Stage> stage;
};

std::unique_ptr<VirtualDisplay> Layout::display;
std::unique_ptr<Stage> Layout::stage;

TEST_F(Layout, TargetsAreLargeLowApartAndNamedOnce) {
  everyScreen([](const Sample&, const std::vector<Widget>& widgets) {
    ASSERT_FALSE(widgets.empty());
    int primaries = 0;
    for (std::size_t i = 0; i < widgets.size(); ++i) {
      const Widget& widget = widgets[i];
      EXPECT_GE(widget.rect.y, kReachLine) << widget.id;
      EXPECT_GE(widget.rect.height, kLeastHeight) << widget.id;
      EXPECT_GE(widget.rect.width, kLeastKeyWidth) << widget.id;
      EXPECT_GE(widget.rect.x, 0.0F) << widget.id;
      EXPECT_LE(widget.rect.right(), 1080.0F) << widget.id;
      EXPECT_LE(widget.rect.bottom(), 1920.0F) << widget.id;
      primaries += widget.role == HitRole::Primary;
      for (std::size_t k = i + 1; k < widgets.size(); ++k) {
        EXPECT_FALSE(widget.rect.intersects(widgets[k].rect)) << widget.id << " and " << widgets[k].id;
        EXPECT_NE(widget.id, widgets[k].id);
      }
    }
    EXPECT_LE(primaries, 1);
  });
}

TEST_F(Layout, ThereIsOneNextStep) {
  stage->look({ui::theme::Name::Standard, assets::Language::Chinese, true});
  for (const Sample& sample : samples()) {
    SCOPED_TRACE(sample.name);
    int primaries = 0;
    for (const Widget& widget : touchable(sample))
      primaries += widget.role == HitRole::Primary;
    EXPECT_EQ(primaries, hasNoPrimary(sample.name) ? 0 : 1);
  }
}

TEST_F(Layout, HelpIsAlwaysWithinReach) {
  everyScreen([](const Sample&, const std::vector<Widget>& widgets) {
    const auto help =
        std::find_if(widgets.begin(), widgets.end(), [](const Widget& widget) { return widget.id == "bar.help"; });
    ASSERT_NE(help, widgets.end());
    EXPECT_TRUE(help->enabled);
    EXPECT_FLOAT_EQ(help->rect.right(), 1020.0F);
  });
}

TEST_F(Layout, EveryCharacterHasAGlyph) {
  everyScreen([](const Sample&, const std::vector<Widget>&) {});
  EXPECT_TRUE(stage->missingCharacters().empty()) << static_cast<unsigned>(stage->missingCharacters().front());
}

}  // namespace
}  // namespace hall_test
