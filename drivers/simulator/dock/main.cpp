// hall-dock: the simulator's commands as buttons, for whoever tries the terminal with a mouse.
#include <csignal>
#include <cstdio>
#include <string>

#include <CLI/CLI.hpp>

#include "drivers/simulator/dock/dock_window.h"
#include "drivers/simulator/dock/link.h"
#include "drivers/simulator/dock/panel.h"

int main(int argc, char** argv) {
  CLI::App app{"Buttons for a running hall-simulator: people, cards, papers, faults"};
  std::string simulator;
  app.add_option("--simulator", simulator, "hall-simulator's control socket; it may come and go")->required();
  CLI11_PARSE(app, argc, argv);

  using namespace drivers::simulator::dock;
  constexpr int kLongestSleep = 500;  // ms: how soon it notices that it was told to end
  auto window = DockWindow::open("hall-dock");
  if (!window) {
    std::fprintf(stderr, "hall-dock: no window: %s\n", window.error().c_str());
    return 1;
  }
  Link link(simulator, [&] { (*window)->wake(); });
  Panel panel([&](std::string line) { link.say(std::move(line)); });
  while ((*window)->turn([&] { panel.draw(link.standing()); }, kLongestSleep)) {
  }
  return 0;
}
