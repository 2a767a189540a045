#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/calendar.h"
#include "kiosk/domain/conclusion.h"

namespace kiosk::papers {

/// What every notice carries.
struct NoticeHead {
  std::string issuer;          ///< 济宁市劳动能力鉴定委员会
  std::string documentNumber;  ///< 济劳鉴〔2026〕01846号
  domain::Date issuedOn{};
  std::string checkText;  ///< content of the QR code: the check page's address with the check string
  std::string acceptanceNumber;
};

/// 收讫告知书: the materials are complete.
struct MaterialsCompleteNotice {
  NoticeHead head;
  domain::Person person;
  domain::ApplicationKind kind{};
  bool withCausality = false;
  domain::Date receivedOn{};
  std::vector<std::string> materials;  ///< what was received, by name
  domain::Deadline conclusionDueBy;
  int conclusionDays = 0;
  int extensionDays = 0;
};

/// 补讫告知书: everything missing, at once, with reasons.
struct MissingItem {
  std::string material;
  std::string reason;
};
struct SupplementNotice {
  NoticeHead head;
  domain::Person person;
  domain::ApplicationKind kind{};
  bool withCausality = false;
  domain::Date receivedOn{};
  std::vector<MissingItem> missing;
};

/// 劳动能力鉴定结论通知书.
struct ConclusionNotice {
  NoticeHead head;
  domain::Person person;
  domain::Employer employer;
  domain::Injury injury;
  domain::Date receivedOn{};
  domain::Conclusion conclusion;
  bool withCausality = false;
  int reassessmentDays = 0;      ///< days from receipt within which 再次鉴定 may be asked for
  std::string reassessmentBody;  ///< 山东省劳动能力鉴定委员会
  domain::Date reviewFrom{};     ///< first day of 复查鉴定
};

/// 送达回证: proof that a notice reached its receiver.
struct DeliveryProof {
  NoticeHead head;
  domain::Person person;
  std::string deliveredTitle;
  std::string deliveredDocumentNumber;
  std::string pdfSha256;
  std::string method;  ///< 直接送达（自助终端）
  std::string place;   ///< hall and kiosk
  std::int64_t deliveredAtMs = 0;
  std::vector<std::uint8_t> signaturePng;
  domain::Deadline appealBy;
};

/// One paper that came with an application.
struct HandedIn {
  std::string material;  ///< by name
  int pages = 0;
};

/// 申请表: what the applicant asks for and signs. It is the applicant's paper: no head, no seal, no check code.
struct ApplicationForm {
  std::string city;                 ///< begins the title: 济宁市
  domain::Application application;  ///< without its pages, consents and face check; no signature: not signed yet
  std::vector<HandedIn> materials;
  domain::Date signedOn{};
  std::string acceptanceNumber;  ///< empty: none yet
};

/// In the order of FormKind.
using Paper = std::variant<MaterialsCompleteNotice, SupplementNotice, ConclusionNotice, DeliveryProof, ApplicationForm>;

}  // namespace kiosk::papers
