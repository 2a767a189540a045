#include "kiosk/backoffice/server/spool_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "kiosk/backoffice/crypto/random.h"

namespace kiosk::backoffice::server {
namespace {

tl::unexpected<assets::Error> trouble(const char* what) {
  const int code = errno;
  const auto id =
      code == ENOSPC || code == EDQUOT ? assets::ErrorId::OfficeStoreFull : assets::ErrorId::OfficeFolderUnusable;
  return assets::failure(id, std::string(what) + ": " + std::generic_category().message(code));
}

}  // namespace

assets::Result<std::unique_ptr<SpoolFile>> SpoolFile::create(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / (crypto::token(12) + ".part");
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return trouble("cannot create a spool file");
  return std::unique_ptr<SpoolFile>(new SpoolFile(fd, file));
}

SpoolFile::~SpoolFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(file_.c_str());
}

assets::Result<void> SpoolFile::add(const std::uint8_t* data, std::size_t size) {
  digest_.add(crypto::Bytes(data, size));
  size_ += size;
  while (size > 0) {
    const ssize_t count = ::write(fd_, data, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return trouble("cannot write a spool file");
    data += count;
    size -= static_cast<std::size_t>(count);
  }
  return {};
}

std::shared_ptr<api::SpooledBody> SpoolFile::finish() {
  ::close(fd_);
  fd_ = -1;
  return std::make_shared<api::SpooledBody>(file_, digest_.hex(), size_);
}

}  // namespace kiosk::backoffice::server
