#pragma once

#include <cstdint>

namespace assets {

/// The languages every string of the catalogues exists in; the order is the generator's.
enum class Language : std::uint8_t { Chinese, English };

}  // namespace assets
