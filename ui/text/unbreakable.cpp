#include <array>

#include "ui/text/typesetter.h"

namespace ui::text {
namespace {

// Units of more than one character; of others the first character stays with its number.
constexpr std::array<std::string_view, 9> kUnits = {"个工作日", "工作日", "分钟",   "小时",  "个月",
                                                    "天内",     "号机",   "号窗口", "样材料"};

constexpr bool isDigit(char character) {
  return character >= '0' && character <= '9';
}

// Length in bytes of the CJK character at `rest`, 0 when it is another.
std::size_t ideograph(std::string_view rest) {
  if (rest.size() < 3) return 0;
  const auto lead = static_cast<unsigned char>(rest[0]);
  if (lead >= 0xF0) return rest.size() >= 4 ? 4 : 0;
  return lead >= 0xE4 && lead <= 0xE9 ? 3 : 0;  // U+4000..U+9FFF: no punctuation among them
}

std::size_t unitLength(std::string_view rest) {
  for (const std::string_view unit : kUnits) {
    if (rest.starts_with(unit)) return unit.size();
  }
  return ideograph(rest);
}

}  // namespace

std::vector<Text::Span> unbreakable(std::string_view utf8) {
  std::vector<Text::Span> spans;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    if (!isDigit(utf8[at])) continue;
    const std::size_t begin = at;
    while (at < utf8.size() && isDigit(utf8[at]))
      ++at;
    const std::size_t space = at < utf8.size() && utf8[at] == ' ' ? 1 : 0;
    const std::size_t unit = unitLength(utf8.substr(at + space));
    if (unit > 0) {
      at += space + unit;
      spans.push_back({begin, at});
    }
    --at;
  }
  return spans;
}

}  // namespace ui::text
