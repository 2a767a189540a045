#pragma once

// JSON of every message of the contract. Strict both ways: unknown and doubled members, missing members, wrong types,
// text that is not UTF-8 or holds control characters, numbers out of range, more than kMaxJsonBytes and nesting deeper
// than kMaxJsonDepth are refused (MessageMalformed; its detail names the member, never its value).
// Dates are "YYYY-MM-DD", absent optionals are left out, pictures are base64 except in an Application, whose pages and
// signature travel beside its JSON as binary parts (packet.h).

#include <cstddef>
#include <string>
#include <string_view>

#include "assets/error.h"
#include "kiosk/contract/messages.h"

namespace kiosk::contract {

inline constexpr std::size_t kMaxJsonBytes = std::size_t{4} * 1024 * 1024;
inline constexpr int kMaxJsonDepth = 12;

std::string toJson(const PersonLookup& message);
std::string toJson(const PersonRecord& message);
std::string toJson(const SubmissionReceipt& message);
std::string toJson(const CaseProgress& message);
std::string toJson(const CaseList& message);
std::string toJson(const NoticeSummary& message);
std::string toJson(const NoticeList& message);
std::string toJson(const DeliveryReceipt& message);
std::string toJson(const DeliveryConfirmation& message);
std::string toJson(const CertificationStatus& message);
std::string toJson(const CertificationRequest& message);
std::string toJson(const CertificationReceipt& message);
std::string toJson(const HallState& message);
std::string toJson(const Heartbeat& message);
/// RFC 9457: type ("about:blank"), status, title, detail (if any), and the extension member code. Reading ignores other
/// extension members, as the RFC asks.
std::string toJson(const Problem& message);
/// A conclusion as officers record it.
std::string toJson(const domain::Conclusion& message);
/// Everything but the pictures: each page and the signature are named by size and SHA-256 (hex).
std::string toJson(const domain::Application& application);

/// Exists for each type above. An Application comes back with empty pictures; the packet fills them.
template <class Message>
assets::Result<Message> fromJson(std::string_view json);

template <>
assets::Result<PersonLookup> fromJson(std::string_view json);
template <>
assets::Result<PersonRecord> fromJson(std::string_view json);
template <>
assets::Result<SubmissionReceipt> fromJson(std::string_view json);
template <>
assets::Result<CaseProgress> fromJson(std::string_view json);
template <>
assets::Result<CaseList> fromJson(std::string_view json);
template <>
assets::Result<NoticeSummary> fromJson(std::string_view json);
template <>
assets::Result<NoticeList> fromJson(std::string_view json);
template <>
assets::Result<DeliveryReceipt> fromJson(std::string_view json);
template <>
assets::Result<DeliveryConfirmation> fromJson(std::string_view json);
template <>
assets::Result<CertificationStatus> fromJson(std::string_view json);
template <>
assets::Result<CertificationRequest> fromJson(std::string_view json);
template <>
assets::Result<CertificationReceipt> fromJson(std::string_view json);
template <>
assets::Result<HallState> fromJson(std::string_view json);
template <>
assets::Result<Heartbeat> fromJson(std::string_view json);
template <>
assets::Result<Problem> fromJson(std::string_view json);
template <>
assets::Result<domain::Conclusion> fromJson(std::string_view json);
template <>
assets::Result<domain::Application> fromJson(std::string_view json);

}  // namespace kiosk::contract
