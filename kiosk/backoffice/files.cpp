#include "kiosk/backoffice/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/backoffice/crypto/random.h"

namespace kiosk::backoffice {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

tl::unexpected<assets::Error> trouble(const std::string& what, const fs::path& file) {
  const int code = errno;
  const auto id =
      code == ENOSPC || code == EDQUOT ? assets::ErrorId::OfficeStoreFull : assets::ErrorId::OfficeFolderUnusable;
  return assets::failure(id, what + " " + file.string() + ": " + std::generic_category().message(code));
}

/// A new file with the content, or none.
assets::Result<void> create(const fs::path& file, std::span<const std::uint8_t> content, unsigned mode) {
  const Descriptor fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (fd.get() < 0) return trouble("cannot create", file);
  std::size_t written = 0;
  while (written < content.size()) {
    const ssize_t count = ::write(fd.get(), content.data() + written, content.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      const auto told = trouble("cannot write", file);
      ::unlink(file.c_str());
      return told;
    }
    written += static_cast<std::size_t>(count);
  }
  return {};
}

}  // namespace

assets::Result<void> writeUnsynced(const fs::path& file, std::span<const std::uint8_t> content) {
  return create(file, content, 0600);
}

assets::Result<void> syncAll(const fs::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0 || ::syncfs(fd.get()) != 0) return trouble("cannot sync the file system of", folder);
  return {};
}

assets::Result<void> writeDurably(const fs::path& file, std::span<const std::uint8_t> content, unsigned mode) {
  const fs::path temporary = file.string() + "." + crypto::token(6) + ".part";
  if (auto created = create(temporary, content, mode); !created) return created;
  return moveDurably(temporary, file);
}

assets::Result<void> writeDurably(const fs::path& file, const std::string& content, unsigned mode) {
  return writeDurably(file, {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()}, mode);
}

assets::Result<void> moveDurably(const fs::path& from, const fs::path& to) {
  {
    const Descriptor fd(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0 || ::fsync(fd.get()) != 0) return trouble("cannot sync", from);
  }
  if (::rename(from.c_str(), to.c_str()) != 0) return trouble("cannot move to", to);
  return syncFolder(to.parent_path());
}

assets::Result<void> syncFolder(const fs::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0 || ::fsync(fd.get()) != 0) return trouble("cannot sync the folder", folder);
  return {};
}

assets::Result<std::string> readFile(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return trouble("cannot read", file);
  std::ostringstream text;
  text << stream.rdbuf();
  return std::move(text).str();
}

}  // namespace kiosk::backoffice
