#include <cstdio>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include "kiosk/backoffice/api/console_files.h"
#include "kiosk/backoffice/api/kiosk_api.h"
#include "kiosk/backoffice/api/staff_api.h"
#include "kiosk/backoffice/commands/commands.h"
#include "kiosk/backoffice/journal.h"
#include "kiosk/backoffice/server/server.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::commands {
namespace {

using assets::ErrorId;

/// Two servers on one folder would each keep the clock and the spool for themselves. The lock goes with the process.
class ServingLock {
 public:
  static assets::Result<ServingLock> take(const std::filesystem::path& data) {
    const std::filesystem::path file = data / "serve.lock";
    ServingLock lock;
    lock.fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.fd_ < 0) return assets::failure(ErrorId::OfficeFolderUnusable, "cannot open " + file.string());
    if (::flock(lock.fd_, LOCK_EX | LOCK_NB) != 0) {
      return assets::failure(ErrorId::OfficeFolderUnusable, "another hall-backoffice serves " + data.string());
    }
    return lock;
  }
  ~ServingLock() {
    if (fd_ >= 0) ::close(fd_);
  }
  ServingLock(ServingLock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  ServingLock& operator=(ServingLock&&) = delete;
  ServingLock(const ServingLock&) = delete;
  ServingLock& operator=(const ServingLock&) = delete;

 private:
  ServingLock() = default;
  int fd_ = -1;
};

/// Uploads that a crash broke off; nobody was answered for them.
void emptySpool(const std::filesystem::path& spool) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(spool, ignored)) {
    std::filesystem::remove(entry.path(), ignored);
  }
}

}  // namespace

assets::Result<void> serve(const Serve& command) {
  const auto clock = clockFor(command.today);
  if (!clock) return tl::unexpected(clock.error());
  server::Settings settings;
  settings.address = command.address;
  settings.kioskPort = command.kioskPort;
  settings.staffPort = command.staffPort;
  auto office = Office::open(command.data, *clock, settings.workers);
  if (!office) return tl::unexpected(office.error());
  const auto lock = ServingLock::take(command.data);
  if (!lock) return tl::unexpected(lock.error());
  const DataFolder& folder = (*office)->folder();
  emptySpool(folder.spool());
  settings.certificate = folder.serverCertificate();
  settings.key = folder.serverKey();
  settings.trustAnchor = folder.trustAnchor();
  settings.deviceIssuer = folder.issuerCertificate();
  settings.spool = folder.spool();
  api::Router kiosks;
  api::addKioskRoutes(kiosks, **office);
  api::Router staff;
  api::addEnrolmentRoute(staff, **office);
  api::addStaffRoutes(staff, **office);
  if (!command.console.empty()) {
    if (auto console = api::addConsoleRoutes(staff, command.console); !console) return console;
  }
  auto server = server::Server::bind(settings, kiosks, staff);
  if (!server) return tl::unexpected(server.error());
  const std::string today = domain::dateText((*office)->clock().today());
  journal(Weight::Info, "serving",
          {{"kiosk_port", std::int64_t{(*server)->kioskPort()}},
           {"staff_port", std::int64_t{(*server)->staffPort()}},
           {"today", today},
           {"clock_shift_ms", (*office)->clock().shiftMs()}});
  fmt::print("ready kiosk={0}:{1} staff={0}:{2} today={3}\n", command.address, (*server)->kioskPort(),
             (*server)->staffPort(), today);
  std::fflush(stdout);
  (*server)->run(true);
  journal(Weight::Info, "stopped", {});
  return {};
}

}  // namespace kiosk::backoffice::commands
