#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/terminal/outbox/database.h"

namespace kiosk::terminal::outbox {

/// What is on its way to the back office.
enum class ItemKind : std::uint8_t {
  Submission,       ///< PUT /v1/submissions/{uuid}
  DeliveryReceipt,  ///< PUT /v1/notices/{subject}/receipts/{uuid}
  Certification,    ///< PUT /v1/certifications/{uuid}
};

enum class ItemState : std::uint8_t {
  Queued,   ///< waits for its next try
  Sending,  ///< a try is going on, or went on when the program died
  Sent,     ///< the back office answered that it has it; the packet is gone from here
  Refused,  ///< the back office will not take it; the packet stays for staff
};

struct Item {
  std::string uuid;  ///< idempotency key: the back office stores one submission for it, however often it is sent
  ItemKind kind{};
  std::string subject;  ///< the notice's id; empty otherwise
  ItemState state{};
  int attempts = 0;
  std::int64_t createdMs = 0;
  std::int64_t nextTryMs = 0;  ///< only with Queued
  std::string lastError;       ///< code of the last error, empty when none
};

struct Parcel {
  Item item;
  std::vector<std::uint8_t> packet;
};

struct Backlog {
  int waiting = 0;  ///< Queued and Sending
  int refused = 0;
  std::optional<std::int64_t> oldestMs;  ///< createdMs of the oldest waiting one
};

/// Packets on their way to the back office. What is put here survives the program and the power; a row holds nothing
/// but a packet sealed to the back office's key, so that a stolen terminal gives nothing away. Belongs to one thread.
///
/// Why a submission can neither be lost nor be doubled: it is durable before anybody is told; a try is marked before
/// it begins; and whatever happens between the send and the mark `sent`, the next try carries the same uuid, for which
/// the back office gives its stored first answer. Errors of every call: OutboxUnusable.
class Outbox {
 public:
  /// Tries that were going on when the program died are queued again, due at once.
  static assets::Result<Outbox> open(const std::filesystem::path& file);

  /// Durable when it returns. The same uuid again changes nothing.
  assets::Result<void> put(const Item& item, std::span<const std::uint8_t> packet);
  /// The item that is due longest, marked Sending with its attempt counted; nothing when none is due.
  assets::Result<std::optional<Parcel>> claim(std::int64_t nowMs);
  /// The same for one item, due or not; nothing when it is not Queued.
  assets::Result<std::optional<Parcel>> claim(const std::string& uuid);
  assets::Result<void> markSent(const std::string& uuid);
  assets::Result<void> markRefused(const std::string& uuid, const std::string& error);
  assets::Result<void> queueAgain(const std::string& uuid, const std::string& error, std::int64_t nextTryMs);

  /// When the next try is due; nothing when nothing waits.
  assets::Result<std::optional<std::int64_t>> nextDueMs();
  assets::Result<Backlog> backlog();
  /// Everything that is not Sent, oldest first: for staff.
  assets::Result<std::vector<Item>> unsent();
  /// The state of one item; nothing when it was never put.
  assets::Result<std::optional<Item>> find(const std::string& uuid);

 private:
  explicit Outbox(Database database) : database_(std::move(database)) {}
  assets::Result<std::optional<Parcel>> claimBy(Statement found);
  assets::Result<void> settle(const std::string& uuid, ItemState state, const std::string& error,
                              std::int64_t nextTryMs);
  Database database_;
};

/// How long to wait before try number `attempts + 1`: doubles from 2 s to at most 5 min, and `chance` (0..1, drawn by
/// the caller) spreads it over the upper half so that a hall's terminals do not come back all at once.
std::int64_t retryDelayMs(int attempts, double chance);

}  // namespace kiosk::terminal::outbox
