#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/backoffice/staff/officers.h"
#include "kiosk/contract/keys.h"

namespace kiosk::backoffice::testing {

/// A folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A real office in a temporary folder, whose clock the test drives. It starts on Tuesday 2026-11-24, 10:00 in China.
class OfficeOnDisk {
 public:
  OfficeOnDisk();

  Office& operator*() { return *office_; }
  Office* operator->() { return office_.get(); }
  [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "office"; }

  void advanceMs(std::int64_t ms) { nowMs_ += ms; }
  /// To 10:00 in China of the day.
  void advanceTo(const domain::Date& day);
  /// Closes and opens everything, as a restart does.
  void reopen();

  /// An officer with all case roles, or those given.
  staff::Officer officer(const std::string& login,
                         const std::vector<std::string>& roles = {"intake", "first_review", "second_review",
                                                                  "approval"},
                         const std::string& district = "");

 private:
  TemporaryFolder folder_;
  std::atomic<std::int64_t> nowMs_;
  std::unique_ptr<Office> office_;
};

inline constexpr const char* kPassword = "correct horse battery";

/// A terminal with its own keys, enrolled at an office without a network between them.
struct EnrolledTerminal {
  devices::Kiosk kiosk;
  contract::KioskKeyPair keys;
  std::string keyPem;
  std::string chainPem;
};
EnrolledTerminal enrolTerminal(Office& office, const std::string& id, const std::string& district = "370811");

/// A sealed, valid application of this terminal.
std::vector<std::uint8_t> sealedApplication(const Office& office, const EnrolledTerminal& terminal,
                                            const std::string& uuid);

domain::Date day(int year, unsigned month, unsigned dayOfMonth);

}  // namespace kiosk::backoffice::testing
