#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "assets/error.h"
#include "kiosk/backoffice/clock.h"
#include "kiosk/backoffice/store/event_log.h"

namespace kiosk::backoffice::store {

/// What a piece of work writes through, inside the group's transaction.
class Transaction {
 public:
  Transaction(soci::session& sql, ChainTail& chain, std::string region, const Clock& clock)
      : sql_(sql), chain_(chain), region_(std::move(region)), clock_(clock) {}

  [[nodiscard]] soci::session& sql() const { return sql_; }
  [[nodiscard]] const std::string& region() const { return region_; }
  /// Adds a row to the region's hash chain, in the same transaction as the work it tells of.
  void record(const std::string& actor, const std::string& kind, const std::string& subject, const std::string& body);

 private:
  soci::session& sql_;
  ChainTail& chain_;
  std::string region_;
  const Clock& clock_;
};

/// The only thread that writes to the store while the office serves. Everything that waits is committed together, so a
/// slow disk costs one fsync a group; each piece of work has its own savepoint, so one that throws takes nothing along.
class Writer {
 public:
  using Work = std::function<void(Transaction&)>;

  static constexpr std::size_t kLongestQueue = 4096;
  static constexpr std::size_t kLargestGroup = 256;

  static assets::Result<std::unique_ptr<Writer>> open(const std::filesystem::path& file, std::string region,
                                                      const Clock& clock);
  /// Commits what waits, then ends.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Blocks until the work is committed. An exception of the work itself is rethrown here, its writes undone.
  assets::Result<void> write(Work work);

  [[nodiscard]] std::uint64_t committedGroups() const { return groups_.load(); }
  [[nodiscard]] std::uint64_t committedWorks() const { return works_.load(); }

 private:
  struct Job {
    Work work;
    std::promise<assets::Result<void>> done;
  };

  Writer(std::unique_ptr<soci::session> session, std::string region, const Clock& clock);
  void run();
  void commitGroup(std::deque<Job>& group);

  std::unique_ptr<soci::session> session_;
  std::string region_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Job> waiting_;
  bool ending_ = false;
  std::atomic<std::uint64_t> groups_{0};
  std::atomic<std::uint64_t> works_{0};
  std::thread thread_;
};

}  // namespace kiosk::backoffice::store
