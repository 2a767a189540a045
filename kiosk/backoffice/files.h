#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "assets/error.h"

namespace kiosk::backoffice {

/// Writes so that after a power cut either the whole file is there or none of it: temporary name, fsync, rename, fsync
/// of the folder. `mode` as for chmod.
assets::Result<void> writeDurably(const std::filesystem::path& file, std::span<const std::uint8_t> content,
                                  unsigned mode = 0600);
assets::Result<void> writeDurably(const std::filesystem::path& file, const std::string& content, unsigned mode = 0600);

/// Writes a file of mode 0600 that is not durable yet: for many at once, before one syncAll().
assets::Result<void> writeUnsynced(const std::filesystem::path& file, std::span<const std::uint8_t> content);
/// Makes everything written so far to the file system of `folder` survive a power cut.
assets::Result<void> syncAll(const std::filesystem::path& folder);

/// fsync of what is already written at `from`, rename to `to`, fsync of the folder.
assets::Result<void> moveDurably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Makes what was created, renamed or removed in a folder survive a power cut.
assets::Result<void> syncFolder(const std::filesystem::path& folder);

assets::Result<std::string> readFile(const std::filesystem::path& file);

}  // namespace kiosk::backoffice
