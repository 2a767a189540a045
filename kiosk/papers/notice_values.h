#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/papers/form.h"
#include "kiosk/papers/notice.h"

namespace kiosk::papers {

/// What a form may ask of a notice. Every notice of a kind has the same keys, whatever its content.
struct NoticeValues {
  std::map<std::string, std::string> texts;
  std::map<std::string, bool> conditions;
  /// Numbered entries: what, and a reason (may be empty).
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> lists;
};

NoticeValues valuesOf(const Notice& notice);
FormKind formKindOf(const Notice& notice);
const NoticeHead& headOf(const Notice& notice);
/// An empty notice of the kind the form is for.
Notice emptyNotice(FormKind kind);

/// 15 -> 十五; 0..999.
std::string chineseNumber(int number);

/// The text with its {placeholders} filled; every one must be known (forms are checked when they are read).
std::string filled(const std::string& text, const NoticeValues& values);
/// The names in braces.
std::vector<std::string> placeholdersOf(const std::string& text);

}  // namespace kiosk::papers
