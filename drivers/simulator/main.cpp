// hall-simulator: the terminal's devices at their wires, from outside the program that uses them.
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>
#include <sys/signalfd.h>
#include <unistd.h>

#include "drivers/simulator/control_server.h"
#include "drivers/simulator/usb/preload.h"

namespace {

int refuse(const std::string& sentence) {
  std::fprintf(stderr, "hall-simulator: %s\n", sentence.c_str());
  return 1;
}

/// Blocks the ending signals in every thread and hands them out as a readable descriptor.
int endingSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signalfd(-1, &set, SFD_CLOEXEC);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The terminal's devices at their wires: what a scenario file describes, driven over a control socket"};
  std::string scenarioFile;
  std::string control;
  std::string directory = ".";
  app.add_option("--scenario", scenarioFile, "Who there is and which devices run (TOML)")->required();
  app.add_option("--control", control, "Unix socket for commands, one a line; `help` lists them")->required();
  app.add_option("--directory", directory, "Where relative nodes, sockets and output folders go");
  CLI11_PARSE(app, argc, argv);

  using namespace drivers::simulator;
  const auto scenario = loadScenario(scenarioFile);
  if (!scenario) return refuse(scenario.error());
  if (wantsUsb(*scenario)) startAgainPreloaded(argv);
  const int signals = endingSignals();
  std::error_code ignored;
  std::filesystem::create_directories(directory, ignored);
  auto board = Switchboard::make(*scenario, std::filesystem::absolute(directory), registeredEmulators());
  if (!board) return refuse(board.error());
  auto server = ControlServer::listen(control);
  if (!server) return refuse(server.error());
  if (auto started = board->start(); !started) return refuse(started.error());

  std::printf("ready %s\n", control.c_str());
  std::fflush(stdout);
  server->serve(*board, signals);
  board->stop();
  ::close(signals);
  return 0;
}
