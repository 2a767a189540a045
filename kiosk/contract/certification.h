#pragma once

// Messages of 待遇资格认证. JSON names are these names in snake_case; openapi.yaml is the same contract for everybody
// else.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/messages.h"
#include "kiosk/domain/certification.h"

namespace kiosk::contract {

/// The last certification of somebody.
struct LastCertification {
  domain::CertificationWay way{};
  domain::Date certifiedOn{};
  friend bool operator==(const LastCertification&, const LastCertification&) = default;
};

/// Answer to POST /v1/certifications/mine (body: PersonLookup): how it stands with somebody's pension.
struct CertificationStanding {
  bool pensioner = false;             ///< the office knows of a pension; otherwise nothing below is set
  std::string agency;                 ///< the agency elsewhere that pays it; empty: this region does
  std::optional<domain::Date> dueBy;  ///< last day to be certified; empty: never was, so at once
  std::optional<LastCertification> last;
  std::string phone;                    ///< where somebody can be reached for a home visit; empty: not known
  std::optional<domain::Date> visitBy;  ///< a home visit is booked
  friend bool operator==(const CertificationStanding&, const CertificationStanding&) = default;
};

/// What somebody did or asked at the terminal. PUT /v1/certifications/{uuid}, sealed packet: 201 new, 200 the stored
/// first answer, 409 the same uuid with other content, 422 not to be read, or against the rules.
struct CertificationRequest {
  enum class What : std::uint8_t {
    Certify,    ///< the face check was passed, or a member of staff saw the person
    HomeVisit,  ///< somebody shall come: the person cannot
  };
  What what{};
  PersonLookup who;
  std::int64_t askedAtMs = 0;
  std::optional<domain::FaceCheck> face;  ///< with Certify, and only then
  std::vector<domain::Consent> consents;
  friend bool operator==(const CertificationRequest&, const CertificationRequest&) = default;
};

/// Its answer.
struct CertificationReceipt {
  std::string requestId;
  std::optional<domain::Date> certifiedOn;  ///< with Certify
  std::optional<domain::Date> nextBy;       ///< with Certify
  std::optional<domain::Date> visitBy;      ///< with HomeVisit
  friend bool operator==(const CertificationReceipt&, const CertificationReceipt&) = default;
};

std::string toJson(const CertificationStanding& message);
std::string toJson(const CertificationRequest& message);
std::string toJson(const CertificationReceipt& message);

template <>
assets::Result<CertificationStanding> fromJson(std::string_view json);
template <>
assets::Result<CertificationRequest> fromJson(std::string_view json);
template <>
assets::Result<CertificationReceipt> fromJson(std::string_view json);

}  // namespace kiosk::contract
