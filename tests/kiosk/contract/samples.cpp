#include "tests/kiosk/contract/samples.h"

namespace kiosk::contract::samples {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

domain::Date date(int y, unsigned m, unsigned d) {
  return {year{y}, month{m}, day{d}};
}

constexpr std::int64_t kMoment = 1795485480000;  // 2026-11-24 09:58 in China

std::vector<std::uint8_t> jpegOf(std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  for (std::size_t i = 0; i < size; ++i)
    bytes[i] = static_cast<std::uint8_t>(i * 7 + 3);
  const std::vector<std::uint8_t> magic = {0xff, 0xd8, 0xff, 0xe0};
  std::copy(magic.begin(), magic.end(), bytes.begin());
  return bytes;
}

std::vector<std::uint8_t> png() {
  return {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3, 4};
}

domain::Injury injury() {
  return {date(2025, 11, 3), "一号车间", "左手食指", "济任人社伤认〔2025〕0312号"};
}

domain::Employer employer() {
  return {"济宁市任城区恒通机械有限公司", "91370811MA3C4D5E6T"};
}

domain::Contact contact() {
  return {"13805371234", "孔祥林", "0537-2345678", "济宁市任城区太白楼路1号"};
}

domain::FaceCheck face() {
  return {domain::FaceCheck::Outcome::Passed, 0.62, 0.97, "record_photo", "turn_left"};
}

std::vector<domain::Consent> consents() {
  return {{"face_check", "2", kMoment - 120000, true}};
}

}  // namespace

PersonLookup personLookup() {
  return {"370811197903121224", "孔令\U0002CB5A"};
}

PersonRecord personRecord() {
  return {true, contact(), {{injury(), employer()}}, jpegOf(30)};
}

SubmissionReceipt submissionReceipt() {
  return {
      "0b0f3c52-61d6-4c6f-9d5e-2f7f5a3f9c11", "3708112600137", kMoment, date(2026, 12, 1), date(2027, 1, 23), 15, true};
}

CaseProgress caseProgress() {
  CaseProgress progress;
  progress.caseId = "019aca2f-3b1c-7d04-9e3b-5c1a7f20d137";
  progress.acceptanceNumber = "3708112600137";
  progress.kind = domain::ApplicationKind::DisabilityGrade;
  progress.stage = CaseStage::SupplementAsked;
  progress.acceptedAtMs = kMoment;
  progress.nextBy = date(2026, 12, 1);
  progress.sessionTime = "2026-12-08 09:00";
  progress.sessionPlace = "济宁市劳动能力鉴定中心二楼";
  progress.missing = {"病历和检查、检验报告"};
  return progress;
}

NoticeSummary noticeSummary() {
  NoticeSummary summary;
  summary.noticeId = "019aca2f-9f10-7c55-8a61-2f9b3e841846";
  summary.title = "劳动能力鉴定结论通知书";
  summary.documentNumber = "济劳鉴〔2026〕01846号";
  summary.issuedOn = date(2026, 11, 18);
  summary.grade = 9;
  summary.appealBy = date(2026, 12, 9);
  summary.dependency = domain::Dependency::Partial;
  summary.pages = 2;
  summary.pdfSha256 = std::string(64, 'a');
  return summary;
}

DeliveryReceipt deliveryReceipt() {
  return {"019aca2f-9f10-7c55-8a61-2f9b3e841846", std::string(64, 'b'), kMoment, true, face(), consents(), png()};
}

DeliveryConfirmation deliveryConfirmation() {
  return {"019aca2f-9f10-7c55-8a61-2f9b3e841846", kMoment, date(2026, 12, 9), false};
}

CertificationStatus certificationStatus() {
  return {true, domain::CertificationWay::Silent, date(2026, 3, 2), date(2027, 3, 2), false, true};
}

CertificationRequest certificationRequest() {
  CertificationRequest request;
  request.person = application().person;
  request.requestedAtMs = kMoment;
  request.face = face();
  request.consents = consents();
  return request;
}

CertificationReceipt certificationReceipt() {
  return {"0b0f3c52-61d6-4c6f-9d5e-2f7f5a3f9c11",
          domain::CertificationOutcome::Certified,
          kMoment,
          date(2027, 11, 24),
          date(2026, 12, 8),
          ""};
}

HallState hallState() {
  return {"济宁市人社服务大厅", "任城区", 6, 25, "04", {"济宁市第一人民医院", "兖州区人民医院"}};
}

Heartbeat heartbeat() {
  return {3, kMoment, {{"id_card", "Online"}, {"receipt_printer", "PaperLow"}}};
}

Problem problem() {
  return {409, "submission_conflict", "同一编号已交过另一份内容", "digest differs"};
}

domain::Conclusion conclusion() {
  domain::Conclusion conclusion;
  conclusion.kind = domain::ApplicationKind::DisabilityGrade;
  conclusion.grade = 9;
  conclusion.dependency = domain::Dependency::Partial;
  conclusion.causal = true;
  conclusion.leaveUntil = date(2026, 12, 31);
  conclusion.relapse = false;
  conclusion.concludedOn = date(2026, 12, 8);
  conclusion.experts = 5;
  return conclusion;
}

std::vector<std::uint8_t> penStroke() {
  return {0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
          0x00, 0x08, 0x00, 0x00, 0x00, 0x08, 0x08, 0x00, 0x00, 0x00, 0x00, 0xe1, 0x64, 0xe1, 0x57, 0x00, 0x00, 0x00,
          0x1e, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x60, 0xf8, 0x0f, 0x01, 0x0c, 0xff, 0x19, 0x60, 0x0c, 0x28,
          0x8b, 0x01, 0x8a, 0x11, 0x04, 0x03, 0xaa, 0x02, 0x84, 0x9e, 0xff, 0x0c, 0x00, 0xd8, 0xd1, 0x37, 0xc9, 0x78,
          0x70, 0x86, 0x52, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
}

domain::Application application(std::size_t pageBytes) {
  domain::Application application;
  application.kind = domain::ApplicationKind::DisabilityGrade;
  application.person = {"孔令\U0002CB5A",  "370811197903121224",           "2", "01",
                        date(1979, 3, 12), "山东省济宁市任城区太白楼路1号"};
  application.employer = employer();
  application.injury = injury();
  application.contact = contact();
  application.pages = {{domain::MaterialKind::DiagnosisCertificate,
                        jpegOf(pageBytes),
                        {{"hospital", "济宁市第一人民医院", 0.98, true}},
                        false},
                       {domain::MaterialKind::MedicalRecord,
                        jpegOf(pageBytes),
                        {{"diagnosis", "左手食指末节\n缺损", 0.71, false}},
                        true}};
  application.consents = consents();
  application.face = face();
  application.signaturePng = png();
  return application;
}

SealContext sealContext(const OfficeKeyPair& office) {
  return {"jn-rc-03", "370811", "0b0f3c52-61d6-4c6f-9d5e-2f7f5a3f9c11", kMoment, office.publicKey};
}

}  // namespace kiosk::contract::samples
