#include "drivers/simulator/camera/video_node.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/mman.h>
#include <umockdev.h>
#include <unistd.h>

#include "drivers/simulator/usb/usb_gadget.h"
#include "drivers/simulator/usb/usb_testbed.h"

namespace drivers::simulator::camera {
namespace {

using Clock = std::chrono::steady_clock;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Memory = std::unique_ptr<UMockdevIoctlData, Unref>;

constexpr std::uint8_t kVideoClass = 0x0E;
constexpr std::size_t kMostBuffers = 8;
/// The node is a plain file, so a program's poll always says "ready"; see usb_gadget.cpp.
constexpr std::chrono::milliseconds kNothingYet{2};

/// The argument of an ioctl as a structure; what is changed goes back to the program.
template <class Struct>
class Argument {
 public:
  explicit Argument(UMockdevIoctlClient* client)
      : memory_(umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, sizeof(Struct), nullptr)) {
    std::memcpy(&value, memory_->data, sizeof value);
  }
  ~Argument() { std::memcpy(memory_->data, &value, sizeof value); }
  Argument(const Argument&) = delete;
  Argument& operator=(const Argument&) = delete;

  Struct value{};

 private:
  Memory memory_;
};

template <std::size_t N>
void put(std::uint8_t (&field)[N], std::string_view text) {  // NOLINT(modernize-avoid-c-arrays): the kernel's structs
  std::memset(field, 0, N);
  std::memcpy(field, text.data(), std::min(text.size(), N - 1));
}

/// The USB device above the nodes; a program does not speak to it.
class NoFunction final : public UsbFunction {
 public:
  void received(std::uint8_t /*endpoint*/, std::span<const std::uint8_t> /*bytes*/) override {}
  std::optional<std::vector<std::uint8_t>> control(const ControlRequest& /*request*/,
                                                   std::span<const std::uint8_t> /*data*/) override {
    return std::nullopt;
  }
};

UsbSpec usbSpecOf(const VideoSpec& spec) {
  UsbSpec usb;
  usb.vendor = spec.vendor;
  usb.product = spec.product;
  usb.classCode = kVideoClass;
  usb.subclass = 0x01;
  return usb;
}

}  // namespace

struct VideoNode::Impl {
  const VideoSpec spec;
  const Picture picture;
  NoFunction function;
  UsbGadget usb;
  std::shared_ptr<UsbTestbed> bed;
  UMockdevIoctlBase* pictures = nullptr;
  UMockdevIoctlBase* metadata = nullptr;
  std::vector<std::string> places;

  mutable std::mutex mutex;
  bool there = false;
  VideoFault fault = VideoFault::None;
  const void* owner = nullptr;
  std::size_t size = 0;  ///< index into spec.sizes
  std::size_t slot = 0;  ///< bytes of a buffer
  std::uint8_t* frames = nullptr;
  std::size_t mapped = 0;
  std::size_t buffers = 0;
  std::deque<std::uint32_t> queued;
  bool streaming = false;
  Clock::time_point since{};
  std::int64_t last = -1;  ///< number of the frame given last
  std::int32_t exposure = V4L2_EXPOSURE_APERTURE_PRIORITY;
  std::int32_t whiteBalance = 1;

  Impl(VideoSpec what, Picture gives)
      : spec(std::move(what)), picture(std::move(gives)), usb(spec.socket, usbSpecOf(spec), function) {}
  ~Impl() { unmap(); }

  void unmap() {
    if (frames != nullptr) ::munmap(frames, mapped);
    frames = nullptr;
  }
  void forget() {
    owner = nullptr;
    streaming = false;
    queued.clear();
    buffers = 0;
    exposure = V4L2_EXPOSURE_APERTURE_PRIORITY;
    whiteBalance = 1;
  }
  /// The node's file, as large as all buffers, so that a program can map them.
  tl::expected<void, std::string> map(const std::string& file) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const Size& largest = spec.sizes.front();
    slot = (static_cast<std::size_t>(largest.width) * static_cast<std::size_t>(largest.height) / page + 2) * page;
    mapped = slot * kMostBuffers;
    unmap();
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0 || ::ftruncate(descriptor, static_cast<off_t>(mapped)) != 0) {
      const std::string why = std::generic_category().message(errno);
      if (descriptor >= 0) ::close(descriptor);
      return tl::unexpected<std::string>(file + ": " + why);
    }
    void* start = ::mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    if (start == MAP_FAILED) return tl::unexpected<std::string>(file + ": " + std::generic_category().message(errno));
    frames = static_cast<std::uint8_t*>(start);
    return {};
  }

  int queryCapability(UMockdevIoctlClient* client, bool ofMetadata) const {
    Argument<v4l2_capability> argument(client);
    v4l2_capability& capability = argument.value;
    put(capability.driver, "uvcvideo");
    put(capability.card, spec.name);
    put(capability.bus_info, "usb-0000:00:14.0-" + std::to_string(spec.socket));
    const std::uint32_t own = ofMetadata ? V4L2_CAP_META_CAPTURE : V4L2_CAP_VIDEO_CAPTURE;
    capability.version = 0x060100;
    capability.device_caps = own | V4L2_CAP_STREAMING;
    // As uvcvideo does it: the device can all that one of its nodes can.
    capability.capabilities =
        V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_META_CAPTURE | V4L2_CAP_STREAMING | V4L2_CAP_DEVICE_CAPS;
    return 0;
  }
  int enumerateFormats(UMockdevIoctlClient* client) const {
    Argument<v4l2_fmtdesc> argument(client);
    if (argument.value.index > 0 || argument.value.type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return -EINVAL;
    argument.value.flags = V4L2_FMT_FLAG_COMPRESSED;
    argument.value.pixelformat = V4L2_PIX_FMT_MJPEG;
    put(argument.value.description, "Motion-JPEG");
    return 0;
  }
  int enumerateSizes(UMockdevIoctlClient* client) const {
    Argument<v4l2_frmsizeenum> argument(client);
    v4l2_frmsizeenum& asked = argument.value;
    if (asked.pixel_format != V4L2_PIX_FMT_MJPEG || asked.index >= spec.sizes.size()) return -EINVAL;
    asked.type = V4L2_FRMSIZE_TYPE_DISCRETE;
    asked.discrete.width = static_cast<std::uint32_t>(spec.sizes[asked.index].width);
    asked.discrete.height = static_cast<std::uint32_t>(spec.sizes[asked.index].height);
    return 0;
  }
  int enumerateIntervals(UMockdevIoctlClient* client) const {
    Argument<v4l2_frmivalenum> argument(client);
    if (argument.value.index > 0) return -EINVAL;
    argument.value.type = V4L2_FRMIVAL_TYPE_DISCRETE;
    argument.value.discrete = {1, static_cast<std::uint32_t>(spec.framesPerSecond)};
    return 0;
  }
  int setFormat(UMockdevIoctlClient* client, bool keep) {
    Argument<v4l2_format> argument(client);
    v4l2_pix_format& asked = argument.value.fmt.pix;
    if (keep && buffers > 0) return -EBUSY;
    std::size_t chosen = 0;
    for (std::size_t index = 0; index < spec.sizes.size(); ++index) {
      const Size& each = spec.sizes[index];
      if (static_cast<int>(asked.width) == each.width && static_cast<int>(asked.height) == each.height) chosen = index;
    }
    asked.width = static_cast<std::uint32_t>(spec.sizes[chosen].width);
    asked.height = static_cast<std::uint32_t>(spec.sizes[chosen].height);
    asked.pixelformat = V4L2_PIX_FMT_MJPEG;
    asked.field = V4L2_FIELD_NONE;
    asked.sizeimage = static_cast<std::uint32_t>(slot);
    if (keep) size = chosen;
    return 0;
  }
  int requestBuffers(UMockdevIoctlClient* client) {
    Argument<v4l2_requestbuffers> argument(client);
    if (argument.value.memory != V4L2_MEMORY_MMAP) return -EINVAL;
    if (fault == VideoFault::Busy || (owner != nullptr && owner != client)) return -EBUSY;
    buffers = std::min<std::size_t>(argument.value.count, kMostBuffers);
    argument.value.count = static_cast<std::uint32_t>(buffers);
    owner = buffers > 0 ? client : nullptr;
    queued.clear();
    streaming = false;
    return 0;
  }
  int queryBuffer(UMockdevIoctlClient* client) const {
    Argument<v4l2_buffer> argument(client);
    if (argument.value.index >= buffers) return -EINVAL;
    argument.value.length = static_cast<std::uint32_t>(slot);
    argument.value.m.offset = static_cast<std::uint32_t>(argument.value.index * slot);
    argument.value.flags = V4L2_BUF_FLAG_MAPPED | V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    const auto place = std::find(queued.begin(), queued.end(), argument.value.index);
    if (place != queued.end()) {
      const bool filled = place == queued.begin() && frameWaits();
      argument.value.flags |= filled ? V4L2_BUF_FLAG_DONE : V4L2_BUF_FLAG_QUEUED;
    }
    return 0;
  }
  int queueBuffer(UMockdevIoctlClient* client) {
    const Argument<v4l2_buffer> argument(client);
    if (argument.value.index >= buffers) return -EINVAL;
    queued.push_back(argument.value.index);
    return 0;
  }
  /// The number of the frame the lens sees now.
  [[nodiscard]] std::int64_t frameNow() const {
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - since).count();
    std::int64_t frame = passed * spec.framesPerSecond / 1000;
    if (fault == VideoFault::Drops) frame -= frame % 3;
    return frame;
  }
  [[nodiscard]] bool frameWaits() const {
    return streaming && !queued.empty() && frameNow() > last && fault != VideoFault::Silent;
  }
  int takeBuffer(UMockdevIoctlClient* client) {
    if (!streaming) return -EINVAL;
    const std::int64_t frame = frameNow();
    if (!frameWaits()) return -EAGAIN;
    auto jpeg = picture(size);
    if (!jpeg || jpeg->size() > slot) return -EAGAIN;
    const bool second = frame % 2 == 1;
    if (fault == VideoFault::Truncated && second) jpeg->resize(jpeg->size() / 2);
    Argument<v4l2_buffer> argument(client);
    v4l2_buffer& buffer = argument.value;
    buffer.index = queued.front();
    queued.pop_front();
    std::memcpy(frames + buffer.index * slot, jpeg->data(), jpeg->size());
    buffer.bytesused = static_cast<std::uint32_t>(jpeg->size());
    buffer.length = static_cast<std::uint32_t>(slot);
    buffer.sequence = static_cast<std::uint32_t>(frame);
    buffer.flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    if (fault == VideoFault::Marked && second) buffer.flags |= V4L2_BUF_FLAG_ERROR;
    const auto taken = (since + std::chrono::milliseconds(frame * 1000 / spec.framesPerSecond)).time_since_epoch();
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(taken).count();
    buffer.timestamp = {micros / 1'000'000, micros % 1'000'000};
    last = frame;
    return 0;
  }
  int stream(bool on) {
    if (on && buffers == 0) return -EINVAL;
    streaming = on;
    since = Clock::now();
    last = -1;
    if (!on) queued.clear();
    return 0;
  }
  std::int32_t* controlCalled(std::uint32_t id) {
    if (id == V4L2_CID_EXPOSURE_AUTO) return &exposure;
    if (id == V4L2_CID_AUTO_WHITE_BALANCE) return &whiteBalance;
    return nullptr;
  }
  int control(UMockdevIoctlClient* client, bool set) {
    Argument<v4l2_control> argument(client);
    std::int32_t* value = controlCalled(argument.value.id);
    if (value == nullptr) return -EINVAL;
    if (set) {
      *value = argument.value.value;
    } else {
      argument.value.value = *value;
    }
    return 0;
  }

  int answer(UMockdevIoctlClient* client, bool ofMetadata) {
    const std::lock_guard lock(mutex);
    if (!there) return -ENODEV;
    const auto request = static_cast<std::uint32_t>(umockdev_ioctl_client_get_request(client));
    if (request == VIDIOC_QUERYCAP) return queryCapability(client, ofMetadata);
    if (ofMetadata) return -ENOTTY;
    switch (request) {
      case VIDIOC_ENUM_FMT:
        return enumerateFormats(client);
      case VIDIOC_ENUM_FRAMESIZES:
        return enumerateSizes(client);
      case VIDIOC_ENUM_FRAMEINTERVALS:
        return enumerateIntervals(client);
      case VIDIOC_S_FMT:
        return setFormat(client, true);
      case VIDIOC_TRY_FMT:
        return setFormat(client, false);
      case VIDIOC_REQBUFS:
        return requestBuffers(client);
      case VIDIOC_QUERYBUF:
        return queryBuffer(client);
      case VIDIOC_QBUF:
        return queueBuffer(client);
      case VIDIOC_DQBUF:
        return takeBuffer(client);
      case VIDIOC_STREAMON:
        return stream(true);
      case VIDIOC_STREAMOFF:
        return stream(false);
      case VIDIOC_G_CTRL:
        return control(client, false);
      case VIDIOC_S_CTRL:
        return control(client, true);
      default:
        return -ENOTTY;
    }
  }

  // Signals keep what they need alive, as in UsbGadget.
  using Shared = std::shared_ptr<Impl>;
  static UMockdevIoctlBase* handlerFor(const Shared& self, GCallback callback) {
    const auto drop = [](gpointer shared, GClosure*) { delete static_cast<Shared*>(shared); };
    UMockdevIoctlBase* handler = umockdev_ioctl_base_new();
    g_signal_connect_data(handler, "handle-ioctl", callback, new Shared(self), drop, GConnectFlags{});
    g_signal_connect_data(handler, "client-vanished", G_CALLBACK(&Impl::onVanished), new Shared(self), drop,
                          GConnectFlags{});
    return handler;
  }
  static void complete(UMockdevIoctlClient* client, int result) {
    if (result == -EAGAIN) std::this_thread::sleep_for(kNothingYet);
    umockdev_ioctl_client_complete(client, result < 0 ? -1 : result, result < 0 ? -result : 0);
  }
  static gboolean onPictures(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
    complete(client, (*static_cast<Shared*>(self))->answer(client, false));
    return TRUE;
  }
  static gboolean onMetadata(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
    complete(client, (*static_cast<Shared*>(self))->answer(client, true));
    return TRUE;
  }
  static void onVanished(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
    const Shared& impl = *static_cast<Shared*>(self);
    const std::lock_guard lock(impl->mutex);
    if (impl->owner == client) impl->forget();
  }
};

VideoNode::VideoNode(VideoSpec spec, Picture picture)
    : impl_(std::make_shared<Impl>(std::move(spec), std::move(picture))) {}

VideoNode::~VideoNode() {
  unplug();
  for (UMockdevIoctlBase* handler : {impl_->pictures, impl_->metadata}) {
    if (handler != nullptr) g_object_unref(handler);
  }
}

tl::expected<void, std::string> VideoNode::plug(int number) {
  Impl& impl = *impl_;
  if (plugged()) return tl::unexpected<std::string>("it is plugged in already");
  if (impl.bed == nullptr) impl.bed = UsbTestbed::shared();
  if (auto device = impl.usb.plug(); !device) return device;
  if (impl.pictures == nullptr) {
    impl.pictures = Impl::handlerFor(impl_, G_CALLBACK(&Impl::onPictures));
    impl.metadata = Impl::handlerFor(impl_, G_CALLBACK(&Impl::onMetadata));
  }
  using Metadata = VideoSpec::Metadata;
  const int second =
      impl.spec.metadata == Metadata::None ? -1 : number + (impl.spec.metadata == Metadata::Before ? 0 : 1);
  const int first = impl.spec.metadata == Metadata::Before ? number + 1 : number;
  {
    const std::lock_guard lock(impl.mutex);
    impl.forget();
  }
  for (const auto& [node, handler] : {std::pair(first, impl.pictures), std::pair(second, impl.metadata)}) {
    if (node < 0) continue;
    auto place = impl.bed->plugVideo(impl.spec.socket, node, impl.spec.name, handler);
    if (!place) return tl::unexpected<std::string>(place.error());
    impl.places.push_back(*place);
  }
  if (auto mapped = impl.map(impl.bed->root() + "/dev/video" + std::to_string(first)); !mapped) return mapped;
  const std::lock_guard lock(impl.mutex);
  impl.there = true;
  return {};
}

void VideoNode::unplug() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->there = false;
  }
  for (const std::string& place : std::exchange(impl_->places, {}))
    impl_->bed->unplug(place);
  if (impl_->usb.plugged()) impl_->usb.unplug();
}

bool VideoNode::plugged() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->there;
}

void VideoNode::setFault(VideoFault fault) {
  const std::lock_guard lock(impl_->mutex);
  impl_->fault = fault;
}

std::string VideoNode::controls() const {
  const std::lock_guard lock(impl_->mutex);
  return std::string("exposure ") + (impl_->exposure == V4L2_EXPOSURE_MANUAL ? "manual" : "auto") + " white-balance " +
         (impl_->whiteBalance == 0 ? "manual" : "auto");
}

std::string VideoNode::environment() const {
  return impl_->bed == nullptr ? "" : impl_->bed->environment();
}

}  // namespace drivers::simulator::camera
