#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::domain {

using Date = std::chrono::year_month_day;

/// The four applications of labour-ability assessment (劳动能力鉴定).
enum class ApplicationKind : std::uint8_t {
  DisabilityGrade,  ///< 伤残等级鉴定
  Causality,        ///< 疾病与工伤因果关系确认, filed together with a disability-grade application
  LeaveExtension,   ///< 延长停工留薪期确认
  Relapse,          ///< 旧伤复发确认, only where the relapse is disputed
};

/// Papers a visitor may be asked for; which kind asks for which is policy data (assets/policy/materials.toml).
enum class MaterialKind : std::uint8_t {
  DiagnosisCertificate,            ///< 诊断证明
  MedicalRecord,                   ///< 病历 and 检查、检验报告 copies
  OccupationalDiseaseCertificate,  ///< 职业病诊断证明书 or appraisal
  PsychiatricRecord,               ///< psychiatric diagnosis certificate and treatment records
  FirstOnsetRecord,                ///< diagnosis certificate of the first onset and its treatment records
  LeaveConfirmation,               ///< the employer's 停工留薪期确认书
  LeaveCertificate,                ///< the agreement hospital's leave certificate (休假证明)
  WorkerRequest,                   ///< the worker's own written request
};

enum class Need : std::uint8_t { Required, IfApplies };

/// Who hands the application in.
enum class ApplicantRole : std::uint8_t { Worker, Relative, Employer, Agency };

/// The identity as the card gave it; dates and sex are kept as the card's values.
struct Person {
  std::string name;
  std::string number;      ///< citizen number, 18 characters; or the number of the other card kinds
  std::string sexCode;     ///< GB/T 2261.1: "1" male, "2" female
  std::string nationCode;  ///< GB/T 3304, two digits; empty on cards that hold none
  Date birth{};
  std::string address;
  friend bool operator==(const Person&, const Person&) = default;
};

/// One value recognised on a paper or typed by the visitor.
struct Field {
  std::string key;  ///< e.g. "hospital", "diagnosis", "issue_date"
  std::string value;
  double confidence = 0.0;  ///< 0..1; 1 when the visitor typed or confirmed it
  bool confirmed = false;   ///< the visitor looked at it
  friend bool operator==(const Field&, const Field&) = default;
};

/// One photographed page as it is handed in.
struct Page {
  MaterialKind material{};
  std::vector<std::uint8_t> jpeg;
  std::vector<Field> fields;
  bool doubtful = false;  ///< kept by the visitor against a quality verdict; the officer is told
  friend bool operator==(const Page&, const Page&) = default;
};

/// What the face check ended with. No picture and no template is part of it.
struct FaceCheck {
  enum class Outcome : std::uint8_t { Passed, Refused, HandedToStaff };
  Outcome outcome{};
  double similarity = 0.0;   ///< cosine, -1..1
  double liveness = 0.0;     ///< 0..1
  std::string comparedWith;  ///< "chip_photo", "record_photo" or "staff"
  std::string challenge;     ///< e.g. "turn_left"
  friend bool operator==(const FaceCheck&, const FaceCheck&) = default;
};

/// A consent as it was given: which text, when, and the answer.
struct Consent {
  std::string textId;  ///< e.g. "face_check"
  std::string textVersion;
  std::int64_t givenAtMs = 0;  ///< epoch milliseconds, UTC
  bool granted = false;
  friend bool operator==(const Consent&, const Consent&) = default;
};

struct Employer {
  std::string name;
  std::string creditCode;  ///< 统一社会信用代码, 18 characters; empty when unknown
  friend bool operator==(const Employer&, const Employer&) = default;
};

struct Injury {
  std::optional<Date> date;
  std::string place;
  std::string bodyPart;
  std::string determinationNumber;  ///< number of the 工伤认定决定书; empty when the visitor does not have it
  friend bool operator==(const Injury&, const Injury&) = default;
};

struct Contact {
  std::string phone;
  std::string emergencyName;
  std::string emergencyPhone;
  std::string postalAddress;
  friend bool operator==(const Contact&, const Contact&) = default;
};

/// A labour-ability application as the visitor signed it.
struct Application {
  ApplicationKind kind{};
  bool withCausality = false;  ///< a disability-grade application that also asks for 因果关系确认
  ApplicantRole applicantRole = ApplicantRole::Worker;
  Person person;
  Employer employer;
  Injury injury;
  Contact contact;
  std::vector<Page> pages;
  std::vector<Consent> consents;
  FaceCheck face;
  std::vector<std::uint8_t> signaturePng;
  friend bool operator==(const Application&, const Application&) = default;
};

}  // namespace kiosk::domain
