#include "tests/kiosk/terminal/screens/virtual_display.h"

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hall_test {

VirtualDisplay::VirtualDisplay() {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return;
  server_ = fork();
  if (server_ == 0) {
    close(ends[0]);
    const int quiet = open("/dev/null", O_WRONLY);
    dup2(quiet, STDERR_FILENO);
    const std::string number = std::to_string(ends[1]);
    execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-screen", "0", "1080x1920x24", "-nolisten", "tcp", nullptr);
    _exit(127);
  }
  close(ends[1]);
  std::string name;
  char letter = 0;
  pollfd waiting{ends[0], POLLIN, 0};
  while (poll(&waiting, 1, 60000) > 0 && read(ends[0], &letter, 1) == 1 && letter != '\n')
    name += letter;
  close(ends[0]);
  if (name.empty()) {
    kill(server_, SIGKILL);
    waitpid(server_, nullptr, 0);
    server_ = -1;
    return;
  }
  setenv("DISPLAY", (":" + name).c_str(), 1);
}

VirtualDisplay::~VirtualDisplay() {
  if (server_ <= 0) return;
  kill(server_, SIGTERM);
  waitpid(server_, nullptr, 0);
}

}  // namespace hall_test
