#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Values cut out of recognised text. Pure functions; texts are code points so that a Chinese character is one element.
namespace vision::document {

/// UTF-8 to code points; broken bytes become U+FFFD. And back.
std::u32string codePoints(std::string_view text);
std::string utf8(std::u32string_view text);

/// The text as it is compared: full-width letters, digits and signs narrowed, white space removed, the many colons,
/// dashes and middle dots made one.
std::u32string normalised(std::string_view text);

bool isChinese(char32_t character);

/// The first date in the text as YYYY-MM-DD: 2026年9月18日, 2026-9-18, 2026.09.18, 二〇二六年九月十八日. Only days that
/// exist.
std::optional<std::string> dateIn(std::u32string_view text);

/// The first year and month in the text as YYYY-MM: 1959年8月生, 1959年08月, 1959.8. Only months that exist.
std::optional<std::string> monthIn(std::u32string_view text);

/// Of a form's choices the ticked one: behind ■ ☑ √; where no tick was read, the only one without an empty box before
/// it, or the only one there is. Options are compared as normalised texts.
std::optional<std::string> choiceIn(std::u32string_view text, const std::vector<std::string>& options);

struct CitizenNumber {
  std::string number;  ///< 18 characters, X in upper case
  bool valid = false;  ///< the check digit is right (ISO 7064 MOD 11-2)
};
/// The first citizen number in the text.
std::optional<CitizenNumber> citizenNumberIn(std::u32string_view text);

/// The run of Chinese characters and middle dots the text begins with, when it could be a name (2..15).
std::optional<std::string> nameIn(std::u32string_view text);

/// The text without signs at its ends that belong to the form, not to the value.
std::u32string_view trimmed(std::u32string_view text);

}  // namespace vision::document
