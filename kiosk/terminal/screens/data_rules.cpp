#include <algorithm>

#include "kiosk/terminal/screens/data_screen.h"
#include "kiosk/terminal/screens/phrase.h"

namespace kiosk::terminal::screens {
namespace {

constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kShortestLandline = 7;
constexpr std::size_t kLongestPhone = 12;
constexpr std::size_t kLongestText = 40;
// Chinese names on the chip have at most 15 characters; foreign contacts are written in Latin letters and are longer.
constexpr std::size_t kLongestName = 30;

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

DataProblem dateProblem(const std::string& value, const domain::Date& today) {
  domain::Date date{};
  const auto digits = std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < 8) return DataProblem::TooShort;
  if (!parseDate(value, date) || static_cast<int>(date.year()) < 1950) return DataProblem::NotADate;
  return today.ok() && date > today ? DataProblem::InTheFuture : DataProblem::None;
}

DataProblem mobileProblem(const std::string& value) {
  if (!value.empty() && value.front() != '1') return DataProblem::NotAPhone;
  if (value.size() < kMobileDigits) return DataProblem::TooShort;
  if (value.size() > kMobileDigits) return DataProblem::TooLong;
  return value[1] >= '3' ? DataProblem::None : DataProblem::NotAPhone;
}

/// Of a contact: a mobile number, or a landline with or without area code.
DataProblem phoneProblem(const std::string& value) {
  if (value.front() == '1' && value.size() > kShortestLandline + 1) return mobileProblem(value);
  if (value.size() < kShortestLandline) return DataProblem::TooShort;
  return value.size() > kLongestPhone ? DataProblem::TooLong : DataProblem::None;
}

}  // namespace

DataProblem problemOf(DataField field, bool required, const std::string& value, const domain::Date& today) {
  if (value.empty()) return required ? DataProblem::Missing : DataProblem::None;
  switch (field) {
    case DataField::InjuryDate:
      return dateProblem(value, today);
    case DataField::Phone:
      return mobileProblem(value);
    case DataField::EmergencyPhone:
      return phoneProblem(value);
    case DataField::Employer:
    case DataField::EmergencyName:
      return characters(value) < 2 ? DataProblem::TooShort : DataProblem::None;
    case DataField::InjuryPlace:
    case DataField::BodyPart:
    case DataField::DeterminationNumber:
    case DataField::PostalAddress:
      break;
  }
  return DataProblem::None;
}

ui::input::EntryForm entryFor(DataField field, const std::string& value) {
  using ui::input::Keys;
  switch (field) {
    case DataField::InjuryDate:
      return {Keys::Date, 10, value};
    case DataField::Phone:
      return {Keys::Digits, kMobileDigits, value};
    case DataField::EmergencyPhone:
      return {Keys::Digits, kLongestPhone, value};
    case DataField::EmergencyName:
      return {Keys::Text, kLongestName, value};
    case DataField::Employer:
    case DataField::InjuryPlace:
    case DataField::BodyPart:
    case DataField::DeterminationNumber:
    case DataField::PostalAddress:
      break;
  }
  return {Keys::Text, kLongestText, value};
}

}  // namespace kiosk::terminal::screens
