#include "tests/drivers/sample/board_firmware.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include <fcntl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace tests {
namespace {

void say(int wire, std::string_view words) {
  if (::write(wire, words.data(), words.size()) < 0) ::_exit(1);
}

void answer(int wire, std::string_view line, BoardFault fault) {
  if (fault == BoardFault::Silent) return;
  if (fault == BoardFault::Late) ::usleep(400'000);
  if (fault == BoardFault::Noise) say(wire, "\xFF\x80 SENS\n");
  if (fault == BoardFault::Refuses) return say(wire, "NO version\n");
  if (line.starts_with("LIGHTS ")) return say(wire, "OK\r\n");
  say(wire,
      fault == BoardFault::DoorOpen ? "SENSORS service=1 paper=0 near=0\r\n" : "SENSORS service=0 paper=0 near=1\r\n");
}

[[noreturn]] void firmware(int wire, BoardFault fault) {
  std::string line;
  for (char letter = 0; ::read(wire, &letter, 1) == 1;) {
    if (letter != '\n') {
      line += letter;
      continue;
    }
    answer(wire, line, fault);
    line.clear();
  }
  ::_exit(0);
}

}  // namespace

BoardFirmware::BoardFirmware(BoardFault fault) {
  const int wire = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  char name[64];
  if (wire < 0 || ::grantpt(wire) != 0 || ::unlockpt(wire) != 0 || ::ptsname_r(wire, name, sizeof name) != 0)
    throw std::runtime_error("no pseudo terminal");
  port_ = name;
  // Held open, or the wire would count as broken before the driver has opened its end.
  const int otherEnd = ::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  termios raw{};
  ::tcgetattr(otherEnd, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(otherEnd, TCSANOW, &raw);
  process_ = ::fork();
  if (process_ == 0) firmware(wire, fault);
  ::close(wire);
  ::close(otherEnd);
}

void BoardFirmware::unplug() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

}  // namespace tests
