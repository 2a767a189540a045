#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "assets/error.h"

namespace kiosk::terminal::identity {

/// Writes a file of mode 0600 so that either the old or the new content is there after a power cut: temporary file,
/// fsync, rename, fsync of the folder. Errors: NotEnrolled with the reason.
assets::Result<void> writePrivateFile(const std::filesystem::path& path, std::string_view content);
assets::Result<std::string> readPrivateFile(const std::filesystem::path& path);
/// Makes a folder of mode 0700 when it is not there.
assets::Result<void> makePrivateFolder(const std::filesystem::path& folder);

}  // namespace kiosk::terminal::identity
