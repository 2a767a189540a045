#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ui/theme/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto tokens = ui::theme::parseTokens({reinterpret_cast<const char*>(data), size});
  if (tokens) {
    for (const auto& glyph : tokens->icons) {
      if (glyph.empty()) __builtin_trap();  // a file that is accepted is complete
    }
  }
  return 0;
}
