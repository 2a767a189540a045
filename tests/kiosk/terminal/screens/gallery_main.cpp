// hall-screens: draws every screen with sample models and saves the pictures.
//   hall-screens --out DIR [--theme standard|elder|high-contrast] [--english] [--only PART_OF_NAME]
#include <filesystem>
#include <iostream>
#include <string>

#include "tests/display/virtual_display.h"
#include "tests/kiosk/terminal/screens/samples.h"
#include "tests/kiosk/terminal/screens/stage.h"

int main(int argc, char** argv) {
  std::filesystem::path out;
  std::string only;
  ui::Look look;
  look.reducedMotion = true;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "";
    if (argument == "--out") out = value, ++i;
    if (argument == "--only") only = value, ++i;
    if (argument == "--english") look.language = assets::Language::English;
    if (argument == "--theme") {
      ++i;
      if (value == "elder") look.theme = ui::theme::Name::Elder;
      if (value == "high-contrast") look.theme = ui::theme::Name::HighContrast;
    }
  }
  if (out.empty()) {
    std::cerr << "usage: hall-screens --out DIR [--theme standard|elder|high-contrast] [--english] [--only PART]\n";
    return 2;
  }
  std::filesystem::create_directories(out);
  const tests::VirtualDisplay display;
  if (!display.ready()) {
    std::cerr << "hall-screens: Xvfb did not start\n";
    return 1;
  }
  auto stage = hall_test::Stage::open();
  if (!stage) {
    std::cerr << "hall-screens: " << stage.error() << '\n';
    return 1;
  }
  (*stage)->look(look);
  for (const hall_test::Sample& sample : hall_test::samples()) {
    if (sample.name.find(only) == std::string::npos) continue;
    (*stage)->show(sample);
    if (!(*stage)->save(out / (sample.name + ".png"))) {
      std::cerr << "hall-screens: cannot write " << sample.name << ".png\n";
      return 1;
    }
    std::cout << sample.name << '\n';
  }
  return 0;
}
