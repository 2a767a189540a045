#include <string>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "assets/directory.h"
#include "ui/gallery/pages.h"
#include "ui/shell/window.h"

namespace {

class Page final : public ui::Scenery {
 public:
  explicit Page(std::string name) : name_(std::move(name)) {}
  bool update() override { return true; }
  void draw(ui::Frame& frame) override {
    frame.beginPage(name_);
    if (name_ == "tokens") ui::gallery::drawTokens(frame);
    if (name_ == "shapes") ui::gallery::drawShapes(frame);
    if (name_ == "landscape") ui::gallery::drawLandscape(frame);
    if (name_ == "still") ui::gallery::drawStill(frame);
    if (name_ == "idle") frame.scene(ui::Scene::Idle, {0, 0, 1080, 1920});
    frame.endPage();
  }

 private:
  std::string name_;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("What the terminal's toolkit draws");
  std::string page = "tokens";
  std::string theme = "standard";
  std::string screenshot;
  ui::WindowOptions options;
  options.title = "hall-gallery";
  options.windowed = true;
  app.add_option("--page", page, "tokens, shapes, landscape, idle or still")
      ->check(CLI::IsMember({"tokens", "shapes", "landscape", "idle", "still"}));
  app.add_option("--theme", theme, "standard, elder or contrast")
      ->check(CLI::IsMember({"standard", "elder", "contrast"}));
  app.add_option("--width", options.width, "window width, px");
  app.add_option("--height", options.height, "window height, px");
  app.add_flag("--es", options.glEs, "ask for OpenGL ES first");
  app.add_option("--screenshot", screenshot, "write this PNG and end");
  CLI11_PARSE(app, argc, argv);

  auto tokens = ui::theme::readTokens(assets::directory() / "theme" / "tokens.json");
  if (!tokens) {
    fmt::print(stderr, "hall-gallery: {}\n", tokens.error().detail);
    return 1;
  }
  auto window = ui::Window::open(options, std::move(*tokens));
  if (!window) {
    fmt::print(stderr, "hall-gallery: {}\n", window.error().detail);
    return 1;
  }
  ui::Look look;
  if (theme == "elder") look.theme = ui::theme::Name::Elder;
  if (theme == "contrast") look.theme = ui::theme::Name::HighContrast;
  (*window)->setLook(look);
  Page scenery(page);
  if (screenshot.empty()) {
    (*window)->run(scenery);
    return 0;
  }
  auto written = (*window)->screenshot(screenshot);
  while (written.wait_for(std::chrono::seconds(0)) != std::future_status::ready && (*window)->turn(scenery, 50)) {
  }
  const auto result = written.get();
  const ui::WindowFigures figures = (*window)->figures();
  fmt::print("{}\n{} frames, textures {} KiB, of these text {} KiB in {} entries\n", (*window)->renderer(),
             figures.frames, figures.textureBytes / 1024, figures.textTextureBytes / 1024, figures.textEntries);
  if (!result) fmt::print(stderr, "hall-gallery: {}\n", result.error().detail);
  return result ? 0 : 1;
}
