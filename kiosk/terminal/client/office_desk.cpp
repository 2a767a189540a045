#include "kiosk/terminal/client/office_desk.h"

#include <algorithm>

#include "kiosk/contract/packet.h"
#include "kiosk/domain/wipe.h"
#include "kiosk/terminal/analysis/pictures.h"
#include "kiosk/terminal/session/process_guard.h"
#include "vision/image_file.h"

namespace kiosk::terminal::client {
namespace {

using assets::EventId;
using outbox::Item;
using outbox::ItemKind;
using outbox::Parcel;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// The preview's width in pixels: full screen width, so that 放大看 has something to enlarge.
constexpr int kPreviewWidth = 1720;

std::string_view code(const assets::Error& error) {
  return assets::entry(error.id).code;
}

/// What the log says of an item when it is safe here and when it is safe there.
struct ItemEvents {
  EventId stored;
  EventId taken;
};
ItemEvents eventsOf(ItemKind kind) {
  switch (kind) {
    case ItemKind::DeliveryReceipt:
      return {EventId::DeliveryStored, EventId::DeliveryRecorded};
    case ItemKind::Certification:
      return {EventId::CertificationStored, EventId::CertificationRecorded};
    case ItemKind::Submission:
      break;
  }
  return {EventId::SubmissionStored, EventId::SubmissionAccepted};
}

}  // namespace

OfficeDesk::OfficeDesk(identity::Identity identity, const config::BackOffice& office, outbox::Outbox outbox,
                       audit::AuditLog& audit, std::function<std::int64_t()> wallMs, Post post)
    : identity_(std::move(identity)),
      heartbeat_(office.heartbeat),
      office_(identity::endpointOf(identity_, office)),
      outbox_(std::move(outbox)),
      audit_(audit),
      wallMs_(std::move(wallMs)),
      post_(std::move(post)),
      thread_([this] { run(); }) {}

OfficeDesk::~OfficeDesk() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  office_.abandon();
  signal_.notify_all();
  thread_.join();
}

void OfficeDesk::ask(std::uint64_t visit, OfficeOrder order) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() < kLongestQueue) {
      queue_.push_back({visit, std::move(order)});
      signal_.notify_all();
      return;
    }
  }
  const assets::Error busy{assets::ErrorId::DeviceBusy, "the office desk's queue is full"};
  const bool handsIn = std::holds_alternative<order::HandIn>(order) ||
                       std::holds_alternative<order::RecordDelivery>(order) ||
                       std::holds_alternative<order::Certify>(order);
  post_.answer(visit, handsIn ? Event(event::NotStored{busy}) : Event(event::OfficeSilent{busy}));
}

void OfficeDesk::report(const std::string& role, const std::string& state) {
  const std::lock_guard lock(mutex_);
  if (devices_[role] == state) return;
  devices_[role] = state;
  devicesChanged_ = true;
  signal_.notify_all();
}

std::optional<OfficeDesk::Job> OfficeDesk::nextJob() {
  const milliseconds wait = untilDue();
  std::unique_lock lock(mutex_);
  signal_.wait_for(lock, wait, [this] { return stopping_ || devicesChanged_ || !queue_.empty(); });
  if (stopping_ || queue_.empty()) return std::nullopt;
  Job job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

milliseconds OfficeDesk::untilDue() {
  auto wait = std::chrono::duration_cast<milliseconds>(nextBeat_ - Clock::now());
  if (const auto due = outbox_.nextDueMs(); due && *due) {
    wait = std::min(wait, milliseconds(std::max<std::int64_t>(0, **due - wallMs_())));
  }
  return std::clamp(wait, milliseconds(0), milliseconds(60'000));
}

bool OfficeDesk::stopped() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void OfficeDesk::run() {
  tellBacklog();
  while (!stopped()) {
    if (serveNext()) {
      scrubStack();  // a short name lies in the string itself, and the string lay on the stack
      continue;
    }
    if (stopped()) return;
    sendDue();
    beat();
  }
}

/// A frame of its own, so that nothing of the visitor lies in the one that goes on.
[[gnu::noinline]] bool OfficeDesk::serveNext() {
  auto job = nextJob();
  if (!job) return false;
  std::visit([&](auto& order) { serve(job->visit, order); }, job->order);
  return true;
}

template <class Message, class Found>
void OfficeDesk::answer(std::uint64_t visit, assets::Result<Message> reply, Found found) {
  post_.answer(visit, reply ? Event(found(std::move(*reply))) : Event(event::OfficeSilent{reply.error()}));
}

void OfficeDesk::serve(std::uint64_t visit, const order::LookUpPerson& order) {
  answer(visit, office_.lookUp(order.who),
         [](contract::PersonRecord record) { return event::PersonFound{std::move(record)}; });
}

void OfficeDesk::serve(std::uint64_t visit, const order::ListCases& order) {
  answer(visit, office_.cases(order.who), [](contract::CaseList cases) { return event::CasesFound{std::move(cases)}; });
}

void OfficeDesk::serve(std::uint64_t visit, const order::ListNotices& order) {
  answer(visit, office_.notices(order.who),
         [](contract::NoticeList notices) { return event::NoticesFound{std::move(notices)}; });
}

void OfficeDesk::serve(std::uint64_t visit, const order::FetchNotice& order) {
  auto pdf = office_.noticePdf(order.noticeId);
  auto page = pdf ? office_.noticePage(order.noticeId, 1, kPreviewWidth) : tl::unexpected(pdf.error());
  auto picture = page ? vision::decodeImage(*page) : tl::unexpected(page.error());
  answer(visit, std::move(picture), [&](const vision::Image& image) {
    NoticeDocument document;
    document.noticeId = order.noticeId;
    document.pdfSha256 = contract::packetDigest(*pdf);  // SHA-256 in hex, of any bytes
    document.pdf = std::move(*pdf);
    document.firstPage = analysis::pictureOf(image, "notice.page", kPreviewWidth * 2);
    return event::NoticeFetched{std::move(document)};
  });
}

void OfficeDesk::serve(std::uint64_t visit, const order::AskCertification& order) {
  answer(visit, office_.certification(order.who),
         [](const contract::CertificationStatus& status) { return event::CertificationFound{status}; });
}

contract::SealContext OfficeDesk::sealContext(const std::string& uuid) const {
  return {.kioskId = identity_.kioskId,
          .region = identity_.region,
          .submissionId = uuid,
          .createdMs = wallMs_(),
          .officeKey = identity_.officeKey};
}

void OfficeDesk::serve(std::uint64_t visit, order::HandIn& order) {
  const contract::SealContext context = sealContext(order.uuid);
  Item item;
  item.uuid = order.uuid;
  item.kind = ItemKind::Submission;
  item.createdMs = context.createdMs;
  keepAndSend(visit, item, [&] { return contract::seal(order.application, context, identity_.sign); });
  domain::wipe(order.application);
}

void OfficeDesk::serve(std::uint64_t visit, order::RecordDelivery& order) {
  const contract::SealContext context = sealContext(order.uuid);
  Item item;
  item.uuid = order.uuid;
  item.kind = ItemKind::DeliveryReceipt;
  item.subject = order.receipt.noticeId;
  item.createdMs = context.createdMs;
  keepAndSend(visit, item, [&] { return contract::seal(order.receipt, context, identity_.sign); });
  domain::wipe(order.receipt.signaturePng);
}

void OfficeDesk::serve(std::uint64_t visit, order::Certify& order) {
  const contract::SealContext context = sealContext(order.uuid);
  Item item;
  item.uuid = order.uuid;
  item.kind = ItemKind::Certification;
  item.createdMs = context.createdMs;
  keepAndSend(visit, item, [&] { return contract::seal(order.request, context, identity_.sign); });
  domain::wipe(order.request.person);
  domain::wipe(order.request.phone);
}

void OfficeDesk::keepAndSend(std::uint64_t visit, const Item& item, const Sealing& sealed) {
  // A second try of the same visit finds its packet already there: it is not sealed again, the first one counts.
  if (const auto there = outbox_.find(item.uuid); there && *there) {
    post_.answer(visit, event::Stored{item.uuid});
    if (auto parcel = outbox_.claim(item.uuid); parcel && *parcel) send(visit, **parcel);
    return;
  }
  const auto packet = sealed();
  auto stored = packet ? outbox_.put(item, *packet) : tl::unexpected(packet.error());
  if (!stored) {
    post_.answer(visit, event::NotStored{stored.error()});
    return;
  }
  audit_.write(eventsOf(item.kind).stored,
               {{"submission", item.uuid}, {"bytes", static_cast<std::int64_t>(packet->size())}});
  audit_.sync();
  post_.answer(visit, event::Stored{item.uuid});
  if (auto parcel = outbox_.claim(item.uuid); parcel && *parcel) send(visit, **parcel);
}

BackOffice::Handover OfficeDesk::handOver(const Parcel& parcel) {
  const Item& item = parcel.item;
  switch (item.kind) {
    case ItemKind::Submission:
      return office_.submit(item.uuid, parcel.packet);
    case ItemKind::DeliveryReceipt:
      return office_.recordDelivery(item.subject, item.uuid, parcel.packet);
    case ItemKind::Certification:
      return office_.certify(item.uuid, parcel.packet);
  }
  return {.verdict = BackOffice::Verdict::Refused,
          .why = {assets::ErrorId::OutboxUnusable, "an item of an unknown kind"},
          .receipt = {},
          .certification = {}};
}

void OfficeDesk::send(std::uint64_t visit, const Parcel& parcel) {
  settle(visit, parcel, handOver(parcel));
  tellBacklog();
}

void OfficeDesk::settle(std::uint64_t visit, const Parcel& parcel, const BackOffice::Handover& handover) {
  const Item& item = parcel.item;
  const auto attempts = static_cast<std::int64_t>(item.attempts);
  switch (handover.verdict) {
    case BackOffice::Verdict::Taken:
      if (!outbox_.markSent(item.uuid)) return;  // sent again later; the answer will be the same
      audit_.write(eventsOf(item.kind).taken, {{"submission", item.uuid}, {"attempts", attempts}});
      if (handover.receipt) {
        post_.answer(visit, event::Accepted{item.uuid, *handover.receipt});
      } else if (handover.certification) {
        post_.answer(visit, event::CertificationRecorded{item.uuid, *handover.certification});
      } else {
        post_.answer(visit, event::Delivered{item.uuid});
      }
      return;
    case BackOffice::Verdict::Refused:
      if (!outbox_.markRefused(item.uuid, handover.why.detail)) return;
      audit_.write(EventId::SubmissionRefused, {{"submission", item.uuid}, {"code", code(handover.why)}});
      post_.answer(visit, event::Refused{item.uuid, handover.why});
      return;
    case BackOffice::Verdict::Later: {
      const double chance = std::uniform_real_distribution<double>(0.0, 1.0)(chance_);
      if (!outbox_.queueAgain(item.uuid, std::string(code(handover.why)),
                              wallMs_() + outbox::retryDelayMs(item.attempts, chance))) {
        return;
      }
      audit_.write(EventId::SubmissionWaiting,
                   {{"submission", item.uuid}, {"attempts", attempts}, {"code", code(handover.why)}});
      post_.answer(visit, event::Waiting{item.uuid, handover.why});
      return;
    }
  }
}

/// One packet that is due, so that a visitor's question never waits behind more than one.
void OfficeDesk::sendDue() {
  auto parcel = outbox_.claim(wallMs_());
  if (parcel && *parcel) send(0, **parcel);
}

void OfficeDesk::beat() {
  contract::Heartbeat heartbeat;
  {
    const std::lock_guard lock(mutex_);
    if (!devicesChanged_ && Clock::now() < nextBeat_) return;
    devicesChanged_ = false;
    heartbeat.devices.assign(devices_.begin(), devices_.end());
  }
  nextBeat_ = Clock::now() + heartbeat_;
  heartbeat.kioskTimeMs = wallMs_();
  if (const auto backlog = outbox_.backlog()) heartbeat.outboxBacklog = backlog->waiting + backlog->refused;
  if (!office_.heartbeat(heartbeat)) return;
  if (auto hall = office_.hall()) post_.hall(std::move(*hall));
}

void OfficeDesk::tellBacklog() {
  if (const auto backlog = outbox_.backlog()) post_.backlog(*backlog);
}

}  // namespace kiosk::terminal::client
