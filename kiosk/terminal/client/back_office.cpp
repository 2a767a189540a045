#include "kiosk/terminal/client/back_office.h"

#include <string_view>

#include <fmt/format.h>

#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "kiosk/domain/wipe.h"

namespace kiosk::terminal::client {
namespace {

using assets::ErrorId;

constexpr const char* kJson = "application/json";

std::string_view textOf(const Reply& reply) {
  return {reinterpret_cast<const char*>(reply.body.data()), reply.body.size()};
}

bool isGood(const Reply& reply) {
  return reply.status == 200 || reply.status == 201;
}

assets::Error refusal(const Reply& reply) {
  const auto problem = contract::fromJson<contract::Problem>(textOf(reply));
  if (!problem) return {ErrorId::BackOfficeRefused, fmt::format("{} ?", reply.status)};
  // The office's detail names members and rules, never values.
  return {ErrorId::BackOfficeRefused, fmt::format("{} {} {}", reply.status, problem->code, problem->detail)};
}

template <class Message>
assets::Result<Message> understand(assets::Result<Reply> reply) {
  if (!reply) return tl::unexpected(reply.error());
  if (!isGood(*reply)) return tl::unexpected(refusal(*reply));
  auto message = contract::fromJson<Message>(textOf(*reply));
  domain::wipe(reply->body);
  if (!message) return assets::failure(ErrorId::BackOfficeNotUnderstood, message.error().detail);
  return std::move(*message);
}

/// Statuses that no repetition of the same packet will change.
bool isFinal(int status) {
  return status == 400 || status == 404 || status == 409 || status == 413 || status == 422;
}

Request packetRequest(Method method, std::string path, std::span<const std::uint8_t> packet) {
  return {.method = method,
          .path = std::move(path),
          .contentType = contract::kPacketContentType,
          .body = {packet.begin(), packet.end()}};
}

/// Taken without a receipt we can read: the same uuid again brings the stored answer, so nothing is lost by asking.
template <class Receipt>
void understandReceipt(const Reply& reply, BackOffice::Handover& handover, std::optional<Receipt>& receipt) {
  if (auto read = contract::fromJson<Receipt>(textOf(reply))) {
    receipt = std::move(*read);
    return;
  }
  handover.verdict = BackOffice::Verdict::Later;
  handover.why = {ErrorId::BackOfficeNotUnderstood, "receipt"};
}

}  // namespace

assets::Result<Reply> BackOffice::get(const std::string& path) {
  auto reply = connection_.exchange({.method = Method::Get, .path = path, .contentType = {}, .body = {}});
  if (reply && !isGood(*reply)) return tl::unexpected(refusal(*reply));
  return reply;
}

assets::Result<Reply> BackOffice::post(const std::string& path, const std::string& json) {
  Request request{.method = Method::Post, .path = path, .contentType = kJson, .body = {json.begin(), json.end()}};
  auto reply = connection_.exchange(request);
  domain::wipe(request.body);
  return reply;
}

assets::Result<contract::PersonRecord> BackOffice::lookUp(const contract::PersonLookup& who) {
  return understand<contract::PersonRecord>(post("/v1/persons/lookup", contract::toJson(who)));
}

assets::Result<contract::CaseList> BackOffice::cases(const contract::PersonLookup& who) {
  return understand<contract::CaseList>(post("/v1/cases/mine", contract::toJson(who)));
}

assets::Result<contract::NoticeList> BackOffice::notices(const contract::PersonLookup& who) {
  return understand<contract::NoticeList>(post("/v1/notices/mine", contract::toJson(who)));
}

assets::Result<contract::CertificationStatus> BackOffice::certification(const contract::PersonLookup& who) {
  return understand<contract::CertificationStatus>(post("/v1/certifications/mine", contract::toJson(who)));
}

assets::Result<std::vector<std::uint8_t>> BackOffice::noticePdf(const std::string& noticeId) {
  auto reply = get(fmt::format("/v1/notices/{}/pdf", noticeId));
  if (!reply) return tl::unexpected(reply.error());
  return std::move(reply->body);
}

assets::Result<std::vector<std::uint8_t>> BackOffice::noticePage(const std::string& noticeId, int page, int width) {
  auto reply = get(fmt::format("/v1/notices/{}/pages/{}.png?width={}", noticeId, page, width));
  if (!reply) return tl::unexpected(reply.error());
  return std::move(reply->body);
}

assets::Result<contract::HallState> BackOffice::hall() {
  return understand<contract::HallState>(get("/v1/hall"));
}

assets::Result<void> BackOffice::heartbeat(const contract::Heartbeat& beat) {
  const auto reply = post("/v1/heartbeat", contract::toJson(beat));
  if (!reply) return tl::unexpected(reply.error());
  if (!isGood(*reply)) return tl::unexpected(refusal(*reply));
  return {};
}

BackOffice::Handover BackOffice::hand(const Request& request, Reply* taken) {
  auto reply = connection_.exchange(request);
  if (!reply) return {.verdict = Verdict::Later, .why = reply.error(), .receipt = {}, .certification = {}};
  if (!isGood(*reply)) {
    const Verdict verdict = isFinal(reply->status) ? Verdict::Refused : Verdict::Later;
    return {.verdict = verdict, .why = refusal(*reply), .receipt = {}, .certification = {}};
  }
  if (taken != nullptr) *taken = std::move(*reply);
  return {.verdict = Verdict::Taken, .why = {}, .receipt = {}, .certification = {}};
}

BackOffice::Handover BackOffice::submit(const std::string& uuid, std::span<const std::uint8_t> packet) {
  Reply reply;
  Handover handover = hand(packetRequest(Method::Put, "/v1/submissions/" + uuid, packet), &reply);
  if (handover.verdict == Verdict::Taken) understandReceipt(reply, handover, handover.receipt);
  return handover;
}

BackOffice::Handover BackOffice::certify(const std::string& uuid, std::span<const std::uint8_t> packet) {
  Reply reply;
  Handover handover = hand(packetRequest(Method::Put, "/v1/certifications/" + uuid, packet), &reply);
  if (handover.verdict == Verdict::Taken) understandReceipt(reply, handover, handover.certification);
  return handover;
}

BackOffice::Handover BackOffice::recordDelivery(const std::string& noticeId, const std::string& uuid,
                                                std::span<const std::uint8_t> packet) {
  return hand(packetRequest(Method::Post, fmt::format("/v1/notices/{}/receipts/{}", noticeId, uuid), packet));
}

}  // namespace kiosk::terminal::client
