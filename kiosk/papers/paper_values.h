#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/papers/form.h"
#include "kiosk/papers/paper.h"

namespace kiosk::papers {

/// What a form may ask of a paper. Every paper of a kind has the same keys, whatever its content.
struct PaperValues {
  std::map<std::string, std::string> texts;
  std::map<std::string, bool> conditions;
  /// Numbered entries: what, and a reason (may be empty).
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> lists;
};

PaperValues valuesOf(const Paper& paper);
FormKind formKindOf(const Paper& paper);
/// The head of a notice; an application form has none.
const NoticeHead* headOf(const Paper& paper);
/// The day of issue, or of signing.
const domain::Date& dayOf(const Paper& paper);
/// The picture of the signature, empty while it is not signed; nothing where nobody signs.
const std::vector<std::uint8_t>* signatureOf(const Paper& paper);
/// An empty paper of the kind the form is for.
Paper emptyPaper(FormKind kind);

/// The titles that apply, filled.
std::vector<std::string> titlesOf(const PaperForm& form, const PaperValues& values);

/// 15 -> 十五; 0..999.
std::string chineseNumber(int number);

/// The text with its {placeholders} filled; every one must be known (forms are checked when they are read).
std::string filled(const std::string& text, const PaperValues& values);
/// The names in braces.
std::vector<std::string> placeholdersOf(const std::string& text);

}  // namespace kiosk::papers
