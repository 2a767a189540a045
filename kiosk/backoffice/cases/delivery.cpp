#include "kiosk/backoffice/cases/delivery.h"

#include <soci/soci.h>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/cases/notice_record.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/contract/codec.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/deadlines.h"

namespace kiosk::backoffice::cases {
namespace {

using Outcome = Delivery::Outcome;

std::string receiptPlace(const std::string& uuid) {
  return "delivery_receipt.receipt/" + uuid;
}

/// The stored first answer, or that the content differs; nothing when the uuid is new.
std::optional<Delivery> compared(soci::session& sql, const std::string& region, const std::string& noticeId,
                                 const std::string& uuid, const std::string& sha256) {
  std::string storedSha;
  std::string answer;
  sql << "SELECT sha256, answer FROM delivery_receipt WHERE region_code = :region AND notice_id = :notice AND "
         "receipt_uuid = :uuid",
      soci::use(region), soci::use(noticeId), soci::use(uuid), soci::into(storedSha), soci::into(answer);
  if (!sql.got_data()) return std::nullopt;
  if (storedSha != sha256) return Delivery{Outcome::Conflict, {}, {}};
  return Delivery{Outcome::Repeated, answer, {}};
}

std::string whyNotValid(const NoticeRecord& notice, const contract::DeliveryReceipt& receipt) {
  if (receipt.noticeId != notice.id) return "the receipt is for another notice";
  if (receipt.pdfSha256 != notice.pdfSha256) return "the document shown is not the one issued";
  if (receipt.signaturePng.empty()) return "no signature";
  if (receipt.face.outcome == domain::FaceCheck::Outcome::Refused) return "the face check ended with another person";
  return {};
}

/// Moves the case on when this is its conclusion; false when the flow does not allow it now.
bool moveCase(store::Transaction& transaction, const Office& office, const NoticeRecord& notice,
              const std::string& actor) {
  auto record = findCase(transaction.sql(), office, notice.caseId);
  if (!record) throw RecordUnreadable("notice " + notice.id + " has no case");
  domain::CaseAttempt attempt;
  attempt.action = domain::CaseAction::Deliver;
  attempt.stage = record->stage;
  attempt.actor = actor;
  attempt.roles = {domain::CaseRole::Kiosk};
  attempt.facts = {domain::CaseFact::ReceiptSigned};
  attempt.history = pastActions(transaction.sql(), transaction.region(), record->id);
  const auto next = domain::nextStage(attempt);
  if (!next) return false;
  record->stage = *next;
  record->dueOn.reset();
  ++record->version;
  return updateCase(transaction, office, *record);
}

void insertReceipt(const store::Transaction& transaction, const Office& office, const std::string& kioskId,
                   const NoticeRecord& notice, const std::string& uuid, const std::string& json,
                   const std::string& sha256, long long nowMs, const std::string& answer) {
  const std::string sealed = office.cipher().seal(json, receiptPlace(uuid));
  transaction.sql() << "INSERT INTO delivery_receipt (region_code, notice_id, receipt_uuid, kiosk_id, sha256, "
                       "received_ms, receipt_sealed, answer) VALUES (:region, :notice, :uuid, :kiosk, :sha, :received, "
                       ":receipt, :answer)",
      soci::use(transaction.region()), soci::use(notice.id), soci::use(uuid), soci::use(kioskId), soci::use(sha256),
      soci::use(nowMs), soci::use(sealed), soci::use(answer);
}

assets::Result<contract::DeliveryConfirmation> confirmationOf(const Office& office, const NoticeRecord& notice,
                                                              std::int64_t nowMs) {
  contract::DeliveryConfirmation confirmation;
  confirmation.noticeId = notice.id;
  confirmation.deliveredAtMs = nowMs;
  if (notice.kind == papers::FormKind::Conclusion) {
    const auto appealBy = domain::reassessmentBy(office.policy(), domain::chinaDate(nowMs));
    if (!appealBy) return tl::unexpected(appealBy.error());
    confirmation.appealBy = appealBy->day;
    confirmation.provisional = appealBy->provisional;
  }
  return confirmation;
}

}  // namespace

assets::Result<Delivery> deliver(Office& office, const devices::Kiosk& kiosk, const std::string& noticeId,
                                 const std::string& receiptUuid, const contract::DeliveryReceipt& receipt) {
  // The same receipt may come as JSON first and sealed later: its canonical form decides, not how it travelled.
  const std::string json = contract::toJson(receipt);
  const std::string sha256 = crypto::sha256Hex(json);
  const std::string actor = "kiosk:" + kiosk.id;
  const std::int64_t nowMs = office.clock().nowMs();
  Delivery delivery{Outcome::Delivered, {}, {}};
  std::optional<assets::Error> trouble;
  auto written = office.writer().write([&](store::Transaction& transaction) {
    soci::session& sql = transaction.sql();
    if (auto stored = compared(sql, transaction.region(), noticeId, receiptUuid, sha256)) {
      delivery = std::move(*stored);
      return;
    }
    const auto notice = findNotice(sql, office, noticeId);
    if (!notice) {
      delivery.outcome = Outcome::NoSuchNotice;
      return;
    }
    delivery.detail = whyNotValid(*notice, receipt);
    if (!delivery.detail.empty()) {
      delivery.outcome = Outcome::NotValid;
      return;
    }
    if (notice->collectedMs != 0) {
      delivery.outcome = Outcome::AlreadyCollected;
      return;
    }
    const auto confirmation = confirmationOf(office, *notice, nowMs);
    if (!confirmation) {
      trouble = confirmation.error();
      return;
    }
    const bool concludes = notice->kind == papers::FormKind::Conclusion;
    if (concludes && !moveCase(transaction, office, *notice, actor)) {
      delivery.outcome = Outcome::NotPossible;
      return;
    }
    delivery.answer = contract::toJson(*confirmation);
    if (!markCollected(transaction, noticeId, nowMs)) throw RecordUnreadable("notice " + noticeId);
    insertReceipt(transaction, office, kiosk.id, *notice, receiptUuid, json, sha256, nowMs, delivery.answer);
    transaction.record(actor, concludes ? eventKind(domain::CaseAction::Deliver) : "notice.collected", notice->caseId,
                       "{\"notice\":\"" + noticeId + "\",\"receipt_sha256\":\"" + sha256 + "\"}");
  });
  if (!written) return tl::unexpected(written.error());
  if (trouble) return tl::unexpected(*trouble);
  return delivery;
}

}  // namespace kiosk::backoffice::cases
