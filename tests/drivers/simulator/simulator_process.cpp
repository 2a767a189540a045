#include "tests/drivers/simulator/simulator_process.h"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>
#include <utility>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

[[noreturn]] void giveUp(const char* what) {
  std::fprintf(stderr, "simulator for tests: %s\n", what);
  std::abort();
}

/// One line within `wait`; empty on end or timeout.
std::string readLine(int descriptor, std::chrono::seconds wait) {
  std::string line;
  const auto until = std::chrono::steady_clock::now() + wait;
  while (std::chrono::steady_clock::now() < until) {
    pollfd ready{descriptor, POLLIN, 0};
    if (::poll(&ready, 1, 100) <= 0) continue;
    char c = 0;
    if (::read(descriptor, &c, 1) != 1) return {};
    if (c == '\n') return line;
    line += c;
  }
  return {};
}

}  // namespace

SimulatorProcess::SimulatorProcess(std::string_view scenario) {
  std::string pattern = (std::filesystem::temp_directory_path() / "hall-sim-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) giveUp("no temporary folder");
  folder_ = pattern;
  std::ofstream(folder_ / "scenario.toml") << scenario;
  start();
}

void SimulatorProcess::kill() {
  ::close(std::exchange(control_, -1));
  ::kill(process_, SIGKILL);
  ::waitpid(std::exchange(process_, -1), nullptr, 0);
}

void SimulatorProcess::start() {
  std::array<int, 2> out{};
  if (::pipe(out.data()) != 0) giveUp("no pipe");
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(out[1], STDOUT_FILENO);
    ::close(out[0]);
    ::close(out[1]);
    const std::string program = std::string(HALL_BINARY_DIR) + "/hall-simulator";
    const std::string file = path("scenario.toml");
    const std::string control = path("control");
    ::execl(program.c_str(), program.c_str(), "--scenario", file.c_str(), "--control", control.c_str(), "--directory",
            folder_.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(out[1]);
  const std::string line = readLine(out[0], std::chrono::seconds(20));
  ::close(out[0]);
  if (!line.starts_with("ready")) giveUp("it did not become ready");

  control_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path("control").c_str(), sizeof(address.sun_path) - 1);
  if (::connect(control_, static_cast<const sockaddr*>(static_cast<const void*>(&address)), sizeof address) != 0) {
    giveUp("no control socket");
  }
}

SimulatorProcess::~SimulatorProcess() {
  if (control_ >= 0) ::close(control_);
  if (process_ > 0) ::kill(process_, SIGTERM);
  for (int i = 0; process_ > 0 && i < 200; ++i) {
    if (::waitpid(process_, nullptr, WNOHANG) == process_) {
      process_ = -1;
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    ADD_FAILURE() << "the simulator did not end when asked to";
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string SimulatorProcess::say(std::string_view command) {
  const std::string line = std::string(command) + "\n";
  if (::send(control_, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size())) return {};
  return readLine(control_, std::chrono::seconds(10));
}

void SimulatorProcess::must(std::string_view command) {
  const std::string answer = say(command);
  EXPECT_TRUE(answer.starts_with("ok")) << command << " -> " << answer;
}
