#include "vision/field_tool/exchange.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>
#include <utility>

#include "vision/document/field_value.h"

namespace vision::field_tool {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kShortNames = {{
    {"number", "idno"},
    {"employer", "company"},
    {"employer_address", "company_addr"},
    {"issue_date", "date"},
    {"department", "dept"},
    {"outpatient_number", "opno"},
    {"inpatient_number", "ipno"},
    {"document_number", "doc_no"},
    {"body_part", "part"},
    {"decision_number", "decision_no"},
    {"application_kind", "kind"},
    {"determination_number", "decision_no"},
}};

std::string shortName(const std::string& key) {
  const auto found =
      std::find_if(kShortNames.begin(), kShortNames.end(), [&](const auto& n) { return n.first == key; });
  return found == kShortNames.end() ? key : std::string(found->second);
}

bool isDay(const std::string& value) {
  static const std::regex kDay(R"(\d{4}-\d{2}-\d{2})");
  return std::regex_match(value, kDay);
}

/// The day as the paper writes it, where a line of it does in the usual way; otherwise in that way.
std::string asWritten(const std::string& day, const std::vector<document::Line>& lines) {
  const int month = std::stoi(day.substr(5, 2));
  const int date = std::stoi(day.substr(8, 2));
  const std::string usual = day.substr(0, 4) + "年" + std::to_string(month) + "月" + std::to_string(date) + "日";
  const std::string padded = day.substr(0, 4) + "年" + day.substr(5, 2) + "月" + day.substr(8, 2) + "日";
  for (const document::Line& line : lines) {
    const std::string text = document::utf8(document::normalised(line.text));
    for (const std::string& form : {usual, padded, day}) {
      if (text.find(form) != std::string::npos) return form;
    }
  }
  return usual;
}

bool isMonth(const std::string& value) {
  static const std::regex kMonth(R"(\d{4}-\d{2})");
  return std::regex_match(value, kMonth);
}

/// 1959-08 as forms write a month of birth.
std::string monthOfBirth(const std::string& month) {
  return month.substr(0, 4) + "年" + std::to_string(std::stoi(month.substr(5, 2))) + "月生";
}

/// A certificate's number with the sign before it, where the paper has one.
std::string withSign(const std::string& number, const std::vector<document::Line>& lines) {
  const bool hasSign = std::any_of(lines.begin(), lines.end(), [&](const document::Line& line) {
    const std::string text = document::utf8(document::normalised(line.text));
    const std::size_t at = text.find(number);
    return at != std::string::npos && at > 0 && text.front() == 'N';
  });
  return hasSign ? "No." + number : number;
}

Json listOf(const std::string& value) {
  constexpr std::string_view kSemicolon = "；";
  Json list = Json::array();
  std::size_t from = 0;
  while (from <= value.size()) {
    const std::size_t end = std::min(value.find(kSemicolon, from), value.size());
    if (end > from) list.push_back(value.substr(from, end - from));
    from = end + kSemicolon.size();
  }
  return list;
}

}  // namespace

Json exchanged(const document::Understanding& understood, const std::vector<document::Line>& lines) {
  const bool certificate = understood.kind == "diagnosis_certificate";
  Json values = Json::object();
  for (const document::Field& field : understood.fields) {
    Json& value = values[shortName(field.key)];
    if (isDay(field.value) && understood.kind != "identity_card") {
      value = asWritten(field.value, lines);
    } else if (field.key == "birth" && isMonth(field.value)) {
      value = monthOfBirth(field.value);
    } else if (field.key == "diagnosis" && certificate) {
      value = listOf(field.value);
    } else if (field.key == "document_number" && certificate) {
      value = withSign(field.value, lines);
    } else {
      value = field.value;
    }
  }
  return values;
}

}  // namespace vision::field_tool
