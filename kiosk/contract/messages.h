#pragma once

// What kiosk and back office say to each other, as C++ values. The JSON names are these names in snake_case;
// openapi.yaml beside this file is the same contract for everybody else. Dates are "YYYY-MM-DD", instants epoch ms UTC.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/application.h"
#include "kiosk/domain/case_stage.h"
#include "kiosk/domain/certification.h"
#include "kiosk/domain/conclusion.h"

namespace kiosk::contract {

/// POST /v1/persons/lookup (kiosk port).
struct PersonLookup {
  std::string number;
  std::string name;
  friend bool operator==(const PersonLookup&, const PersonLookup&) = default;
};
struct KnownInjury {
  domain::Injury injury;
  domain::Employer employer;
  friend bool operator==(const KnownInjury&, const KnownInjury&) = default;
};
/// Answer: what the office already knows, so that nobody is asked twice.
struct PersonRecord {
  bool known = false;
  domain::Contact contact;
  std::vector<KnownInjury> injuries;
  std::vector<std::uint8_t> photoJpeg;  ///< base64 in JSON; empty when the office holds none
  friend bool operator==(const PersonRecord&, const PersonRecord&) = default;
};

/// PUT /v1/submissions/{uuid} (kiosk port; body = sealed packet, see packet.h). 201 new, 200 the stored first answer,
/// 409 the same uuid with other content, 422 the packet cannot be opened or is not valid.
struct SubmissionReceipt {
  std::string submissionId;
  std::string acceptanceNumber;  ///< 受理号: 13 digits, shown in groups 6-2-5 (district, year, running number)
  std::int64_t acceptedAtMs = 0;
  domain::Date supplementDueBy{};  ///< everything missing is named at once by this day
  domain::Date conclusionDueBy{};
  int deliveryDays = 0;      ///< days from conclusion to delivery under the policy in force
  bool provisional = false;  ///< a date reaches past the published holiday calendar
  friend bool operator==(const SubmissionReceipt&, const SubmissionReceipt&) = default;
};

using domain::CaseStage;

/// POST /v1/cases/mine {number, name}.
struct CaseProgress {
  std::string caseId;
  std::string acceptanceNumber;
  domain::ApplicationKind kind{};
  CaseStage stage{};
  std::int64_t acceptedAtMs = 0;
  std::optional<domain::Date> nextBy;  ///< the day the next step must have happened by
  std::string sessionTime;             ///< "2026-12-03 09:00", only when scheduled
  std::string sessionPlace;
  std::vector<std::string> missing;  ///< materials asked for, in plain words; only in SupplementAsked
  friend bool operator==(const CaseProgress&, const CaseProgress&) = default;
};
/// Its answer: {"cases": [...]}, newest first.
using CaseList = std::vector<CaseProgress>;

/// POST /v1/notices/mine {number, name}.
struct NoticeSummary {
  std::string noticeId;
  std::string title;
  std::string documentNumber;
  domain::Date issuedOn{};
  bool collected = false;
  int grade = 0;                         ///< 1..10; 0 when the notice carries none
  std::optional<domain::Date> appealBy;  ///< last day to ask for 再次鉴定; before collection: if it is collected today
  domain::Dependency dependency = domain::Dependency::None;  ///< beside a grade
  int pages = 1;
  std::string pdfSha256;  ///< hex, of what GET …/pdf answers
  friend bool operator==(const NoticeSummary&, const NoticeSummary&) = default;
};
/// Its answer: {"notices": [...]}, newest first.
using NoticeList = std::vector<NoticeSummary>;
// GET /v1/notices/{id}/pdf -> application/pdf
// GET /v1/notices/{id}/pages/{n}.png?width=860 -> image/png of page n (from 1), drawn by the code that drew the PDF

/// POST /v1/notices/{id}/receipts/{uuid}: the delivery receipt (送达回证). 201 or 200 with the same answer. The body is
/// this JSON, or a sealed packet (packet.h) where it waited in the outbox; the content type tells.
struct DeliveryReceipt {
  std::string noticeId;
  std::string pdfSha256;  ///< of the document that was shown and printed
  std::int64_t signedAtMs = 0;
  bool printed = false;
  domain::FaceCheck face;
  std::vector<domain::Consent> consents;
  std::vector<std::uint8_t> signaturePng;
  friend bool operator==(const DeliveryReceipt&, const DeliveryReceipt&) = default;
};

/// Answer to a delivery receipt.
struct DeliveryConfirmation {
  std::string noticeId;
  std::int64_t deliveredAtMs = 0;
  std::optional<domain::Date> appealBy;  ///< counted from this receipt
  bool provisional = false;
  friend bool operator==(const DeliveryConfirmation&, const DeliveryConfirmation&) = default;
};

/// POST /v1/certifications/mine {number, name}: where the life certification (待遇资格认证) of a person stands.
struct CertificationStatus {
  bool paidHere = false;                        ///< this office pays the person's pension
  std::optional<domain::CertificationWay> way;  ///< of the last success; the dates come with it
  std::optional<domain::Date> certifiedOn;
  std::optional<domain::Date> dueBy;  ///< the next one, at the latest
  bool open = false;                  ///< it may be done now: none is in force, or the last one soon ends
  bool visitBooked = false;           ///< an officer is asked to go there
  friend bool operator==(const CertificationStatus&, const CertificationStatus&) = default;
};

/// PUT /v1/certifications/{uuid} (kiosk port; body = sealed packet). 201 new, 200 the stored first answer, 409 the same
/// uuid with other content, 422 the packet cannot be opened or is not valid.
struct CertificationRequest {
  domain::CertificationKind kind{};
  domain::Person person;
  std::int64_t requestedAtMs = 0;
  std::string phone;        ///< HomeVisit: whom to ring up; empty otherwise
  std::string payingPlace;  ///< Assisted: code of assets/policy/paying_places.toml; empty otherwise
  domain::FaceCheck face;   ///< HandedToStaff with a HomeVisit: nobody stood before the camera
  std::vector<domain::Consent> consents;
  friend bool operator==(const CertificationRequest&, const CertificationRequest&) = default;
};

/// Its answer.
struct CertificationReceipt {
  std::string requestId;
  domain::CertificationOutcome outcome{};
  std::int64_t recordedAtMs = 0;
  std::optional<domain::Date> dueBy;    ///< only with Certified
  std::optional<domain::Date> visitBy;  ///< only with VisitBooked: the last day for it
  std::string ledgerNumber;             ///< where the matter stays open: to ask for it
  friend bool operator==(const CertificationReceipt&, const CertificationReceipt&) = default;
};

/// GET /v1/hall: what a screen may promise must be true of the hall.
struct HallState {
  std::string hallName;
  std::string district;  ///< shown in the header
  int queueAhead = -1;   ///< people waiting at the counters; -1 unknown, then nothing is said
  int queueMinutes = -1;
  std::string neighbourKiosk;             ///< "04"; empty when there is none
  std::vector<std::string> institutions;  ///< names of the agreement institutions that treat; empty: not known
  friend bool operator==(const HallState&, const HallState&) = default;
};

/// POST /v1/heartbeat.
struct Heartbeat {
  int outboxBacklog = 0;
  std::int64_t kioskTimeMs = 0;
  std::vector<std::pair<std::string, std::string>> devices;  ///< role, state word
  friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

/// Every refusal: RFC 9457 problem+json.
struct Problem {
  int status = 0;
  std::string code;   ///< stable, e.g. "submission_conflict"
  std::string title;  ///< Chinese sentence for staff
  std::string detail;
  friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace kiosk::contract
