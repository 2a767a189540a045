#include "kiosk/terminal/identity/private_file.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::terminal::identity {
namespace {

tl::unexpected<assets::Error> unusable(const std::filesystem::path& path) {
  return assets::failure(assets::ErrorId::NotEnrolled, path.string() + ": " + std::generic_category().message(errno));
}

bool writeAll(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

}  // namespace

assets::Result<void> writePrivateFile(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path temporary = path.string() + ".new";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return unusable(temporary);
  const bool written = writeAll(file, content);
  ::close(file);
  if (!written || ::rename(temporary.c_str(), path.c_str()) != 0) return unusable(path);
  const int folder = ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return unusable(path.parent_path());
  const bool synced = ::fsync(folder) == 0;
  ::close(folder);
  if (!synced) return unusable(path.parent_path());
  return {};
}

assets::Result<std::string> readPrivateFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return unusable(path);
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

assets::Result<void> makePrivateFolder(const std::filesystem::path& folder) {
  std::error_code problem;
  if (std::filesystem::is_directory(folder, problem)) return {};
  std::filesystem::create_directories(folder.parent_path(), problem);
  if (::mkdir(folder.c_str(), 0700) != 0) return unusable(folder);
  return {};
}

}  // namespace kiosk::terminal::identity
