// Preloaded into a program under test: writes to regular files fail as on a full disk while the file named by
// HALL_FULL_DISK exists; only paths that contain that file's text are hit (an empty file: all).

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

bool isFull(int fd) {
  const int saved = errno;
  bool full = false;
  struct stat status {};
  const char* control = std::getenv("HALL_FULL_DISK");
  if (control != nullptr && ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
    const int words = ::open(control, O_RDONLY | O_CLOEXEC);
    if (words >= 0) {
      std::array<char, 256> wanted{};
      std::array<char, 4096> path{};
      std::array<char, 64> link{};
      const ssize_t length = ::read(words, wanted.data(), wanted.size());
      ::close(words);
      std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", fd);
      const ssize_t pathLength = ::readlink(link.data(), path.data(), path.size());
      full = length >= 0 && pathLength > 0 &&
             std::string_view(path.data(), static_cast<std::size_t>(pathLength))
                     .find(std::string_view(wanted.data(), static_cast<std::size_t>(length))) != std::string_view::npos;
    }
  }
  errno = saved;
  return full;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

ssize_t refuse() {
  errno = ENOSPC;
  return -1;
}

}  // namespace

extern "C" {

ssize_t write(int fd, const void* data, size_t size) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  return isFull(fd) ? refuse() : real(fd, data, size);
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  return isFull(fd) ? refuse() : real(fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return isFull(fd) ? refuse() : real(fd, data, size, offset);
}

}  // extern "C"
