#pragma once

#include <cstdint>

namespace ui {

/// The pictures of the canal town that are painted once and kept: one for each place they hang.
enum class Scene : std::uint8_t { Idle, Home, Elder, Landscape };

}  // namespace ui
