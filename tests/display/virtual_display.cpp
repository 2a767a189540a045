#include "tests/display/virtual_display.h"

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {
namespace {

constexpr int kStartMilliseconds = 20'000;

// The server writes its display number once it accepts clients.
std::string readNumber(int from) {
  std::string number;
  pollfd waiting{from, POLLIN, 0};
  while (poll(&waiting, 1, kStartMilliseconds) > 0) {
    std::array<char, 16> piece{};
    const ssize_t count = read(from, piece.data(), piece.size());
    if (count <= 0) return {};
    number.append(piece.data(), static_cast<std::size_t>(count));
    if (number.back() == '\n') {
      number.pop_back();
      return number;
    }
  }
  return {};
}

}  // namespace

VirtualDisplay::VirtualDisplay(int width, int height) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) return;
  const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
  const std::string descriptor = std::to_string(pipe[1]);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // never outlives its test
    if (getppid() != parent) _exit(126);
    close(pipe[0]);
    const int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
    execlp("Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", screen.c_str(), "-nolisten", "tcp",
           "-noreset", static_cast<char*>(nullptr));
    _exit(127);
  }
  close(pipe[1]);
  const std::string number = child > 0 ? readNumber(pipe[0]) : "";
  close(pipe[0]);
  if (number.empty()) {
    if (child > 0) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
    return;
  }
  server_ = child;
  name_ = ":" + number;
  // NOLINTBEGIN(concurrency-mt-unsafe): before any thread
  setenv("DISPLAY", name_.c_str(), 1);
  setenv("SDL_VIDEODRIVER", "x11", 1);
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  // NOLINTEND(concurrency-mt-unsafe)
}

VirtualDisplay::~VirtualDisplay() {
  if (server_ <= 0) return;
  kill(server_, SIGTERM);
  waitpid(server_, nullptr, 0);
}

}  // namespace tests
