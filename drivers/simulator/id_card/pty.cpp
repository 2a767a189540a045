#include "drivers/simulator/id_card/pty.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace drivers::simulator {
namespace {

tl::unexpected<std::string> systemError(const std::string& what) {
  return tl::unexpected<std::string>(what + ": " + std::system_category().message(errno));
}

constexpr std::array<std::pair<speed_t, int>, 5> kSpeeds = {
    {{B115200, 115200}, {B57600, 57600}, {B38400, 38400}, {B19200, 19200}, {B9600, 9600}}};

}  // namespace

tl::expected<Pty, std::string> Pty::open(const std::filesystem::path& link) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (fs::is_symlink(link, failed)) {
    fs::remove(link, failed);
  } else if (fs::exists(link, failed)) {
    return tl::unexpected<std::string>(link.string() + " exists and is no link");
  }
  Pty pty;
  pty.master_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (pty.master_ < 0) return systemError("posix_openpt");
  std::array<char, 128> name{};
  if (::grantpt(pty.master_) != 0 || ::unlockpt(pty.master_) != 0 ||
      ::ptsname_r(pty.master_, name.data(), name.size()) != 0) {
    return systemError("pseudo-terminal");
  }
  pty.slave_ = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (pty.slave_ < 0) return systemError(name.data());
  termios raw{};
  if (::tcgetattr(pty.slave_, &raw) != 0) return systemError(name.data());
  ::cfmakeraw(&raw);
  if (::tcsetattr(pty.slave_, TCSANOW, &raw) != 0) return systemError(name.data());
  fs::create_directories(link.parent_path(), failed);
  fs::create_symlink(name.data(), link, failed);
  if (failed) return tl::unexpected<std::string>(link.string() + ": " + failed.message());
  pty.link_ = link;
  return pty;
}

Pty::Pty(Pty&& other) noexcept
    : master_(std::exchange(other.master_, -1)),
      slave_(std::exchange(other.slave_, -1)),
      link_(std::exchange(other.link_, {})) {}

Pty& Pty::operator=(Pty&& other) noexcept {
  std::swap(master_, other.master_);
  std::swap(slave_, other.slave_);
  std::swap(link_, other.link_);
  return *this;
}

Pty::~Pty() {
  close();
}

int Pty::programBaud() const {
  termios settings{};
  if (slave_ < 0 || ::tcgetattr(slave_, &settings) != 0) return 0;
  for (const auto& [speed, bits] : kSpeeds) {
    if (::cfgetospeed(&settings) == speed) return bits;
  }
  return 0;
}

void Pty::close() {
  if (!link_.empty()) {
    std::error_code ignored;
    std::filesystem::remove(std::exchange(link_, {}), ignored);
  }
  if (slave_ >= 0) ::close(std::exchange(slave_, -1));
  if (master_ >= 0) ::close(std::exchange(master_, -1));
}

}  // namespace drivers::simulator
