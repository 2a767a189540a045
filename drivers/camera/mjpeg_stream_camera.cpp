#include "drivers/camera/mjpeg_stream_camera.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "drivers/camera/decode.h"

namespace drivers::camera {
namespace {

using assets::ErrorId;
using assets::failure;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kAnswer{2000};  // for `modes` and `still`
constexpr milliseconds kSlice{50};     // how often a wait looks at its stop token
constexpr milliseconds kFilePace{1000 / 15};
constexpr milliseconds kStandstill{2000};

int connectTo(const std::filesystem::path& path, std::string_view request) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof(address.sun_path)) return -1;
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  const auto* generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
  const bool sent = ::connect(fd, generic, sizeof(address)) == 0 &&
                    ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
  if (!sent) {
    ::close(fd);
    return -1;
  }
  ::fcntl(fd, F_SETFL, O_NONBLOCK);
  return fd;
}

/// Readable within the time, looking at the stop token in between.
bool readable(int fd, steady_clock::time_point until, const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const auto left = std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
    if (left.count() < 0) return false;
    pollfd watched{fd, POLLIN, 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(std::min(left, kSlice).count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
    if (left.count() == 0) return false;
  }
  return false;
}

/// Everything until the other side closes; at most `limit` bytes.
WipedBytes readAll(int fd, const std::stop_token& stop, std::size_t limit) {
  WipedBytes bytes;
  std::array<std::uint8_t, 65536> part{};
  const auto until = steady_clock::now() + kAnswer;
  while (bytes.size() < limit && readable(fd, until, stop)) {
    const ssize_t got = ::read(fd, part.data(), part.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (got <= 0) break;
    bytes.insert(bytes.end(), part.begin(), part.begin() + got);
  }
  explicit_bzero(part.data(), part.size());
  return bytes;
}

/// "2592x1944 5" → a mode.
bool parseMode(std::string_view line, CameraMode& mode) {
  const char* end = line.data() + line.size();
  auto width = std::from_chars(line.data(), end, mode.width);
  if (width.ec != std::errc{} || width.ptr == end || *width.ptr != 'x') return false;
  auto height = std::from_chars(width.ptr + 1, end, mode.height);
  if (height.ec != std::errc{} || mode.width <= 0 || mode.height <= 0) return false;
  int rate = 0;
  if (height.ptr != end && *height.ptr == ' ') std::from_chars(height.ptr + 1, end, rate);
  mode.framesPerSecond = rate;
  return true;
}

}  // namespace

assets::Result<std::unique_ptr<Camera>> MjpegStreamCamera::open(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return failure(ErrorId::CameraGone, "nothing at the configured path");
  const Kind kind = std::filesystem::is_socket(status) ? Kind::Socket
                    : std::filesystem::is_fifo(status) ? Kind::Fifo
                                                       : Kind::File;
  std::unique_ptr<MjpegStreamCamera> camera(new MjpegStreamCamera(path, kind));
  if (auto learnt = camera->learnModes(); !learnt) return tl::unexpected(learnt.error());
  return camera;
}

MjpegStreamCamera::~MjpegStreamCamera() {
  stopPreview();
}

assets::Result<void> MjpegStreamCamera::learnModes() {
  if (kind_ == Kind::Socket) {
    const int fd = connectTo(path_, "modes\n");
    if (fd < 0) return failure(ErrorId::CameraGone, "nobody serves the socket");
    const WipedBytes answer = readAll(fd, {}, 4096);
    ::close(fd);
    std::string_view text(static_cast<const char*>(static_cast<const void*>(answer.data())), answer.size());
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      CameraMode mode;
      if (parseMode(text.substr(0, end), mode)) modes_.push_back(mode);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    if (modes_.empty()) return failure(ErrorId::CameraRefused, "the source offers no mode");
    return {};
  }
  // A bare stream has the size of its first picture.
  modes_ = {CameraMode{}};
  if (auto started = startPreview(0, 0); !started) return tl::unexpected(started.error());
  auto frame = nextFrame(kAnswer, {});
  if (!frame) return failure(ErrorId::CameraRefused, "no picture in the stream");
  modes_ = {CameraMode{frame->width, frame->height, PixelFormat::Jpeg, kind_ == Kind::File ? 15.0 : 0.0}};
  stopPreview();
  return {};
}

assets::Result<CameraMode> MjpegStreamCamera::startPreview(int width, int height) {
  stopPreview();
  const CameraMode mode = *chooseMode(modes_, width, height);
  if (kind_ == Kind::Socket) {
    stream_ = connectTo(path_, "stream " + std::to_string(mode.width) + "x" + std::to_string(mode.height) + "\n");
  } else {
    stream_ = ::open(path_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  }
  if (stream_ < 0) return failure(ErrorId::CameraGone, std::generic_category().message(errno));
  splitter_.reset();
  lastFrame_ = steady_clock::now();
  return mode;
}

void MjpegStreamCamera::stopPreview() {
  if (stream_ >= 0) ::close(std::exchange(stream_, -1));
  splitter_.reset();
}

bool MjpegStreamCamera::drain() {
  std::array<std::uint8_t, 65536> part{};
  for (;;) {
    const ssize_t got = ::read(stream_, part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno == EAGAIN;
    if (got == 0) return kind_ == Kind::Fifo;  // a FIFO without a writer may get one again
    splitter_.feed(std::span(part).first(static_cast<std::size_t>(got)));
    if (kind_ == Kind::File) return true;  // at its own pace
  }
}

assets::Result<Frame> MjpegStreamCamera::frameOf(WipedBytes bytes) {
  const PictureSize size = jpegSize(bytes);
  if (size.width == 0) {
    ++counters_.damaged;
    return failure(ErrorId::CameraDamagedFrame, "no size in the picture");
  }
  lastFrame_ = steady_clock::now();
  return Frame{PixelFormat::Jpeg, size.width, size.height, std::move(bytes), lastFrame_, ++sequence_};
}

assets::Result<Frame> MjpegStreamCamera::nextFrame(milliseconds timeout, const std::stop_token& stop) {
  if (stream_ < 0) return failure(ErrorId::CameraRefused, "no preview runs");
  const auto until = steady_clock::now() + timeout;
  if (kind_ == Kind::File) std::this_thread::sleep_until(std::min(until, lastFrame_ + kFilePace));
  for (;;) {
    const bool alive = drain();
    counters_.damaged += splitter_.damaged() - std::exchange(splitterDamaged_, splitter_.damaged());
    std::optional<WipedBytes> newest;
    while (auto file = splitter_.next()) {
      if (newest) ++counters_.dropped;
      newest = std::move(file);
      if (kind_ == Kind::File) break;  // a file is played, not skipped through
    }
    if (newest) {
      ++counters_.delivered;
      counters_.lastAge = milliseconds{0};
      return frameOf(std::move(*newest));
    }
    if (!alive) {
      if (kind_ == Kind::Socket) {
        stopPreview();
        return failure(ErrorId::CameraGone, "the source closed the stream");
      }
      if (::lseek(stream_, 0, SEEK_SET) < 0)
        return failure(ErrorId::CameraGone, std::generic_category().message(errno));
    }
    if (stop.stop_requested()) return failure(ErrorId::DeviceJobCancelled);
    if (!readable(stream_, until, stop)) {
      return failure(stop.stop_requested() ? ErrorId::DeviceJobCancelled : ErrorId::CameraNoFrame);
    }
  }
}

assets::Result<Frame> MjpegStreamCamera::captureStill(const std::stop_token& stop) {
  if (kind_ != Kind::Socket) {
    const bool running = stream_ >= 0;
    if (!running) {
      if (auto started = startPreview(0, 0); !started) return tl::unexpected(started.error());
    }
    auto frame = nextFrame(kAnswer, stop);
    if (!running) stopPreview();
    return frame;
  }
  const int fd = connectTo(path_, "still\n");
  if (fd < 0) return failure(ErrorId::CameraGone, "nobody serves the socket");
  WipedBytes bytes = readAll(fd, stop, JpegSplitter::kLargest);
  ::close(fd);
  if (stop.stop_requested()) return failure(ErrorId::DeviceJobCancelled);
  if (bytes.empty()) return failure(ErrorId::CameraNoFrame, "no still came");
  JpegSplitter splitter;
  splitter.feed(bytes);
  auto file = splitter.next();
  if (!file) {
    ++counters_.damaged;
    return failure(ErrorId::CameraDamagedFrame, "the still broke off");
  }
  ++counters_.delivered;
  return frameOf(std::move(*file));
}

DeviceStatus MjpegStreamCamera::check() {
  DeviceStatus status;
  status.model = "motion JPEG stream";
  status.state = DeviceState::Online;
  if (stream_ >= 0) {
    // Frames that wait unread are no standstill: their reader is busy.
    if (steady_clock::now() - lastFrame_ > kStandstill && !readable(stream_, steady_clock::now(), {})) {
      status.state = DeviceState::Offline;
      status.problem = ErrorId::CameraNoFrame;
    }
    return status;
  }
  bool there = std::filesystem::exists(path_);
  if (there && kind_ == Kind::Socket) {
    const int fd = connectTo(path_, {});
    there = fd >= 0;
    if (there) ::close(fd);
  }
  if (!there) {
    status.state = DeviceState::NoDevice;
    status.problem = ErrorId::CameraGone;
  }
  return status;
}

}  // namespace drivers::camera
