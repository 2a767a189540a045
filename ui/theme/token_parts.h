#pragma once

#include "ui/theme/token_reader.h"
#include "ui/theme/tokens.h"

namespace ui::theme {

// The parts of the token file; faults stay in the reader.
void readThemes(const TokenReader& file, Tokens& tokens);
Art readArt(const TokenReader& from);
void readIcons(const TokenReader& from, Tokens& tokens);
std::vector<ContrastRule> readContrast(const TokenReader& from);
/// Every stated ratio is what the colours give, and reaches what its use needs.
void checkContrast(const TokenReader& from, const Tokens& tokens);

}  // namespace ui::theme
