#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "assets/error.h"

namespace soci {
class session;
}

namespace kiosk::backoffice::store {

/// Opens the database file in WAL mode with synchronous=FULL: a commit that has been answered survives a power cut.
assets::Result<std::unique_ptr<soci::session>> connect(const std::filesystem::path& file);

/// What SQLite's complaint means for the caller; to be used inside a catch of soci::soci_error.
assets::Error storeError(const std::exception& error);
/// The work broke a rule of the schema: its own fault, not the store's.
bool isConstraintViolation(const std::exception& error);
/// A read, write or fsync went wrong in the operating system.
bool isDiskTrouble(const std::exception& error);

/// Connections for reading; in WAL mode readers never wait for the writer.
class ReaderPool {
 public:
  static assets::Result<std::unique_ptr<ReaderPool>> open(const std::filesystem::path& file, std::size_t count);
  ~ReaderPool();

  class Lease {
   public:
    explicit Lease(ReaderPool& pool);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    soci::session& operator*() const { return *session_; }

   private:
    ReaderPool& pool_;
    std::unique_ptr<soci::session> session_;
  };
  /// Waits for a free connection.
  Lease lease() { return Lease(*this); }

 private:
  ReaderPool();
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<soci::session>> free_;
};

}  // namespace kiosk::backoffice::store
