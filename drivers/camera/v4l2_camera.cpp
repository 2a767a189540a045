#include "drivers/camera/v4l2_camera.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "drivers/camera/settling.h"
#include "drivers/camera/v4l2_nodes.h"

namespace drivers::camera {
namespace {

using assets::ErrorId;
using assets::failure;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr unsigned kBuffers = 4;
constexpr milliseconds kSlice{50};
constexpr milliseconds kStandstill{2000};
constexpr milliseconds kStillTimeout{4000};

int control(int fd, unsigned long request, void* argument) {
  int done = 0;
  do {
    done = ::ioctl(fd, request, argument);
  } while (done < 0 && errno == EINTR);
  return done;
}

assets::Error systemError(ErrorId id, const char* what) {
  return {id, std::string(what) + ": " + std::generic_category().message(errno)};
}

std::optional<PixelFormat> formatOf(std::uint32_t fourcc) {
  switch (fourcc) {
    case V4L2_PIX_FMT_MJPEG:
    case V4L2_PIX_FMT_JPEG:
      return PixelFormat::Jpeg;
    case V4L2_PIX_FMT_YUYV:
      return PixelFormat::Yuyv;
    case V4L2_PIX_FMT_GREY:
      return PixelFormat::Grey;
    default:
      return std::nullopt;
  }
}

std::uint32_t fourccOf(PixelFormat format) {
  switch (format) {
    case PixelFormat::Jpeg:
      return V4L2_PIX_FMT_MJPEG;
    case PixelFormat::Yuyv:
      return V4L2_PIX_FMT_YUYV;
    case PixelFormat::Grey:
      return V4L2_PIX_FMT_GREY;
  }
  return V4L2_PIX_FMT_MJPEG;
}

double fastest(int fd, std::uint32_t fourcc, std::uint32_t width, std::uint32_t height) {
  v4l2_frmivalenum interval{};
  interval.pixel_format = fourcc;
  interval.width = width;
  interval.height = height;
  double best = 0;
  while (control(fd, VIDIOC_ENUM_FRAMEINTERVALS, &interval) == 0) {
    const v4l2_fract& period = interval.type == V4L2_FRMIVAL_TYPE_DISCRETE ? interval.discrete : interval.stepwise.min;
    if (period.numerator > 0) best = std::max(best, double(period.denominator) / period.numerator);
    if (interval.type != V4L2_FRMIVAL_TYPE_DISCRETE) break;
    ++interval.index;
  }
  return best;
}

/// Sets a control to the value that holds it, or back to what it was. False: the camera has no such control.
bool holdControl(int fd, std::uint32_t id, std::int32_t held, bool hold, std::optional<std::int32_t>* before) {
  if (hold == before->has_value()) return hold;
  v4l2_control value{id, held};
  if (!hold) {
    value.value = **before;
    before->reset();
    return control(fd, VIDIOC_S_CTRL, &value) == 0;
  }
  v4l2_control now{id, 0};
  if (control(fd, VIDIOC_G_CTRL, &now) < 0 || control(fd, VIDIOC_S_CTRL, &value) < 0) return false;
  *before = now.value;
  return true;
}

bool captures(const v4l2_capability& capability) {
  const std::uint32_t all =
      (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? capability.device_caps : capability.capabilities;
  return (all & V4L2_CAP_VIDEO_CAPTURE) != 0 && (all & V4L2_CAP_STREAMING) != 0;
}

}  // namespace

assets::Result<std::unique_ptr<Camera>> V4l2Camera::open(const std::filesystem::path& device) {
  const int fd = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) {
    const bool away = errno == ENOENT || errno == ENODEV || errno == ENXIO;
    return tl::unexpected(systemError(away ? ErrorId::CameraGone : ErrorId::CameraRefused, "open"));
  }
  v4l2_capability capability{};
  if (control(fd, VIDIOC_QUERYCAP, &capability) < 0 || !captures(capability)) {
    ::close(fd);
    return failure(ErrorId::CameraRefused, "the node captures no pictures");
  }
  const char* name = static_cast<const char*>(static_cast<const void*>(capability.card));
  std::unique_ptr<V4l2Camera> camera(new V4l2Camera(fd, std::string(name, ::strnlen(name, sizeof(capability.card)))));
  camera->learnModes();
  if (camera->modes_.empty()) return failure(ErrorId::CameraRefused, "no format this program reads");
  return camera;
}

assets::Result<std::unique_ptr<Camera>> V4l2Camera::openByUsb(const std::string& vidPid, const std::string& usbPath) {
  assets::Error last{ErrorId::CameraGone, "no video node of " + vidPid};
  for (const VideoNode& node : matchingNodes(listVideoNodes(), vidPid, usbPath)) {
    auto camera = open(node.device);
    if (camera) return camera;
    last = camera.error();
  }
  return tl::unexpected(last);
}

V4l2Camera::~V4l2Camera() {
  lockExposure(false);
  stopPreview();
  ::close(fd_);
}

void V4l2Camera::learnModes() {
  v4l2_fmtdesc description{};
  description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  for (; control(fd_, VIDIOC_ENUM_FMT, &description) == 0; ++description.index) {
    const auto format = formatOf(description.pixelformat);
    if (!format) continue;
    v4l2_frmsizeenum size{};
    size.pixel_format = description.pixelformat;
    for (; control(fd_, VIDIOC_ENUM_FRAMESIZES, &size) == 0; ++size.index) {
      const bool discrete = size.type == V4L2_FRMSIZE_TYPE_DISCRETE;
      const std::uint32_t width = discrete ? size.discrete.width : size.stepwise.max_width;
      const std::uint32_t height = discrete ? size.discrete.height : size.stepwise.max_height;
      modes_.push_back({static_cast<int>(width), static_cast<int>(height), *format,
                        fastest(fd_, description.pixelformat, width, height)});
      if (!discrete) break;
    }
  }
  // Compressed first among equals, then the larger; where a size exists as JPEG the raw one is only in the way.
  std::stable_sort(modes_.begin(), modes_.end(), [](const CameraMode& a, const CameraMode& b) {
    const auto area = [](const CameraMode& m) { return std::int64_t{m.width} * m.height; };
    return area(a) != area(b) ? area(a) > area(b) : a.format < b.format;
  });
  modes_.erase(
      std::unique(modes_.begin(), modes_.end(),
                  [](const CameraMode& a, const CameraMode& b) { return a.width == b.width && a.height == b.height; }),
      modes_.end());
}

assets::Result<void> V4l2Camera::stream(const CameraMode& mode) {
  stopPreview();
  v4l2_format format{};
  format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  format.fmt.pix.width = static_cast<std::uint32_t>(mode.width);
  format.fmt.pix.height = static_cast<std::uint32_t>(mode.height);
  format.fmt.pix.pixelformat = fourccOf(mode.format);
  format.fmt.pix.field = V4L2_FIELD_ANY;
  if (control(fd_, VIDIOC_S_FMT, &format) < 0) return tl::unexpected(systemError(ErrorId::CameraRefused, "S_FMT"));
  mode_ = mode;
  mode_.width = static_cast<int>(format.fmt.pix.width);
  mode_.height = static_cast<int>(format.fmt.pix.height);

  v4l2_requestbuffers request{};
  request.count = kBuffers;
  request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  request.memory = V4L2_MEMORY_MMAP;
  if (control(fd_, VIDIOC_REQBUFS, &request) < 0 || request.count == 0) {
    return tl::unexpected(systemError(ErrorId::CameraRefused, "REQBUFS"));
  }
  for (std::uint32_t index = 0; index < request.count; ++index) {
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = index;
    if (control(fd_, VIDIOC_QUERYBUF, &buffer) < 0) {
      return tl::unexpected(systemError(ErrorId::CameraRefused, "QUERYBUF"));
    }
    void* start =
        ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, fd_, static_cast<off_t>(buffer.m.offset));
    if (start == MAP_FAILED) return tl::unexpected(systemError(ErrorId::CameraRefused, "mmap"));
    buffers_.push_back({start, buffer.length});
    if (control(fd_, VIDIOC_QBUF, &buffer) < 0) return tl::unexpected(systemError(ErrorId::CameraRefused, "QBUF"));
  }
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  if (control(fd_, VIDIOC_STREAMON, &type) < 0) return tl::unexpected(systemError(ErrorId::CameraGone, "STREAMON"));
  streaming_ = true;
  firstFrame_ = true;
  lastFrame_ = steady_clock::now();
  return {};
}

assets::Result<CameraMode> V4l2Camera::startPreview(int width, int height) {
  if (auto started = stream(*chooseMode(modes_, width, height)); !started) {
    stopPreview();
    return tl::unexpected(started.error());
  }
  return mode_;
}

void V4l2Camera::stopPreview() {
  if (streaming_) {
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    control(fd_, VIDIOC_STREAMOFF, &type);
    streaming_ = false;
  }
  if (buffers_.empty()) return;
  for (const Buffer& buffer : buffers_) {
    explicit_bzero(buffer.start, buffer.length);
    ::munmap(buffer.start, buffer.length);
  }
  buffers_.clear();
  v4l2_requestbuffers none{};
  none.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  none.memory = V4L2_MEMORY_MMAP;
  control(fd_, VIDIOC_REQBUFS, &none);
}

assets::Result<bool> V4l2Camera::dequeue(Frame* frame) {
  v4l2_buffer buffer{};
  buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  buffer.memory = V4L2_MEMORY_MMAP;
  if (control(fd_, VIDIOC_DQBUF, &buffer) < 0) {
    if (errno == EAGAIN) return false;
    return tl::unexpected(systemError(ErrorId::CameraGone, "DQBUF"));
  }
  const bool whole = (buffer.flags & V4L2_BUF_FLAG_ERROR) == 0 && buffer.bytesused > 0 &&
                     buffer.index < buffers_.size() && buffer.bytesused <= buffers_[buffer.index].length;
  if (!firstFrame_ && buffer.sequence > lastSequence_ + 1) counters_.dropped += buffer.sequence - lastSequence_ - 1;
  lastSequence_ = buffer.sequence;
  firstFrame_ = false;
  if (whole) {
    const auto* bytes = static_cast<const std::uint8_t*>(buffers_[buffer.index].start);
    frame->format = mode_.format;
    frame->width = mode_.width;
    frame->height = mode_.height;
    frame->bytes.assign(bytes, bytes + buffer.bytesused);
    frame->sequence = buffer.sequence;
    const bool monotonic = (buffer.flags & V4L2_BUF_FLAG_TIMESTAMP_MASK) == V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    const auto since =
        std::chrono::seconds(buffer.timestamp.tv_sec) + std::chrono::microseconds(buffer.timestamp.tv_usec);
    frame->taken = monotonic ? steady_clock::time_point(since) : steady_clock::now();
  } else {
    ++counters_.damaged;
  }
  if (control(fd_, VIDIOC_QBUF, &buffer) < 0) return tl::unexpected(systemError(ErrorId::CameraGone, "QBUF"));
  return whole;
}

assets::Result<Frame> V4l2Camera::nextFrame(milliseconds timeout, const std::stop_token& stop) {
  if (!streaming_) return failure(ErrorId::CameraRefused, "no preview runs");
  const auto until = steady_clock::now() + timeout;
  for (;;) {
    std::optional<Frame> newest;
    for (;;) {
      Frame frame;
      auto got = dequeue(&frame);
      if (!got) return tl::unexpected(got.error());
      if (!*got) break;
      if (newest) ++counters_.dropped;
      newest = std::move(frame);
    }
    if (newest) {
      lastFrame_ = steady_clock::now();
      ++counters_.delivered;
      counters_.lastAge = std::chrono::duration_cast<milliseconds>(lastFrame_ - newest->taken);
      return std::move(*newest);
    }
    if (stop.stop_requested()) return failure(ErrorId::DeviceJobCancelled);
    const auto left = std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
    if (left.count() <= 0) return failure(ErrorId::CameraNoFrame);
    pollfd watched{fd_, POLLIN, 0};
    ::poll(&watched, 1, static_cast<int>(std::min(left, kSlice).count()));
    if ((watched.revents & (POLLHUP | POLLNVAL)) != 0) return failure(ErrorId::CameraGone, "the node went away");
  }
}

assets::Result<Frame> V4l2Camera::captureStill(const std::stop_token& stop) {
  const bool running = streaming_;
  const CameraMode preview = mode_;
  if (auto started = stream(modes_.front()); !started) return tl::unexpected(started.error());
  assets::Result<Frame> still = failure(ErrorId::CameraNoFrame);
  Settling settling;
  do {
    still = nextFrame(kStillTimeout, stop);
  } while (still && !settling.settled(*still));
  stopPreview();
  if (running) {
    if (auto again = stream(preview); !again && still) return tl::unexpected(again.error());
  }
  return still;
}

bool V4l2Camera::lockExposure(bool locked) {
  const bool exposure = holdControl(fd_, V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL, locked, &exposureBefore_);
  const bool balance = holdControl(fd_, V4L2_CID_AUTO_WHITE_BALANCE, 0, locked, &whiteBalanceBefore_);
  return exposure || balance;
}

// Frames that wait unread are no standstill: their reader is busy. A poll would not tell them from a stream that broke.
bool V4l2Camera::frameWaits() const {
  for (std::uint32_t index = 0; index < buffers_.size(); ++index) {
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = index;
    if (control(fd_, VIDIOC_QUERYBUF, &buffer) == 0 && (buffer.flags & V4L2_BUF_FLAG_DONE) != 0) return true;
  }
  return false;
}

DeviceStatus V4l2Camera::check() {
  DeviceStatus status;
  status.model = model_;
  status.state = DeviceState::Online;
  v4l2_capability capability{};
  if (control(fd_, VIDIOC_QUERYCAP, &capability) < 0) {
    status.state = DeviceState::NoDevice;
    status.problem = ErrorId::CameraGone;
    return status;
  }
  if (streaming_ && steady_clock::now() - lastFrame_ > kStandstill && !frameWaits()) {
    status.state = DeviceState::Offline;
    status.problem = ErrorId::CameraNoFrame;
  }
  return status;
}

}  // namespace drivers::camera
