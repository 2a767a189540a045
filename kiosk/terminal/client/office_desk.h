#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <variant>

#include "kiosk/contract/packet.h"
#include "kiosk/terminal/audit/audit_log.h"
#include "kiosk/terminal/client/back_office.h"
#include "kiosk/terminal/config/configuration.h"
#include "kiosk/terminal/identity/identity.h"
#include "kiosk/terminal/outbox/outbox.h"
#include "kiosk/terminal/session/event.h"
#include "kiosk/terminal/session/order.h"

namespace kiosk::terminal::client {

/// What a step may ask of the back office.
using OfficeOrder = std::variant<order::LookUpPerson, order::ListCases, order::ListNotices, order::FetchNotice,
                                 order::AskCertification, order::HandIn, order::RecordDelivery, order::Certify>;

/// The one thread that talks to the back office and owns the outbox. Visitors' questions come first; between them
/// packets that are due are sent, and a heartbeat tells how the terminal is. Answers are posted with the number of the
/// visit that asked.
class OfficeDesk {
 public:
  static constexpr std::size_t kLongestQueue = 16;

  /// All are called on the desk's thread and must return at once.
  struct Post {
    std::function<void(std::uint64_t visit, Event)> answer;
    std::function<void(contract::HallState)> hall;
    std::function<void(outbox::Backlog)> backlog;
  };
  /// `wallMs`: epoch milliseconds, UTC.
  OfficeDesk(identity::Identity identity, const config::BackOffice& office, outbox::Outbox outbox,
             audit::AuditLog& audit, std::function<std::int64_t()> wallMs, Post post);
  ~OfficeDesk();
  OfficeDesk(const OfficeDesk&) = delete;
  OfficeDesk& operator=(const OfficeDesk&) = delete;

  /// From any thread, never blocks. A full queue answers OfficeSilent (NotStored for what was to be handed in).
  void ask(std::uint64_t visit, OfficeOrder order);
  /// What the next heartbeats say of a device, a staff call included. A change is told at once.
  void report(const std::string& role, const std::string& state);

 private:
  struct Job {
    std::uint64_t visit = 0;
    OfficeOrder order;
  };
  void run();
  bool stopped();
  std::optional<Job> nextJob();
  /// Waits for the next question or for what is due; true when a question was answered.
  bool serveNext();
  [[nodiscard]] std::chrono::milliseconds untilDue();
  void serve(std::uint64_t visit, const order::LookUpPerson& order);
  void serve(std::uint64_t visit, const order::ListCases& order);
  void serve(std::uint64_t visit, const order::ListNotices& order);
  void serve(std::uint64_t visit, const order::FetchNotice& order);
  void serve(std::uint64_t visit, const order::AskCertification& order);
  void serve(std::uint64_t visit, order::HandIn& order);
  void serve(std::uint64_t visit, order::RecordDelivery& order);
  void serve(std::uint64_t visit, order::Certify& order);
  [[nodiscard]] contract::SealContext sealContext(const std::string& uuid) const;
  [[nodiscard]] BackOffice::Handover handOver(const outbox::Parcel& parcel);
  using Sealing = std::function<assets::Result<std::vector<std::uint8_t>>()>;
  void keepAndSend(std::uint64_t visit, const outbox::Item& item, const Sealing& sealed);
  void send(std::uint64_t visit, const outbox::Parcel& parcel);
  void settle(std::uint64_t visit, const outbox::Parcel& parcel, const BackOffice::Handover& handover);
  void sendDue();
  void beat();
  void tellBacklog();
  template <class Message, class Found>
  void answer(std::uint64_t visit, assets::Result<Message> reply, Found found);

  identity::Identity identity_;
  std::chrono::milliseconds heartbeat_;
  BackOffice office_;
  outbox::Outbox outbox_;
  audit::AuditLog& audit_;
  std::function<std::int64_t()> wallMs_;
  Post post_;
  std::minstd_rand chance_{std::random_device{}()};
  std::chrono::steady_clock::time_point nextBeat_{};

  std::mutex mutex_;
  std::condition_variable signal_;
  std::deque<Job> queue_;
  std::map<std::string, std::string> devices_;
  bool devicesChanged_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kiosk::terminal::client
