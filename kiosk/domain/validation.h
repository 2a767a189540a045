#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assets/string_id.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

struct PolicyBook;

enum class Defect : std::uint8_t {
  NameMissing,
  NumberInvalid,     ///< the check digit of a citizen number is wrong
  BirthContradicts,  ///< birth differs from the number, lies in the future or is no day
  EmployerNameMissing,
  CreditCodeInvalid,  ///< GB 32100 check character; only where the employer applies
  InjuryDateMissing,
  InjuryDateInvalid,  ///< in the future or before birth
  PhoneMissing,
  PhoneInvalid,
  EmergencyPhoneInvalid,
  PostalAddressMissing,
  CausalityAlone,      ///< must be filed together with a disability-grade application
  CausalityMisplaced,  ///< withCausality on a kind other than DisabilityGrade
  MaterialMissing,     ///< one per missing paper; `where` is its name on the wire
  MaterialNotAsked,    ///< a page of a paper this kind does not ask for
  PageUnreadable,      ///< not a JPEG, or larger than kMaxPageBytes
  TooManyPages,
  SignatureMissing,    ///< no PNG
  FaceConsentMissing,  ///< a face was compared without a granted consent
  FaceRefused,         ///< the face check ended with another person
};

/// One thing wrong, and where: a field path such as "contact.phone" or "pages[3]".
struct Finding {
  Defect defect{};
  std::string where;
  friend bool operator==(const Finding&, const Finding&) = default;
};

inline constexpr std::size_t kMaxPageBytes = std::size_t{20} * 1024 * 1024;
inline constexpr std::size_t kMaxPages = 60;

/// Everything wrong with an application, at once; empty when it may be handed in.
std::vector<Finding> findingsOf(const Application& application, const PolicyBook& book, const Date& today);
/// The sentence for the visitor.
assets::StringId textOf(Defect defect);

/// GB 11643 citizen number: 18 characters, real birth date, check character by ISO 7064 MOD 11-2.
bool isCitizenNumber(std::string_view number);
/// GB 32100 unified social credit code: 18 characters, check character MOD 31.
bool isCreditCode(std::string_view code);
/// A mainland mobile number (11 digits), or a landline with or without area code ("0537-2345678", "05372345678",
/// "2345678").
bool isPhone(std::string_view phone);

}  // namespace kiosk::domain
