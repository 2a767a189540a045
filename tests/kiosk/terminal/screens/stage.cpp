#include "tests/kiosk/terminal/screens/stage.h"

#include <chrono>

#include "assets/directory.h"

namespace hall_test {

struct Stage::Scene final : ui::Scenery {
  explicit Scene(const Sample& shown) : sample(shown) {}
  bool update() override { return true; }
  void draw(ui::Frame& frame) override {
    frame.beginPage(sample.name);
    sample.draw(frame);
    frame.endPage();
    announced = frame.announced();
  }
  const Sample& sample;
  std::vector<ui::Announcement> announced;
};

tl::expected<std::unique_ptr<Stage>, std::string> Stage::open() {
  auto tokens = ui::theme::readTokens(assets::directory() / "theme" / "tokens.json");
  if (!tokens) return tl::unexpected("tokens: " + tokens.error().detail);
  ui::WindowOptions options;
  options.title = "hall-screens";
  options.windowed = true;
  auto window = ui::Window::open(options, std::move(*tokens));
  if (!window) return tl::unexpected("window: " + window.error().detail);
  return std::unique_ptr<Stage>(new Stage(std::move(*window)));
}

void Stage::show(const Sample& sample) {
  sample_ = sample;
  Scene scene(sample_);
  // The first frame learns of the page change; the later ones show it settled.
  const std::uint64_t wanted = window_->frameNumber() + 3;
  while (window_->frameNumber() < wanted) {
    window_->wake();
    if (!window_->turn(scene, 100)) return;
  }
  announced_ = scene.announced;
}

bool Stage::save(const std::filesystem::path& file) {
  Scene scene(sample_);
  std::future<assets::Result<void>> saved = window_->screenshot(file);
  while (saved.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
    window_->wake();
    if (!window_->turn(scene, 100)) return false;
  }
  return saved.get().has_value();
}

}  // namespace hall_test
