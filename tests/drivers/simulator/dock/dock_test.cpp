// The dock in a real window before the real simulator: it lists what there is, a press does what the button says, and
// a simulator that dies and comes back is noticed.
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>

#include <SDL2/SDL.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "drivers/simulator/dock/dock_window.h"
#include "drivers/simulator/dock/link.h"
#include "drivers/simulator/dock/panel.h"
#include "tests/display/virtual_display.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::simulator::dock {
namespace {

using namespace std::chrono_literals;

constexpr const char* kScenario = R"(
[people.li]
name = "李"
sex = "1"
nation = "01"
birth = "1990-03-07"
number = "370811199003070014"
address = "山东省济宁市任城区试验路18号"
authority = "济宁市公安局任城分局"
valid_from = "2020-01-01"
valid_to = "long_term"
pages = ["papers/diagnosis.png", "papers/invoice.png"]
[people.wang]
name = "王"
[devices.id-card]
port = "reader"
[devices.document-camera]
sensor = "320x240"
[devices.receipt-printer]
tcp = 0
output = "receipts"
)";

class TheDock : public testing::Test {
 protected:
  static void SetUpTestSuite() { display_ = new tests::VirtualDisplay(1080, 1200); }
  static void TearDownTestSuite() {
    delete display_;
    display_ = nullptr;
  }

  void SetUp() override {
    ASSERT_TRUE(display_->ready()) << "Xvfb does not start";
    auto opened = DockWindow::open("dock");
    ASSERT_TRUE(opened) << opened.error();
    window_ = std::move(*opened);
    link_ = std::make_unique<Link>(simulator_.path("control"), [this] { window_->wake(); });
  }
  void TearDown() override { link_.reset(); }

  void turn() {
    window_->turn([this] { panel_.draw(link_->standing()); }, 50);
  }
  /// Lets the window run until it is so.
  [[nodiscard]] bool until(const std::function<bool()>& so) {
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (!so()) {
      if (std::chrono::steady_clock::now() > end) return false;
      turn();
    }
    return true;
  }
  [[nodiscard]] bool offers(const std::string& line) { return panel_.buttons().contains(line); }

  /// Moves the pointer of the display there and presses its left button.
  void press(const std::string& line) {
    ASSERT_TRUE(until([&] { return offers(line); })) << line;
    const Panel::Spot spot = panel_.buttons().at(line);
    const int x = static_cast<int>(spot.x);
    const int y = static_cast<int>(spot.y);
    SDL_Window* window = nullptr;
    for (std::uint32_t id = 1; id < 100 && window == nullptr; ++id)
      window = SDL_GetWindowFromID(id);
    SDL_WarpMouseInWindow(window, x, y);
    ASSERT_TRUE(until([&] {
      int atX = 0;
      int atY = 0;
      SDL_GetMouseState(&atX, &atY);
      return SDL_GetMouseFocus() == window && atX == x && atY == y;
    }));
    SDL_Event event{};
    event.type = SDL_MOUSEBUTTONDOWN;
    event.button = {
        SDL_MOUSEBUTTONDOWN, SDL_GetTicks(), SDL_GetWindowID(window), 0, SDL_BUTTON_LEFT, SDL_PRESSED, 1, 0, x, y};
    const int before = link_->standing().said;
    SDL_PushEvent(&event);
    ASSERT_TRUE(until([&] { return link_->standing().said > before; })) << line << " was never said";
    EXPECT_EQ(link_->standing().command, line);
  }

  static inline tests::VirtualDisplay* display_ = nullptr;
  SimulatorProcess simulator_{kScenario};
  std::unique_ptr<DockWindow> window_;
  std::unique_ptr<Link> link_;
  Panel panel_{[this](std::string line) { link_->say(std::move(line)); }};
};

TEST_F(TheDock, ListsPeopleAndDevices) {
  ASSERT_TRUE(until([&] { return panel_.headline() == "simulator: connected"; }));
  for (const char* line : {"person li", "person wang", "person none", "id-card place li", "id-card swap wang",
                           "id-card lift", "unplug id-card", "replug document-camera", "document remove",
                           "receipt-printer paper out", "receipt-printer paper ok"}) {
    EXPECT_TRUE(until([&] { return offers(line); })) << line;
  }
  EXPECT_FALSE(offers("document place invoice")) << "nobody with papers stands there";
  EXPECT_FALSE(offers("quit"));
}

TEST_F(TheDock, APressDoesWhatTheButtonSays) {
  press("id-card place li");
  EXPECT_EQ(simulator_.say("id-card status"), "ok plugged card fault none");
  EXPECT_EQ(link_->standing().answer, "li");
  EXPECT_FALSE(link_->standing().refused);
  press("id-card place wang");
  EXPECT_TRUE(link_->standing().refused);
  press("id-card lift");
  EXPECT_EQ(simulator_.say("id-card status"), "ok plugged empty fault none");
  press("unplug id-card");
  EXPECT_TRUE(simulator_.say("id-card status").starts_with("ok unplugged"));
}

TEST_F(TheDock, OffersThePapersOfWhoeverStandsThere) {
  press("person li");
  EXPECT_TRUE(until([&] { return offers("document place invoice"); }));
  simulator_.must("person none");  // by another client
  EXPECT_TRUE(until([&] { return !offers("document place invoice"); }));
}

TEST_F(TheDock, SaysThatTheSimulatorIsGoneAndGoesOnWhenItIsBack) {
  ASSERT_TRUE(until([&] { return offers("id-card place li"); }));
  simulator_.kill();
  EXPECT_TRUE(until([&] { return panel_.headline().find("gone") != std::string::npos; })) << panel_.headline();
  EXPECT_TRUE(panel_.buttons().empty()) << "a dead button must not look alive";
  link_->say("id-card place li");
  EXPECT_TRUE(until([&] { return link_->standing().refused; }));
  EXPECT_NE(link_->standing().answer.find("not carried out"), std::string::npos);

  simulator_.start();
  EXPECT_TRUE(until([&] { return panel_.headline() == "simulator: connected"; }));
  EXPECT_EQ(simulator_.say("id-card status"), "ok plugged empty fault none") << "what was refused is not done later";
  press("id-card place li");
  EXPECT_EQ(simulator_.say("id-card status"), "ok plugged card fault none");
}

TEST(DockProgram, SaysWhyItHasNoWindow) {
  const std::string program = std::string(HALL_BINARY_DIR) + "/hall-dock";
  const std::string command = "DISPLAY= SDL_VIDEODRIVER=x11 '" + program + "' --simulator /nowhere 2>&1";
  FILE* output = ::popen(command.c_str(), "r");
  ASSERT_NE(output, nullptr);
  std::string said;
  for (int c = std::fgetc(output); c != EOF; c = std::fgetc(output))
    said += static_cast<char>(c);
  const int status = ::pclose(output);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 1) << status;
  EXPECT_TRUE(said.starts_with("hall-dock: no window: ")) << said;
}

}  // namespace
}  // namespace drivers::simulator::dock
