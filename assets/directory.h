#pragma once

#include <filesystem>

namespace assets {

/// Where policy, theme and form files lie: $HALL_ASSETS, else the folder the program was built or installed with.
std::filesystem::path directory();

}  // namespace assets
