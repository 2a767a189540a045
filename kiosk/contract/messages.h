#pragma once

// What kiosk and back office say to each other, as C++ values. The JSON names are these names in snake_case;
// openapi.yaml beside this file is the same contract for everybody else. Dates are "YYYY-MM-DD", instants epoch ms UTC.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/application.h"

namespace kiosk::contract {

/// POST /v1/persons/lookup (kiosk port).
struct PersonLookup {
  std::string number;
  std::string name;
};
struct KnownInjury {
  domain::Injury injury;
  domain::Employer employer;
};
/// Answer: what the office already knows, so that nobody is asked twice.
struct PersonRecord {
  bool known = false;
  domain::Contact contact;
  std::vector<KnownInjury> injuries;
  std::vector<std::uint8_t> photoJpeg;  ///< base64 in JSON; empty when the office holds none
};

/// PUT /v1/submissions/{uuid} (kiosk port; body = sealed packet, see packet.h). 201 new, 200 the stored first answer,
/// 409 the same uuid with other content, 422 the packet cannot be opened or is not valid.
struct SubmissionReceipt {
  std::string submissionId;
  std::string acceptanceNumber;  ///< 受理号: 13 digits, shown in groups 6-2-5 (district, year, running number)
  std::int64_t acceptedAtMs = 0;
  domain::Date supplementDueBy{};   ///< everything missing is named at once by this day
  domain::Date conclusionDueBy{};
  int deliveryDays = 0;             ///< days from conclusion to delivery under the policy in force
  bool provisional = false;         ///< a date reaches past the published holiday calendar
};

/// The way of a case as the citizen may see it.
enum class CaseStage : std::uint8_t {
  Accepted,           ///< 已受理, being checked
  SupplementAsked,    ///< 补讫告知: materials named as missing
  MaterialsComplete,  ///< 收讫告知
  Scheduled,          ///< 现场鉴定 has a time and a place
  Concluded,          ///< conclusion recorded
  NoticeReady,        ///< 通知书 can be collected
  Delivered,          ///< 已送达
};

/// POST /v1/cases/mine {number, name}.
struct CaseProgress {
  std::string caseId;
  std::string acceptanceNumber;
  domain::ApplicationKind kind{};
  CaseStage stage{};
  std::int64_t acceptedAtMs = 0;
  std::optional<domain::Date> nextBy;   ///< the day the next step must have happened by
  std::string sessionTime;              ///< "2026-12-03 09:00", only when scheduled
  std::string sessionPlace;
  std::vector<std::string> missing;     ///< materials asked for, in plain words; only in SupplementAsked
};

/// POST /v1/notices/mine {number, name}.
struct NoticeSummary {
  std::string noticeId;
  std::string title;
  std::string documentNumber;
  domain::Date issuedOn{};
  bool collected = false;
  int grade = 0;  ///< 1..10; 0 when the notice carries none
  std::optional<domain::Date> appealBy;  ///< last day to ask for 再次鉴定
};
// GET /v1/notices/{id}/pdf -> application/pdf

/// POST /v1/notices/{id}/receipts/{uuid}: the delivery receipt (送达回证). 201 or 200 with the same answer.
struct DeliveryReceipt {
  std::string noticeId;
  std::string pdfSha256;      ///< of the document that was shown and printed
  std::int64_t signedAtMs = 0;
  bool printed = false;
  domain::FaceCheck face;
  std::vector<domain::Consent> consents;
  std::vector<std::uint8_t> signaturePng;
};

/// GET /v1/hall: what a screen may promise must be true of the hall.
struct HallState {
  std::string hallName;
  std::string district;       ///< shown in the header
  int queueAhead = -1;        ///< people waiting at the counters; -1 unknown, then nothing is said
  int queueMinutes = -1;
  std::string neighbourKiosk; ///< "04"; empty when there is none
};

/// POST /v1/heartbeat.
struct Heartbeat {
  int outboxBacklog = 0;
  std::int64_t kioskTimeMs = 0;
  std::vector<std::pair<std::string, std::string>> devices;  ///< role, state word
};

/// Every refusal: RFC 9457 problem+json.
struct Problem {
  int status = 0;
  std::string code;    ///< stable, e.g. "submission_conflict"
  std::string title;   ///< Chinese sentence for staff
  std::string detail;
};

}  // namespace kiosk::contract
