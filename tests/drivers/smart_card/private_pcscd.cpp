#include "tests/drivers/smart_card/private_pcscd.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr const char* kPcscd = "/usr/sbin/pcscd";
constexpr const char* kVirtualReader = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
constexpr const char* kSocket = "/run/pcscd/pcscd.comm";
constexpr std::uint16_t kPort = 35963;

[[noreturn]] void giveUp(const char* what) {
  std::fprintf(stderr, "pcscd for tests: %s\n", what);
  std::abort();
}

/// Namespaces of our own; without the right to them, inside a user namespace where we are root.
bool leaveTheMachine() {
  constexpr int kSpaces = CLONE_NEWNET | CLONE_NEWNS;
  if (::unshare(kSpaces) == 0) return true;
  const uid_t user = ::getuid();
  const gid_t group = ::getgid();
  if (::unshare(kSpaces | CLONE_NEWUSER) != 0) return false;
  std::ofstream("/proc/self/setgroups") << "deny";
  std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
  std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
  return ::getuid() == 0;
}

bool loopbackUp() {
  const int probe = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq request{};
  std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  const bool up = ::ioctl(probe, SIOCSIFFLAGS, &request) == 0;
  ::close(probe);
  return up;
}

template <class Address>
bool connects(int family, const Address& address) {
  const int probe = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto* generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
  const bool done = ::connect(probe, generic, sizeof address) == 0;
  ::close(probe);
  return done;
}

bool serves(bool withReader) {
  sockaddr_un service{};
  service.sun_family = AF_UNIX;
  std::strncpy(service.sun_path, kSocket, sizeof service.sun_path - 1);
  sockaddr_in slot{};
  slot.sin_family = AF_INET;
  slot.sin_port = htons(kPort);
  slot.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return connects(AF_UNIX, service) && (!withReader || connects(AF_INET, slot));
}

}  // namespace

bool enterPrivatePcsc(std::string& why) {
  for (const char* needed : {kPcscd, kVirtualReader}) {
    if (std::filesystem::exists(needed)) continue;
    why = std::string(needed) + " is not installed";
    return false;
  }
  if (!leaveTheMachine() || !loopbackUp() || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("none", "/run", "tmpfs", 0, nullptr) != 0) {
    why = "this machine allows no namespaces";
    return false;
  }
  return std::filesystem::create_directory("/run/pcscd");
}

PrivatePcscd::PrivatePcscd(Readers readers) {
  std::string pattern = (std::filesystem::temp_directory_path() / "hall-pcscd-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) giveUp("no temporary folder");
  folder_ = pattern;
  if (readers == Readers::Virtual) {
    std::ofstream(folder_ / "vpcd") << "FRIENDLYNAME \"Virtual PCD\"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH "
                                    << kVirtualReader << "\nCHANNELID 0x8C7B\n";
  }
  process_ = ::fork();
  if (process_ == 0) {
    const int quiet = ::open("/dev/null", O_RDWR);
    ::dup2(quiet, STDOUT_FILENO);
    ::dup2(quiet, STDERR_FILENO);
    ::execl(kPcscd, kPcscd, "--foreground", "--config", folder_.c_str(), nullptr);
    ::_exit(127);
  }
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!serves(readers == Readers::Virtual)) {
    if (std::chrono::steady_clock::now() > until) giveUp("it does not serve");
    if (::waitpid(process_, nullptr, WNOHANG) == process_) giveUp("it ended at once");
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

PrivatePcscd::~PrivatePcscd() {
  ::kill(process_, SIGTERM);
  for (int i = 0; i < 500 && process_ > 0; ++i) {
    if (::waitpid(process_, nullptr, WNOHANG) == process_) process_ = -1;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    ADD_FAILURE() << "pcscd did not end when asked to";
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  std::filesystem::remove(kSocket, ignored);
  std::filesystem::remove("/run/pcscd/pcscd.pid", ignored);
}
