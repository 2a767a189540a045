#include "kiosk/backoffice/store/connection.h"

#include <algorithm>
#include <string>
#include <utility>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace kiosk::backoffice::store {

assets::Error storeError(const std::exception& error) {
  // SOCI adds the bound values to its words; those do not belong into a log.
  std::string words = error.what();
  words.erase(std::min(words.find(" with :"), words.size()));
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    const int code = sqlite->result() & 0xFF;
    if (code == SQLITE_FULL) return {assets::ErrorId::OfficeStoreFull, words};
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return {assets::ErrorId::OfficeStoreBusy, words};
  }
  return {assets::ErrorId::OfficeStoreBroken, words};
}

bool isConstraintViolation(const std::exception& error) {
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  return sqlite != nullptr && (sqlite->result() & 0xFF) == SQLITE_CONSTRAINT;
}

bool isDiskTrouble(const std::exception& error) {
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  return sqlite != nullptr && (sqlite->result() & 0xFF) == SQLITE_IOERR;
}

assets::Result<std::unique_ptr<soci::session>> connect(const std::filesystem::path& file) {
  try {
    auto session = std::make_unique<soci::session>(soci::sqlite3, "dbname=" + file.string() + " timeout=10");
    std::string mode;
    *session << "PRAGMA journal_mode=WAL", soci::into(mode);
    if (mode != "wal") {
      return assets::failure(assets::ErrorId::OfficeStoreBroken, "the file system does not allow WAL mode: " + mode);
    }
    *session << "PRAGMA synchronous=FULL";
    *session << "PRAGMA foreign_keys=ON";
    return session;
  } catch (const soci::soci_error& error) {
    return tl::unexpected(storeError(error));
  }
}

ReaderPool::ReaderPool() = default;
ReaderPool::~ReaderPool() = default;

assets::Result<std::unique_ptr<ReaderPool>> ReaderPool::open(const std::filesystem::path& file, std::size_t count) {
  std::unique_ptr<ReaderPool> pool(new ReaderPool());
  for (std::size_t i = 0; i < count; ++i) {
    auto session = connect(file);
    if (!session) return tl::unexpected(session.error());
    pool->free_.push_back(std::move(*session));
  }
  return pool;
}

ReaderPool::Lease::Lease(ReaderPool& pool) : pool_(pool) {
  std::unique_lock lock(pool_.mutex_);
  pool_.freed_.wait(lock, [this] { return !pool_.free_.empty(); });
  session_ = std::move(pool_.free_.back());
  pool_.free_.pop_back();
}

ReaderPool::Lease::~Lease() {
  {
    const std::lock_guard lock(pool_.mutex_);
    pool_.free_.push_back(std::move(session_));
  }
  pool_.freed_.notify_one();
}

}  // namespace kiosk::backoffice::store
